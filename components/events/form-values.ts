import { localOf } from '@/lib/core/instant'
import type { EventView } from '@/lib/events/view'

/** An event as the fields of its form hold it. */
export const formValues = ({ venue, tags, startsAt, endsAt, timeZone, ...event }: EventView) => ({
  title: event.title,
  summary: event.summary,
  description: event.description,
  category: event.category,
  tags: tags.join(', '),
  format: event.format,
  venue: venue ?? {},
  joinUrl: event.joinUrl ?? '',
  startsAt: localOf(new Date(startsAt), timeZone),
  endsAt: localOf(new Date(endsAt), timeZone),
  timeZone,
  capacity: event.capacity ?? '',
  currency: event.currency,
  visibility: event.visibility,
  accent: event.accent ?? '',
  refundPolicy: event.refundPolicy,
  coverId: event.coverId ?? '',
  attachmentId: event.attachment?.id ?? '',
})

/** What the form of a new event begins with. */
export const newEventValues = {
  category: 'other',
  format: 'in_person',
  currency: 'EUR',
  visibility: 'public',
  ticketName: 'Ticket',
}
