import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { EventFacts } from '@/lib/tickets/event-facts'

type Props = { event: Pick<EventFacts, 'slug' | 'status'>; left?: boolean /** it was given up before it was finished */ }

/** What it means that an order is cancelled, and the way to a new one. */
export function CancelledNote({ event, left = false }: Props) {
  const again = (
    <Button href={`/events/${event.slug}/register`} variant="quiet">
      {left ? 'Choose tickets again' : 'Register again'}
    </Button>
  )
  return (
    <Alert
      title={left ? 'Nothing was charged.' : 'Its tickets no longer admit anyone.'}
      action={event.status === 'published' ? again : null}
    >
      The places went back to the event.
    </Alert>
  )
}
