import clsx from 'clsx'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { BigDate } from '@/components/ui/time'
import { type Category, categories } from '@/lib/events/category'
import type { ListedEvent } from '@/lib/events/discovery-view'
import { EventArt } from './event-art'
import { placeInWords, priceInWords, timeOf, whenInWords } from './words'

/** An event in a list people read by date: the day large at the left, the poster at the right. */
export function EventRow({ event, now, heading: Heading = 'h2' }: { event: ListedEvent; now: number; heading?: 'h2' | 'h3' }) {
  const price = priceInWords(event)
  const begun = Date.parse(event.startsAt) <= now
  const when = begun && event.status === 'published' ? whenInWords(event, now) : timeOf(new Date(event.startsAt), event.timeZone)
  return (
    <article className="group relative grid grid-cols-[4.25rem_minmax(0,1fr)] grid-rows-[auto_1fr] gap-x-4 gap-y-3 border-line border-t py-5 sm:grid-cols-[7rem_minmax(0,1fr)_11rem] sm:grid-rows-1 sm:gap-x-8 sm:py-6">
      <BigDate instant={event.startsAt} zone={event.timeZone} />
      <div className="row-span-2 flex min-w-0 flex-col gap-1.5 sm:row-span-1">
        <p className="text-muted text-sm">
          {when} · {placeInWords(event)}
          {event.distanceKm === null ? null : ` · ${distanceInWords(event.distanceKm)}`}
        </p>
        <Heading className="display text-title [overflow-wrap:anywhere]">
          <Link
            href={`/events/${event.slug}`}
            className="underline-offset-4 before:absolute before:inset-0 group-hover:underline"
          >
            {event.title}
          </Link>
        </Heading>
        {event.summary ? <p className="line-clamp-2 max-w-prose text-sm">{event.summary}</p> : null}
        <p className="mt-auto flex flex-wrap items-center gap-2 pt-1.5">
          {event.status === 'cancelled' ? <Badge tone="bad">Cancelled</Badge> : null}
          {price && event.status === 'published' ? <Badge tone={toneOf(event)}>{price}</Badge> : null}
          <Badge>{categories[event.category as Category] ?? 'Other'}</Badge>
        </p>
      </div>
      <EventArt
        event={event}
        className={clsx(
          'max-sm:col-start-1 max-sm:row-start-2 max-sm:aspect-square rounded-sm sm:rounded-md',
          event.status === 'cancelled' && 'opacity-40 grayscale',
        )}
      />
    </article>
  )
}

const toneOf = ({ soldOut, priceFrom }: ListedEvent) => (soldOut ? 'neutral' : priceFrom?.amountMinor === 0 ? 'good' : 'info')

const distanceInWords = (kilometres: number) => `${kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres)} km away`
