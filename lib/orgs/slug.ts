const spelled: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '&': ' and ',
}

/**
 * The readable part of an address: "Größe & Café #3" is `grosse-and-cafe-3`. Letters without a Latin form are left out.
 * @returns at most 60 characters of a-z, 0-9 and `-`, or `fallback` when nothing is left
 */
export function slugOf(text: string, fallback: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[ßæœøłđðþı&]/g, (letter) => spelled[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const short =
    plain.length > 60
      ? plain
          .slice(0, 61)
          .replace(/-[^-]*$/, '')
          .slice(0, 60)
      : plain
  return short || fallback
}
