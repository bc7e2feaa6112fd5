import { tz, tzOffset } from '@date-fns/tz'
import { format } from 'date-fns'

const oneDay = 86_400_000

/** The areas of the IANA database. Outside them lie abbreviations (AET, BST) that PostgreSQL does not know, or knows as another zone. */
const named = /^(?:UTC|(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[\w+/-]{1,40})$/i

/** True for an IANA name, UTC or "Area/Place", that the runtime knows; the database has to read it too. */
export function isTimeZone(name: string): boolean {
  if (!named.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The IANA zones people can pick from, UTC first. */
export const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/**
 * The instant a wall clock in `timeZone` shows `local` ("2026-03-29T19:30").
 * In the hour a spring change skips, the clock is moved on; in the hour an autumn change repeats, the first one is meant.
 * @throws RangeError when `local` is no such date.
 */
export function instantOf(local: string, timeZone: string): Date {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(local)
  if (!match) throw new RangeError(`Not a date and time: ${local}`)
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number]
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute))
  const exists = wall.getUTCMonth() === month - 1 && wall.getUTCDate() === day && hour < 24 && minute < 60
  if (!exists) throw new RangeError(`Not a date and time: ${local}`)
  // The offsets on both sides of any change near by; the earlier one wins where the clock shows the time twice.
  const [before, after] = [-oneDay, oneDay].map((aside) => tzOffset(timeZone, new Date(wall.getTime() + aside))) as [
    number,
    number,
  ]
  const at = (offset: number) => new Date(wall.getTime() - offset * 60_000)
  const isShown = (offset: number) => tzOffset(timeZone, at(offset)) === offset
  return !isShown(before) && isShown(after) ? at(after) : at(before)
}

/** What a wall clock in `timeZone` shows at `instant`, as a datetime-local field wants it: "2026-03-29T19:30". */
export const localOf = (instant: Date, timeZone: string) => format(instant, "yyyy-MM-dd'T'HH:mm", { in: tz(timeZone) })

/** ISO 8601 with the zone's offset at that instant: "2026-03-29T19:30:00+02:00". */
export const isoWithOffset = (instant: Date, timeZone: string) =>
  format(instant, "yyyy-MM-dd'T'HH:mm:ssxxx", { in: tz(timeZone) })

/** For people, in the event's zone: "Sat 14 Nov 2026, 19:30 CET". */
export function formatInstant(instant: Date, timeZone: string, locale = 'en-GB'): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(instant)
}

/**
 * The same instant in UTC, for the database: offsets up to 23:59 are ISO 8601, and PostgreSQL takes fewer.
 * @returns null for what is no instant, or one outside the years 1 to 9999
 */
export function utcOf(instant: string): string | null {
  const at = new Date(instant)
  const year = at.getUTCFullYear()
  return year >= 1 && year <= 9999 ? at.toISOString() : null
}
