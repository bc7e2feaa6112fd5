import Link from 'next/link'
import type { ReactNode } from 'react'
import { Time } from '@/components/ui/time'
import type { EventFacts } from '@/lib/tickets/event-facts'

type Props = { kicker: ReactNode; title: string; event: Pick<EventFacts, 'slug' | 'title' | 'startsAt' | 'timeZone' | 'place'> }

/** The head of a page about an order, begun or made: what it says, and for which event. */
export function OrderHead({ kicker, title, event }: Props) {
  return (
    <header>
      <p className="kicker">{kicker}</p>
      <h1 className="display mt-2 text-poster">{title}</h1>
      <p className="mt-3">
        <Link href={`/events/${event.slug}`} className="font-semibold underline underline-offset-4">
          {event.title}
        </Link>
        , <Time instant={event.startsAt} zone={event.timeZone} />
        {event.place ? `, ${event.place.name}` : ', online'}
      </p>
    </header>
  )
}
