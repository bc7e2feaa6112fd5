type Show = 'full' | 'date' | 'day' | 'time'

const parts: Record<Show, Intl.DateTimeFormatOptions> = {
  full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  date: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
}

/**
 * An instant, or the stretch up to `end`, as a wall clock in `zone` shows it; never the server's zone. With a time of day
 * the zone is named.
 */
export function Time({
  instant,
  end,
  zone,
  show = 'full',
  locale = 'en-GB',
  className,
}: {
  instant: Date | string
  end?: Date | string | null
  zone: string
  show?: Show
  locale?: string
  className?: string
}) {
  const from = new Date(instant)
  const format = new Intl.DateTimeFormat(locale, { ...parts[show], timeZone: zone })
  const words = end ? format.formatRange(from, new Date(end)) : format.format(from)
  return (
    <time dateTime={from.toISOString()} className={className}>
      {show === 'full' || show === 'time' ? `${words} ${zoneName(from, zone)}` : words}
    </time>
  )
}

/** A date as posters set it: weekday, a big day, the month. */
export function BigDate({
  instant,
  zone,
  locale = 'en-GB',
  size = 'md',
}: {
  instant: Date | string
  zone: string
  locale?: string
  size?: 'md' | 'lg'
}) {
  const from = new Date(instant)
  const part = (options: Intl.DateTimeFormatOptions, language = locale) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: zone }).format(from)
  const large = size === 'lg'
  return (
    <time
      dateTime={part({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE')}
      className="display inline-flex flex-col leading-none [&_span]:proportional-nums"
    >
      <span className={large ? 'text-lg' : 'text-sm'}>{part({ weekday: 'short' })}</span>
      <span className={large ? 'text-hero' : 'text-poster'}>{part({ day: 'numeric' })}</span>
      <span className={large ? 'text-lg' : 'text-sm'}>{part({ month: 'short', year: large ? 'numeric' : undefined })}</span>
    </time>
  )
}

/** The zone's own short name where English has one (CET, EST, AEDT), else its offset. Each region knows only its own. */
function zoneName(instant: Date, zone: string): string {
  const names = ['en-GB', 'en-US', 'en-AU', 'en-IN', 'en-ZA'].map(
    (region) =>
      new Intl.DateTimeFormat(region, { timeZone: zone, timeZoneName: 'short' })
        .formatToParts(instant)
        .find(({ type }) => type === 'timeZoneName')?.value ?? '',
  )
  return names.find((name) => !/^GMT[+-]/.test(name)) ?? names[0] ?? ''
}
