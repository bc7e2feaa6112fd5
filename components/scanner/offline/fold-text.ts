/** Letters that do not come apart into a base and a mark. */
const apart: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n' },
}

/** Words as they are compared: small letters without marks, anything between words one space. E-mail addresses stay whole. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .replace(/[ßæœøłđðþıħŋ]/g, (letter) => apart[letter] ?? letter)
    .replace(/[^\p{L}\p{N}@._+]+/gu, ' ')
    .trim()
}

const short = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The words somebody looks for; null while there are too few letters to look for: three, or two where names are that short. */
export function soughtWords(query: string): string[] | null {
  const words = foldText(query).split(' ').filter(Boolean)
  const letters = Array.from(words.join(''))
  return letters.length >= (letters.some((letter) => short.test(letter)) ? 2 : 3) ? words : null
}
