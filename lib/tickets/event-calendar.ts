import { env } from '@/lib/config/env'
import { eventIcs } from '@/lib/events/calendar'
import type { EventFacts } from './event-facts'

/** The event for a ticket holder's calendar; of a cancelled ticket or event, the file that takes it off again. */
export function ticketCalendar(event: EventFacts, status: 'confirmed' | 'cancelled' = 'confirmed'): string {
  const { place, organiser } = event
  return eventIcs({
    uid: `${event.id}@${new URL(env().publicUrl).hostname}`,
    sequence: event.revision,
    revisedAt: event.updatedAt,
    title: event.title,
    description: event.url,
    url: event.url,
    location: place ? [place.name, place.address].filter(Boolean).join(', ') : 'Online',
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    organiser: organiser.email ? { name: organiser.name, email: organiser.email } : undefined,
    status,
  })
}
