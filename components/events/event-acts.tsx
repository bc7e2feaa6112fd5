import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { TextareaField } from '@/components/forms/textarea-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { EventView } from '@/lib/events/view'
import { ConfirmForm } from './confirm-form'

type Acts = { duplicate: Action; unpublish: Action; cancel: Action; remove: Action }

const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${more}`)

/** What else can be done with an event: what its state and its tickets allow. */
export function EventActs({
  event,
  tickets,
  orders,
  acts,
}: {
  event: Pick<EventView, 'id' | 'title' | 'status'>
  /** tickets that open the door */
  tickets: number
  orders: number
  acts: Acts
}) {
  const fields = { eventId: event.id }
  const isOn = event.status === 'published'
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Form action={acts.duplicate}>
        <input type="hidden" name="eventId" value={event.id} />
        <SubmitButton variant="quiet" pending="Copying…">
          Duplicate
        </SubmitButton>
      </Form>
      {isOn && tickets === 0 ? (
        <ConfirmForm
          trigger="Unpublish"
          title="Make it a draft again?"
          confirm="Unpublish"
          pending="Closing the page…"
          action={acts.unpublish}
          fields={fields}
        >
          Its page closes at once. Nobody holds a ticket, so nobody is told.
        </ConfirmForm>
      ) : null}
      {isOn ? (
        <ConfirmForm
          trigger="Cancel event"
          title={`Cancel “${event.title}”?`}
          confirm={tickets === 0 ? 'Cancel event' : `Cancel event, void ${many(tickets, 'ticket', 'tickets')}`}
          pending="Cancelling…"
          action={acts.cancel}
          fields={fields}
          danger
          inputs={
            tickets > 0 ? (
              <TextareaField name="message" label="A word to those who hold tickets" rows={3} maxLength={1_000} />
            ) : null
          }
        >
          {tickets === 0
            ? 'Its page says that it is cancelled. This cannot be undone.'
            : `${many(tickets, 'ticket is', 'tickets are')} void at once and everybody who holds one is told by mail. Its page says that it is cancelled. This cannot be undone.`}
        </ConfirmForm>
      ) : null}
      {orders === 0 ? (
        <ConfirmForm
          trigger="Delete"
          title={`Delete “${event.title}”?`}
          confirm="Delete event"
          pending="Deleting…"
          action={acts.remove}
          fields={fields}
          danger
        >
          The event and its ticket types are gone for good. Nothing was ordered, so nobody loses a ticket.
        </ConfirmForm>
      ) : null}
    </div>
  )
}
