import { env } from '@/lib/config/env'
import type { EventFacts } from '@/lib/tickets/event-facts'
import type { MailEvent, Site } from './mail-props'

export const site = (): Site => ({ name: 'Foyer', url: env().publicUrl })

/** An event as a mail tells it. */
export const mailEvent = ({
  title,
  url,
  startsAt,
  endsAt,
  timeZone,
  place,
  online,
  accent,
  organiser,
}: EventFacts): MailEvent => ({
  title,
  url,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  timeZone,
  place,
  online,
  accent,
  posterCid: null,
  organiser: { name: organiser.name, email: organiser.email },
})
