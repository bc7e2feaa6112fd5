import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import type { PublicEvent } from '@/lib/events/public-view'
import { addressLine, googleCalendarLink, mapLink } from './calendar-links'
import { ShareButton } from './share-button'
import { VisitorTime } from './visitor-time'

const outLink = 'underline decoration-1 underline-offset-4 hover:decoration-2'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[4.5rem_1fr] gap-x-4 border-line border-b py-3.5">
      <dt className="text-muted text-sm leading-[1.6rem]">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}

/** When, where and by whom, with what people do with that: put it in a calendar, open a map, write, share. */
export function EventFacts({ event }: { event: PublicEvent }) {
  const { organisation, format, venue } = event
  const map = mapLink(event)
  return (
    <section aria-label="When and where">
      <dl className="border-ink border-t-2">
        <Fact name="When">
          <When event={event} />
        </Fact>
        <Fact name="Where">
          {format !== 'online' ? (
            <>
              <span className="font-semibold">{venue?.name ?? addressLine(event)}</span>
              <span className="block text-sm">
                {venue?.name ? [venue.address, venue.city].filter(Boolean).join(', ') : null}
                {map ? (
                  <>
                    {' '}
                    <a href={map} target="_blank" rel="noopener noreferrer" className={outLink}>
                      Open the map
                    </a>
                  </>
                ) : null}
              </span>
            </>
          ) : null}
          {format !== 'in_person' ? (
            <>
              <span className="block font-semibold">{format === 'hybrid' ? 'And online' : 'Online'}</span>
              <span className="block text-sm">The link to join is on your ticket.</span>
            </>
          ) : null}
        </Fact>
        <Fact name="By">
          <Link href={`/organisers/${organisation.slug}`} className={`font-semibold ${outLink}`}>
            {organisation.name}
          </Link>
          {organisation.contactEmail ? (
            <a
              href={`mailto:${organisation.contactEmail}?subject=${encodeURIComponent(event.title)}`}
              className={`block text-sm ${outLink}`}
            >
              Write to the organiser
            </a>
          ) : null}
        </Fact>
      </dl>
      <div className="flex flex-wrap gap-2 pt-4">
        {event.status === 'cancelled' || event.status === 'ended' ? null : (
          <>
            <a href={`/events/${event.slug}/calendar.ics`} className={buttonClass({ variant: 'quiet', size: 'sm' })}>
              Add to calendar
            </a>
            <a
              href={googleCalendarLink(event)}
              target="_blank"
              rel="noopener noreferrer"
              className={buttonClass({ variant: 'quiet', size: 'sm' })}
            >
              Google Calendar
            </a>
          </>
        )}
        <ShareButton title={event.title} url={event.url} />
      </div>
    </section>
  )
}

/** "Saturday 14 November 2026", "19:00 – 23:00 CET", "Berlin time". */
function When({ event: { startsAt, endsAt, timeZone } }: { event: PublicEvent }) {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  const part = (instant: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(instant)
  const day = (instant: Date) =>
    part(instant, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(/^(\w+),/, '$1')
  const clock = (instant: Date) => part(instant, { hour: '2-digit', minute: '2-digit' })
  const short = part(start, { timeZoneName: 'short' }).replace(/^.*,\s*/, '')
  const city = timeZone.includes('/') ? `${timeZone.split('/').at(-1)?.replaceAll('_', ' ')} time` : 'Universal time'
  const oneNight = end.getTime() - start.getTime() < 18 * 3_600_000
  return (
    <>
      <span className="block font-semibold">
        <time dateTime={startsAt}>
          {day(start)}
          {oneNight ? null : `, ${clock(start)}`}
        </time>
      </span>
      <span className="block">
        {oneNight ? (
          <>
            {clock(start)} – <time dateTime={endsAt}>{clock(end)}</time> {short}
          </>
        ) : (
          <>
            until{' '}
            <time dateTime={endsAt}>
              {day(end)}, {clock(end)}
            </time>{' '}
            {short}
          </>
        )}
      </span>
      <span className="block text-muted text-sm">
        {city}
        <VisitorTime instant={startsAt} zone={timeZone} />
      </span>
    </>
  )
}
