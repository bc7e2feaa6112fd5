import { CheckboxField } from '@/components/forms/checkbox-field'
import { DateTimeField } from '@/components/forms/date-time-field'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { NumberField } from '@/components/forms/number-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { localOf } from '@/lib/core/instant'
import { createTicketTypeInput } from '@/lib/tickets/schema'
import type { TicketTypeView } from '@/lib/tickets/ticket-type-view'

const labels = {
  name: 'Name',
  quantity: 'How many',
  salesStartAt: 'Sales begin',
  salesEndAt: 'Sales end',
  minPerOrder: 'Least in one order',
  maxPerOrder: 'Most in one order',
  priceMinor: 'Price',
}

/** One kind of ticket, new or not. Times are wall clocks of the event's zone. */
export function TicketTypeForm({
  action,
  eventId,
  zone,
  type,
}: {
  action: Action
  eventId: string
  zone: string
  /** the one to change; without it a new one is made */
  type?: TicketTypeView
}) {
  const local = (instant: string | null | undefined) => (instant ? localOf(new Date(instant), zone) : '')
  const values = {
    name: type?.name ?? '',
    description: type?.description ?? '',
    quantity: type?.quantity ?? '',
    salesStartAt: local(type?.salesStartAt),
    salesEndAt: local(type?.salesEndAt),
    minPerOrder: type?.minPerOrder ?? 1,
    maxPerOrder: type?.maxPerOrder ?? 10,
    hidden: type?.hidden ? 'on' : '',
  }
  return (
    <Form
      action={action}
      schema={createTicketTypeInput}
      defaultValue={values}
      labels={labels}
      id={`ticket-type-${type?.id ?? eventId}`}
    >
      <input type="hidden" name="eventId" value={eventId} />
      {type ? <input type="hidden" name="ticketTypeId" value={type.id} /> : null}
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
        <TextField name="name" label="Name" placeholder="Regular" missing="Name the ticket, like “Regular” or “Student”." />
        <NumberField
          name="quantity"
          label="How many"
          missing="Write how many there are."
          hint={type && type.sold > 0 ? `${type.sold.toLocaleString('en')} are taken.` : undefined}
        />
      </div>
      <TextareaField name="description" label="Description" rows={2} hint="What comes with it." />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateTimeField name="salesStartAt" label="Sales begin" hint={`In the zone of the event, ${zone}. Empty: at once.`} />
        <DateTimeField name="salesEndAt" label="Sales end" hint="Empty: when the event ends." />
        <NumberField name="minPerOrder" label="Least in one order" />
        <NumberField name="maxPerOrder" label="Most in one order" />
      </div>
      <CheckboxField name="hidden" label="Hidden" hint="Visitors do not see it; you can still register people with it." />
      <div className="flex flex-wrap justify-end gap-3">
        {type ? (
          <Button href={`/console/events/${eventId}/tickets`} variant="quiet">
            Leave it as it is
          </Button>
        ) : null}
        <SubmitButton pending="Saving…">{type ? 'Save ticket type' : 'Add ticket type'}</SubmitButton>
      </div>
    </Form>
  )
}
