import type { Rules } from './rules'

/** Where the holder of a ticket stands on a list. Instants are ISO 8601 texts in UTC. */
export type Presence = {
  inside: boolean
  entries: number
  /** of the last entry, by the event's clock: 2026-11-14 */
  day: string | null
  /** entries on that day */
  dayEntries: number
  /** the first entry, of that day where each day begins anew */
  firstAt: string | null
  firstGate: string | null
  /** the last scan that stands, in or out */
  lastAt: string | null
  lastGate: string | null
  /** standing scans with a conflict */
  conflicts: number
}

/** Of whom no scan stands. */
export const nobody: Presence = {
  inside: false,
  entries: 0,
  day: null,
  dayEntries: 0,
  firstAt: null,
  firstGate: null,
  lastAt: null,
  lastGate: null,
  conflicts: 0,
}

/** A scan that let somebody in or out and was not undone. `at` is when it happened by the server's clock, in UTC. */
export type StandingScan = {
  id: string
  direction: 'in' | 'out'
  at: string
  gate: string
  /** the reason a supervisor went past; such an entry is never a double one */
  overrode?: string | null
  /** what spoke against it apart from who was in already: kept as it is */
  conflict?: string | null
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string) {
  const made = () =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
    })
  const clock = clocks.get(zone) ?? made()
  clocks.set(zone, clock)
  return clock
}

/** The day of the event an instant belongs to: until the hour `dayStartsAt` it is still the day before. */
export function dayOf(at: Date, zone: string, dayStartsAt: number): string {
  const parts = clockOf(zone).formatToParts(at)
  const [year, month, day, hour] = ['year', 'month', 'day', 'hour'].map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  ) as [number, number, number, number]
  return new Date(Date.UTC(year, month - 1, hour < dayStartsAt ? day - 1 : day)).toISOString().slice(0, 10)
}

/** What counts of it at that time: all of it, or what is of that day where each day begins anew. */
export function countedAt(presence: Presence, rules: Rules, at: Date, zone: string): { entries: number; inside: boolean } {
  if (!rules.perDay) return presence
  const sameDay = presence.day === dayOf(at, zone, rules.dayStartsAt)
  return sameDay ? { entries: presence.dayEntries, inside: presence.inside } : { entries: 0, inside: false }
}

/** Whether the rules speak against one more entry of somebody who stands so. */
export function isUsed(presence: Presence, rules: Rules, at: Date, zone: string): boolean {
  const { entries, inside } = countedAt(presence, rules, at, zone)
  if (rules.maxEntries !== null && entries >= rules.maxEntries) return true
  return rules.reentry === 'never' ? entries > 0 : rules.reentry === 'after_exit' && inside
}

/**
 * One scan further. `conflict` is the scan's own, or `double` when the rules would have refused this entry and no supervisor
 * went past them. The SQL function `refold` does the same; a test holds the two together.
 */
export function step(presence: Presence, scan: StandingScan, rules: Rules, zone: string) {
  const { at, gate } = scan
  const last = { lastAt: at, lastGate: gate }
  const isDouble = scan.direction === 'in' && !scan.overrode && isUsed(presence, rules, new Date(at), zone)
  const conflict = scan.conflict ?? (isDouble ? 'double' : null)
  const conflicts = presence.conflicts + (conflict ? 1 : 0)
  if (scan.direction === 'out') return { presence: { ...presence, ...last, inside: false, conflicts }, conflict }
  const day = dayOf(new Date(at), zone, rules.dayStartsAt)
  const sameDay = day === presence.day
  const isFirst = presence.firstAt === null || (rules.perDay && !sameDay)
  return {
    presence: {
      ...presence,
      ...last,
      ...(isFirst ? { firstAt: at, firstGate: gate } : {}),
      ...{ inside: true, entries: presence.entries + 1, day, dayEntries: sameDay ? presence.dayEntries + 1 : 1, conflicts },
    },
    conflict,
  }
}

/**
 * Where somebody stands after these scans, in whatever order they are given: they are taken by (at, id). `at` has to be
 * written alike in all of them (UTC, milliseconds).
 */
export function foldScans(scans: readonly StandingScan[], rules: Rules, zone: string) {
  const conflicts = new Map<string, string | null>()
  let presence = nobody
  for (const scan of scans.toSorted((a, b) => order(a.at, b.at) || order(a.id, b.id))) {
    const next = step(presence, scan, rules, zone)
    presence = next.presence
    conflicts.set(scan.id, next.conflict)
  }
  return { presence, conflicts }
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
