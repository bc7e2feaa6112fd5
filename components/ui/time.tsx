import { localOf } from '@/lib/core/instant'

type Show = 'full' | 'date' | 'day' | 'time'

const parts: Record<Show, Intl.DateTimeFormatOptions> = {
  full: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  date: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
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
  return (
    <time dateTime={from.toISOString()} className={className}>
      {end ? format.formatRange(from, new Date(end)) : format.format(from)}
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
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(from)
  return (
    <time dateTime={localOf(from, zone).slice(0, 10)} className="display inline-flex flex-col leading-none">
      <span className={size === 'lg' ? 'text-lg' : 'text-sm'}>{part({ weekday: 'short' })}</span>
      <span className={size === 'lg' ? 'text-hero' : 'text-poster'}>{part({ day: 'numeric' })}</span>
      <span className={size === 'lg' ? 'text-lg' : 'text-sm'}>
        {part({ month: 'short', year: size === 'lg' ? 'numeric' : undefined })}
      </span>
    </time>
  )
}
