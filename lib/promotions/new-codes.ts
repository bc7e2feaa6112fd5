import { newReadableCode } from '@/lib/core/id'

/** Eight of 30 letters: with a guess a second, one of a thousand such codes is found in two decades. */
const length = 8

/** So many different codes nobody guesses, PRESS-7K2M9QDX, easy to read out. */
export function newCodes(prefix: string, count: number): string[] {
  const joint = prefix === '' || /[_-]$/.test(prefix) ? '' : '-'
  const codes = new Set<string>()
  while (codes.size < count) codes.add(`${prefix}${joint}${newReadableCode(length)}`)
  return [...codes]
}
