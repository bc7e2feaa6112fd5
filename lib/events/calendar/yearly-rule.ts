import type { ZoneChange } from './zone-changes'

const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** The wall clock just before a change, as a Date whose UTC fields are the local ones (RFC 5545: DTSTART of an observance). */
export const wallClock = ({ at, from }: ZoneChange) => new Date(at.getTime() + from * 60_000)

const timeOfDay = (change: ZoneChange) => wallClock(change).toISOString().slice(11, 16)

function candidates(change: ZoneChange) {
  const local = wallClock(change)
  const day = local.getUTCDate()
  const daysInMonth = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate()
  const nths = day + 7 > daysInMonth ? [-1, Math.ceil(day / 7)] : [Math.ceil(day / 7)]
  return nths.map((nth) => `FREQ=YEARLY;BYMONTH=${local.getUTCMonth() + 1};BYDAY=${nth}${days[local.getUTCDay()]}`)
}

/**
 * The yearly rule a change follows ("the last Sunday of October"), when its namesakes of the years around it follow the same
 * one; undefined for zones that decide each year anew. Outlook wants the rule, others read the dates.
 */
export function yearlyRule(change: ZoneChange, all: ZoneChange[]): string | undefined {
  const year = wallClock(change).getUTCFullYear()
  const near = all.filter((each) => each.from === change.from && Math.abs(wallClock(each).getUTCFullYear() - year) === 1)
  if (near.length < 2 || near.some((each) => timeOfDay(each) !== timeOfDay(change))) return undefined
  return candidates(change).find((rule) => near.every((each) => candidates(each).includes(rule)))
}
