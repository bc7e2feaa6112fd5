import { env } from '@/lib/config/env'
import type { EventFacts } from '@/lib/tickets/event-facts'
import type { MailEvent, Site } from './mail-props'

export const site = (): Site => ({ name: 'Foyer', url: env().publicUrl })

/** An event as a mail tells it. @param posterCid where its picture is attached, when it is */
export function mailEvent(event: EventFacts, posterCid: string | null = null): MailEvent {
  const { title, url, startsAt, endsAt, timeZone, place, online, accent, organiser } = event
  return {
    title,
    url,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    timeZone,
    place,
    online,
    accent,
    posterCid,
    organiser: { name: organiser.name, email: organiser.email },
  }
}
