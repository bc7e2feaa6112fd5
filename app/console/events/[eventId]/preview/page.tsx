import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { EventView } from '@/components/events-public/event-view'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { reachEvent } from '@/lib/events/access'
import { readEvent } from '@/lib/events/public-event'
import type { PublicEvent } from '@/lib/events/public-view'
import type { TicketTypeView } from '@/lib/tickets/ticket-type-view'
import { ticketTypesOf } from '@/lib/tickets/ticket-types'

export const metadata: Metadata = { title: 'Preview' }

export const instant = false

/** A draft as it will be once published: its tickets in the state they will be in. */
function asPublished(event: PublicEvent, types: readonly TicketTypeView[]): PublicEvent {
  if (event.status !== 'draft') return event
  const ticketTypes = event.ticketTypes.map((type) => {
    const { state, remaining } = types.find(({ id }) => id === type.id) ?? type
    return { ...type, state, remaining }
  })
  return { ...event, status: 'published', ticketTypes }
}

export default async function PreviewPage({ params }: { params: Promise<{ eventId: string }> }) {
  const { eventId } = await params
  const event = await visit(`/console/events/${eventId}/preview`, async (ctx) => {
    const reached = await reachEvent(ctx, eventId, 'event.read')
    const [event, types] = await Promise.all([readEvent(ctx, { eventId: reached.id }), ticketTypesOf(reached)])
    return asPublished(event, types)
  })
  return (
    <>
      <Alert
        tone="info"
        title="Preview"
        className="mb-6"
        action={
          <Button href={`/console/events/${event.id}`} variant="quiet">
            Back to the overview
          </Button>
        }
      >
        As visitors will see it. Nothing can be ordered here.
      </Alert>
      <div className="overflow-x-clip">
        <EventView event={event} now={Date.now()} preview />
      </div>
    </>
  )
}
