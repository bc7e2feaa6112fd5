import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { EventView } from '@/components/events-public/event-view'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { reachEvent } from '@/lib/events/access'
import { readEvent } from '@/lib/events/public-event'

export const metadata: Metadata = { title: 'Preview' }

export default async function PreviewPage({ params }: { params: Promise<{ eventId: string }> }) {
  const { eventId } = await params
  const event = await visit(`/console/events/${eventId}/preview`, async (ctx) => {
    const { id } = await reachEvent(ctx, eventId, 'event.read')
    return readEvent(ctx, { eventId: id })
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
      <EventView event={event} now={Date.now()} preview />
    </>
  )
}
