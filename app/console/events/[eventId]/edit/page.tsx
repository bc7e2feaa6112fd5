import type { Metadata } from 'next'
import { revise } from '@/app/console/actions'
import { visit } from '@/app/console/visit'
import { EventForm } from '@/components/events/event-form'
import { formValues } from '@/components/events/form-values'
import { Said } from '@/components/events/said'
import { TicketSummary } from '@/components/events/ticket-summary'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { reachEvent } from '@/lib/events/access'
import { managedEvent } from '@/lib/events/queries'
import { ticketTypesOf } from '@/lib/tickets/ticket-types'

export const metadata: Metadata = { title: 'Edit' }

export const instant = false

type Props = { params: Promise<{ eventId: string }>; searchParams: Promise<{ said?: string }> }

export default async function EditEventPage({ params, searchParams }: Props) {
  const [{ eventId }, { said }] = await Promise.all([params, searchParams])
  const { event, types } = await visit(`/console/events/${eventId}/edit`, async (ctx) => {
    const reached = await reachEvent(ctx, eventId, 'event.manage')
    const [event, types] = await Promise.all([managedEvent(reached.id), ticketTypesOf(reached)])
    return { event, types }
  })
  if (event.status === 'cancelled') {
    return (
      <Alert title="This event is cancelled" action={<Button href={`/console/events/${event.id}`}>To the overview</Button>}>
        It stays as people saw it. Duplicate it to hold it again.
      </Alert>
    )
  }
  return (
    <>
      <h1 className="sr-only">Edit</h1>
      <Said code={said} />
      <EventForm
        id={event.id}
        action={revise}
        posterIds={[event.id]}
        attachment={event.attachment}
        kept={['eventId', 'updatedAt']}
        defaultValue={{ ...formValues(event), eventId: event.id, updatedAt: event.updatedAt }}
        tickets={<TicketSummary eventId={event.id} types={types} />}
      >
        <Button href={`/console/events/${event.id}/preview`} variant="link">
          Preview what is saved
        </Button>
        <SubmitButton variant={event.status === 'draft' ? 'quiet' : 'primary'} pending="Saving…">
          {event.status === 'draft' ? 'Save draft' : 'Save changes'}
        </SubmitButton>
        {event.status === 'draft' ? (
          <SubmitButton name="publish" value="on" pending="Publishing…">
            Publish event
          </SubmitButton>
        ) : null}
      </EventForm>
    </>
  )
}
