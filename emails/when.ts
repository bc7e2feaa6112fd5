type Span = { startsAt: string; endsAt: string; timeZone: string }

function parts(instant: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return part as Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute', string>
}

const zonePart = (instant: Date, timeZone: string, timeZoneName: 'longGeneric' | 'shortOffset') =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName }).formatToParts(instant).find(({ type }) => type === 'timeZoneName')
    ?.value ?? ''

/** "Central European Time (GMT+1)"; "Almaty time (GMT+5)" where the zone has no name of its own. */
export function zoneName(instant: Date, timeZone: string): string {
  if (/^(Etc\/)?(UTC|GMT)$/.test(timeZone)) return 'UTC'
  const name = zonePart(instant, timeZone, 'longGeneric')
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return `${/^(GMT|UTC)/.test(name) ? `${city} time` : name} (${zonePart(instant, timeZone, 'shortOffset')})`
}

/** "Sat 14 Nov 2026", made from parts because runtimes differ about the commas. */
function shortDate({ weekday, day, month, year }: ReturnType<typeof parts>) {
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)} ${year}`
}

/** "Fri 20 Nov 2026, 14:02 UTC" */
export function moment(instant: string, timeZone: string): string {
  const at = parts(new Date(instant), timeZone)
  return `${shortDate(at)}, ${at.hour}:${at.minute} ${zoneName(new Date(instant), timeZone)}`
}

/** When an event is, for people: its own zone's clock, the zone named once. An end before noon next day is the same night. */
export function when({ startsAt, endsAt, timeZone }: Span) {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  const [from, to] = [parts(start, timeZone), parts(end, timeZone)]
  const zone = zoneName(start, timeZone)
  const sameDay = shortDate(from) === shortDate(to)
  const sameNight = end.getTime() - start.getTime() < 15 * 3_600_000 && Number(to.hour) < 12
  const lines =
    sameDay || sameNight
      ? [`${from.weekday} ${from.day} ${from.month} ${from.year}`, `${from.hour}:${from.minute} – ${to.hour}:${to.minute}`, zone]
      : [`${shortDate(from)}, ${from.hour}:${from.minute}`, `until ${shortDate(to)}, ${to.hour}:${to.minute}`, zone]
  return {
    weekday: from.weekday.slice(0, 3),
    day: from.day,
    month: from.month.slice(0, 3),
    /** for subjects */
    date: shortDate(from),
    lines,
  }
}
