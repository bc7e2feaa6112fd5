import { formatMoney, type Money } from '@/lib/core/money'

/** "Free" for nothing, else the amount with its currency. */
export const price = (amountMinor: number, currency: string) =>
  amountMinor === 0 ? 'Free' : formatMoney({ amountMinor, currency })

export const amount = (money: Money) => formatMoney(money)

export const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

/** "30 minutes", "2 hours", "3 days": how long a link works, in the largest whole unit. */
export function duration(minutes: number): string {
  if (minutes % 1440 === 0) return count(minutes / 1440, 'day')
  return minutes % 60 === 0 ? count(minutes / 60, 'hour') : count(minutes, 'minute')
}

/** "a", "a or b", "a, b or c". */
export const either = (words: string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

/** A title fit for a subject line. */
export const shortened = (title: string, length = 70) => {
  const characters = [...title.replace(/\s+/g, ' ').trim()]
  return characters.length <= length
    ? characters.join('')
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}

/**
 * A name somebody typed, in a mail to somebody else: mail programs must not make a link of it, or our mails could be used to
 * advertise ("Win at evil.example"). A zero-width space after what addresses are made of is enough.
 */
export const person = (name: string) =>
  name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.:/@](?=\S)/g, '$&\u200b')

export const joinOnline = 'Online. The join button is on your ticket and opens in time.'
