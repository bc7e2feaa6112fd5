import { tzOffset } from '@date-fns/tz'

const minute = 60_000
const week = 7 * 24 * 60 * minute

/** A change of a zone's clock. Offsets are minutes east of UTC. */
export type ZoneChange = { at: Date; from: number; to: number }

/**
 * Every change of clock in a zone between two instants, to the minute, as the runtime's zone data knows them.
 * Looks once a week: no zone changes its clock twice within one (Morocco's month of Ramadan is the closest).
 */
export function zoneChanges(timeZone: string, since: Date, until: Date): ZoneChange[] {
  const offset = (time: number) => tzOffset(timeZone, new Date(time))
  const changes: ZoneChange[] = []
  for (let time = Math.floor(since.getTime() / minute) * minute; time < until.getTime(); time += week) {
    let before = time
    let after = time + week
    const [from, to] = [offset(before), offset(after)]
    if (from === to) continue
    while (after - before > minute) {
      const middle = before + Math.floor((after - before) / 2 / minute) * minute
      if (offset(middle) === from) before = middle
      else after = middle
    }
    if (after <= until.getTime()) changes.push({ at: new Date(after), from, to })
  }
  return changes
}
