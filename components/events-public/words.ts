import { exponentOf, formatMoney, type Money } from '@/lib/core/money'

type Priced = { priceFrom: Money | null; soldOut: boolean }
type Placed = { format: string; venue: { name?: string | null; city?: string | null } | null }
type Timed = { startsAt: string; endsAt: string; timeZone: string }

/** "€12" and "€12.50": cents only when there are some. */
export function shortMoney({ amountMinor, currency }: Money): string {
  const whole = amountMinor % 10 ** exponentOf(currency) === 0
  const text = formatMoney({ amountMinor, currency })
  return whole ? text.replace(/\.0+(?=\D*$)/, '') : text
}

/** "Free", "From €12", "Sold out"; null while there is nothing for sale. */
export function priceInWords({ priceFrom, soldOut }: Priced): string | null {
  if (!priceFrom) return null
  if (soldOut) return 'Sold out'
  return priceFrom.amountMinor === 0 ? 'Free' : `From ${shortMoney(priceFrom)}`
}

/** "Kai 3, Hamburg", "Online", or both. */
export function placeInWords({ format, venue }: Placed): string {
  const place = [venue?.name, venue?.city].filter(Boolean).join(', ')
  if (format === 'online') return 'Online'
  if (format === 'hybrid') return place ? `${place}, and online` : 'In person and online'
  return place || 'Place to be announced'
}

const locale = 'en-GB'
const hours = 3_600_000

/** In the event's zone: "Sat 14 Nov, 19:00", "Sat 14 Nov – Mon 16 Nov" or, once it began, "On until Mon 16 Nov". */
export function whenInWords({ startsAt, endsAt, timeZone }: Timed, now: number): string {
  const start = new Date(startsAt)
  const end = new Date(endsAt)
  const lastsDays = end.getTime() - start.getTime() > 18 * hours // a night is one date
  const year = start.getTime() - now > 300 * 24 * hours ? ({ year: 'numeric' } as const) : {}
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...year, timeZone })
  const plain = (text: string) => text.replace(/^(\w{3}),/, '$1').replace(/– (\w{3}),/, '– $1')
  if (lastsDays && start.getTime() <= now && now < end.getTime()) return `On until ${plain(day.format(end))}`
  if (lastsDays) return plain(day.formatRange(start, end)).replace(/\s*–\s*/, ' – ')
  return `${plain(day.format(start))}, ${timeOf(start, timeZone)}`
}

/** "19:30" on a clock in the zone. */
export const timeOf = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(instant)
