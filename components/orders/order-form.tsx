import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import type { PublicEvent } from '@/lib/events/public-view'
import { placeOrderInput } from '@/lib/orders/schema'
import { AttendeeFields } from './attendee-fields'
import { BuyerFields } from './buyer-fields'
import { choicesOf } from './choices'
import { OnceOnly } from './once-only'
import { OrderStub } from './order-stub'
import { TicketChoice } from './ticket-choice'
import { WhoGetsData } from './who-gets-data'

type Props = {
  event: PublicEvent
  action: Action
  /** how many of each type it starts with */
  quantities: Record<string, number>
  buyer: { name: string; email: string } | null
  /** one per page that was made: sending it twice makes one order */
  idempotencyKey: string
}

const part = 'flex flex-col gap-4'

/** Tickets, buyer and the people they are for, on one page. Works without scripts. */
export function OrderForm({ event, action, quantities, buyer, idempotencyKey }: Props) {
  const choices = choicesOf(event)
  const lines = choices
    .filter(({ line }) => line !== null)
    .map(({ id, max }) => ({ ticketTypeId: id, quantity: String(Math.min(quantities[id] ?? 0, max)) }))
  const labels = {
    lines: 'Tickets',
    'buyer.name': 'Your name',
    'buyer.email': 'Your e-mail',
    ...Object.fromEntries(choices.map(({ line, name }) => [`lines[${line}].quantity`, name])),
  }
  return (
    <Form
      id={`register-${event.id}`}
      action={action}
      schema={placeOrderInput}
      defaultValue={{ eventId: event.id, lines, buyer: buyer ?? undefined }}
      labels={labels}
    >
      <HiddenField name="eventId" value={event.id} />
      <OnceOnly idempotencyKey={idempotencyKey} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12">
        <div className="flex flex-col gap-10">
          <section aria-labelledby="choose" className={part}>
            <h2 id="choose" className="display text-lg">
              Tickets
            </h2>
            <TicketChoice choices={choices} />
          </section>
          <BuyerFields />
          <section aria-labelledby="people" className={part}>
            <div>
              <h2 id="people" className="display text-lg">
                Who the tickets are for
              </h2>
              <p className="mt-1 text-muted text-sm">
                Leave this empty and they carry your name. Give an e-mail address and that person gets their own ticket there.
              </p>
            </div>
            <AttendeeFields choices={choices} />
          </section>
        </div>
        <div className="lg:sticky lg:top-6 lg:self-start">
          <OrderStub title={event.title} choices={choices} currency={event.currency}>
            <WhoGetsData
              organiser={event.organisation.name}
              refundsAt={event.refundPolicy ? `/events/${event.slug}#refunds` : null}
            />
          </OrderStub>
        </div>
      </div>
    </Form>
  )
}
