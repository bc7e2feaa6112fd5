import glyphs from './glyphs.json'

/**
 * Letters as outlines, so that a picture needs no fonts where it is drawn. They are Bricolage Grotesque (SIL OFL 1.1) at
 * `opsz` 96, `wdth` 85, `wght` 720, 1000 units to the em; pairs with their kerning. Latin and Latin Extended-A.
 */
type Glyph = { advance: number; outline: string }

let loaded: { letters: Map<string, Glyph>; kerning: Map<string, number> } | undefined

function alphabet() {
  loaded ??= {
    letters: new Map(glyphs.outlines.split('\n').map(readGlyph)),
    kerning: new Map(glyphs.kerning.split(' ').map((pair) => [pair.slice(0, 2), Number(pair.slice(2))])),
  }
  return loaded
}

function readGlyph(line: string): [string, Glyph] {
  const space = line.indexOf(' ', 1)
  return [line.slice(0, 1), { advance: Number(line.slice(1, space)), outline: line.slice(space + 1) }]
}

/** The text as far as there are letters for it: accents that are not drawn are left out, other scripts too. */
export function drawable(text: string): string {
  const { letters } = alphabet()
  return [...text.normalize('NFC')]
    .map((letter) => {
      if (letters.has(letter)) return letter
      const [base = ''] = letter.normalize('NFD')
      return letters.has(base) ? base : /\s/.test(letter) ? ' ' : ''
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

function advances(text: string): number[] {
  const { letters, kerning } = alphabet()
  return [...text].map(
    (letter, index, all) => (letters.get(letter)?.advance ?? 0) + (kerning.get(letter + (all[index + 1] ?? '')) ?? 0),
  )
}

/** How wide a drawable text is at `size` units to the em. */
export const widthOf = (text: string, size: number) => (advances(text).reduce((sum, advance) => sum + advance, 0) * size) / 1000

/** One line as SVG, its baseline at `y`. */
export function line(text: string, x: number, y: number, size: number, fill: string): string {
  const { letters } = alphabet()
  const widths = advances(text)
  let pen = 0
  const outlines = [...text].map((letter, index) => {
    const outline = letters.get(letter)?.outline ?? ''
    const drawn = outline ? `<path d="${outline}" transform="translate(${pen} 0)"/>` : ''
    pen += widths[index] ?? 0
    return drawn
  })
  return `<g transform="translate(${x} ${y}) scale(${size / 1000})" fill="${fill}">${outlines.join('')}</g>`
}

/** Breaks a drawable text into lines no wider than `width`; a longer word is cut. */
export function broken(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of text.split(' ').flatMap((each) => pieces(each, size, width))) {
    const longer = current ? `${current} ${word}` : word
    if (current && widthOf(longer, size) > width) {
      lines.push(current)
      current = word
    } else current = longer
  }
  return current ? [...lines, current] : lines
}

function pieces(word: string, size: number, width: number): string[] {
  if (widthOf(word, size) <= width) return [word]
  const parts: string[] = ['']
  for (const letter of word) {
    const longer = `${parts.at(-1)}${letter}`
    if (parts.at(-1) && widthOf(longer, size) > width) parts.push(letter)
    else parts[parts.length - 1] = longer
  }
  return parts
}
