import { CheckboxField } from '@/components/forms/checkbox-field'
import { DateTimeField } from '@/components/forms/date-time-field'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { NumberField } from '@/components/forms/number-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { enterTicketTypeInput } from '@/lib/tickets/enter-ticket-type'
import type { PoolView } from '@/lib/tickets/pools'
import type { TicketTypeView } from '@/lib/tickets/ticket-type-view'
import { Opening } from './opening'
import { PriceFields } from './price-fields'
import { tierLabels, typeValues } from './type-values'

const labels = {
  name: 'Name',
  quantity: 'How many',
  salesStartAt: 'Sales begin',
  salesEndAt: 'Sales end',
  minPerOrder: 'Least in one order',
  maxPerOrder: 'Most in one order',
  pricing: 'Price',
  price: 'Ticket price',
  minPrice: 'At least',
  suggested: 'Suggested',
  taxPercent: 'Tax',
  poolId: 'Shared pool',
  ...tierLabels,
}

/** One kind of ticket, new or not. Times are wall clocks of the event's zone, amounts in the decimals of its currency. */
export function TicketTypeForm({
  action,
  event,
  pools,
  type,
  open,
}: {
  action: Action
  event: { id: string; timeZone: string; currency: string }
  pools: readonly PoolView[]
  /** the one to change; without it a new one is made */
  type?: TicketTypeView
  /** a new one's fields are shown at once */
  open?: boolean
}) {
  const { id: eventId, timeZone: zone, currency } = event
  const shares = [{ value: '', label: 'None' }, ...pools.map(({ id, name }) => ({ value: id, label: name }))]
  const fields = (
    <>
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
      <PriceFields currency={currency} zone={zone} tiers={type?.priceTiers.length ?? 0} />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateTimeField name="salesStartAt" label="Sales begin" hint={`In the zone of the event, ${zone}. Empty: at once.`} />
        <DateTimeField name="salesEndAt" label="Sales end" hint="Empty: when the event ends." />
        <NumberField name="minPerOrder" label="Least in one order" />
        <NumberField name="maxPerOrder" label="Most in one order" />
        {pools.length > 0 ? (
          <SelectField
            name="poolId"
            label="Shared pool"
            options={shares}
            hint="It counts against the seats of the pool as well."
          />
        ) : null}
      </div>
      <CheckboxField
        name="hidden"
        label="Hidden"
        hint="Visitors see it with a code that shows it; you can register people with it."
      />
      <div className="flex flex-wrap justify-end gap-3">
        {type ? (
          <Button href={`/console/events/${eventId}/tickets`} variant="quiet">
            Leave it as it is
          </Button>
        ) : null}
        <SubmitButton pending="Saving…">{type ? 'Save ticket type' : 'Add ticket type'}</SubmitButton>
      </div>
    </>
  )
  return (
    <Form
      action={action}
      schema={enterTicketTypeInput}
      defaultValue={typeValues(type, zone, currency)}
      labels={labels}
      id={`ticket-type-${type?.id ?? eventId}`}
    >
      <input type="hidden" name="eventId" value={eventId} />
      {type ? <input type="hidden" name="ticketTypeId" value={type.id} /> : null}
      {type ? (
        fields
      ) : (
        <Opening title="Add a ticket type" open={open}>
          {fields}
        </Opening>
      )}
    </Form>
  )
}
