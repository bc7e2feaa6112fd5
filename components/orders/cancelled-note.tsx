import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { EventFacts } from '@/lib/tickets/event-facts'

/** What it means that an order is cancelled, and the way to a new one. */
export function CancelledNote({ event }: { event: Pick<EventFacts, 'slug' | 'status'> }) {
  const again = (
    <Button href={`/events/${event.slug}/register`} variant="quiet">
      Register again
    </Button>
  )
  return (
    <Alert title="Its tickets no longer admit anyone." action={event.status === 'published' ? again : null}>
      The places went back to the event.
    </Alert>
  )
}
