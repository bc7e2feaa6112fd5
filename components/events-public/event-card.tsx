import clsx from 'clsx'
import Link from 'next/link'
import type { EventCard as Card } from '@/lib/events/discovery-view'
import { EventArt } from './event-art'
import { placeInWords, priceInWords, whenInWords } from './words'

type Props = { event: Card /** milliseconds: what had begun by then */; now: number; eager?: boolean; large?: boolean }

/** An event as a small poster: art, then when, what and where. */
export function EventCard({ event, now, eager, large = false }: Props) {
  const price = priceInWords(event)
  return (
    <article className="group relative flex flex-col gap-3">
      <EventArt
        event={event}
        eager={eager}
        className="rounded-md transition-[filter] duration-200 group-hover:brightness-95 group-focus-within:brightness-95"
      />
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold text-sm">
          <time dateTime={event.startsAt}>{whenInWords(event, now)}</time>
          {price ? <span className={clsx('shrink-0', event.soldOut && 'text-muted')}>{price}</span> : null}
        </p>
        <h3 className={clsx('display [overflow-wrap:anywhere]', large ? 'text-title lg:text-poster' : 'text-lg')}>
          <Link
            href={`/events/${event.slug}`}
            className="underline-offset-4 before:absolute before:inset-0 before:rounded-md group-hover:underline"
          >
            {event.title}
          </Link>
        </h3>
        <p className="text-muted text-sm">{placeInWords(event)}</p>
        {large && event.summary ? <p className="mt-1 max-w-prose max-lg:hidden">{event.summary}</p> : null}
      </div>
    </article>
  )
}
