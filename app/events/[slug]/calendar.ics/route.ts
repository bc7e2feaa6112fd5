import { addressLine } from '@/components/events-public/calendar-links'
import { env } from '@/lib/config/env'
import { eventIcs } from '@/lib/events/calendar'
import { eventAt } from '../../data'

/** The event for a calendar. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const event = await eventAt((await params).slug)
  if (!event) return new Response('There is no such event.', { status: 404 })
  const { organisation } = event
  const file = eventIcs({
    uid: `${event.id}@${new URL(env().publicUrl).hostname}`,
    sequence: event.revision,
    revisedAt: new Date(event.updatedAt),
    title: event.title,
    description: [event.summary, event.url].filter(Boolean).join('\n\n'),
    url: event.url,
    location: addressLine(event),
    startsAt: new Date(event.startsAt),
    endsAt: new Date(event.endsAt),
    timeZone: event.timeZone,
    organiser: organisation.contactEmail ? { name: organisation.name, email: organisation.contactEmail } : undefined,
    status: event.status === 'cancelled' ? 'cancelled' : 'confirmed',
  })
  return new Response(file, {
    headers: {
      'content-type': `text/calendar; charset=utf-8; method=${event.status === 'cancelled' ? 'CANCEL' : 'PUBLISH'}`,
      'content-disposition': `attachment; filename="${event.slug}.ics"`,
      'cache-control': 'public, max-age=60',
    },
  })
}
