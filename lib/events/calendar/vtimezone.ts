import { tzOffset } from '@date-fns/tz'
import { wallClock, yearlyRule } from './yearly-rule'
import { type ZoneChange, zoneChanges } from './zone-changes'

const day = 24 * 60 * 60_000

const offsetText = (minutes: number) => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`
}

function observance({ from, to, start, rule }: { from: number; to: number; start: Date; rule?: string }) {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD'
  const dtstart = start.toISOString().replace(/[-:]|\.\d+Z/g, '')
  const lines = [`DTSTART:${dtstart}`, `TZOFFSETFROM:${offsetText(from)}`, `TZOFFSETTO:${offsetText(to)}`]
  return [`BEGIN:${kind}`, ...lines, ...(rule ? [`RRULE:${rule}`] : []), `END:${kind}`]
}

/**
 * The VTIMEZONE (RFC 5545, 3.6.5) of an IANA zone for one event: the last two changes of its clock before the start, with
 * yearly rules where the zone has them, else with any change while the event lasts. Made from the runtime's own zone data,
 * which is kept current, rather than from a packaged table.
 */
export function vtimezone(timeZone: string, startsAt: Date, endsAt: Date): string {
  const all = zoneChanges(timeZone, new Date(startsAt.getTime() - 800 * day), new Date(endsAt.getTime() + 800 * day))
  const before = all.filter(({ at }) => at <= startsAt).slice(-2)
  const during = all.filter(({ at }) => at > startsAt && at <= endsAt)
  const rules = before.map((change) => yearlyRule(change, all))
  const yearly = rules.length === 2 && rules.every((rule) => rule !== undefined)
  const plain = (change: ZoneChange) => observance({ ...change, start: wallClock(change) })

  const offset = tzOffset(timeZone, startsAt)
  const fixed = before.length > 0 ? [] : observance({ from: offset, to: offset, start: new Date(0) })
  const changing = yearly
    ? before.flatMap((change, index) => observance({ ...change, start: wallClock(change), rule: rules[index] }))
    : [...before, ...during].flatMap(plain)
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...fixed, ...changing, 'END:VTIMEZONE'].join('\r\n')
}
