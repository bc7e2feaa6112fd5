import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { OnceOnly } from '@/components/orders/once-only'
import { WhoGetsData } from '@/components/orders/who-gets-data'
import { startCheckoutInput } from '@/lib/orders/checkout-schema'
import type { EventOffer } from '@/lib/orders/offer'
import { codeDoes } from './code-words'
import { OfferList } from './offer-list'
import { offeredChoices } from './offered-choices'
import { PromoField } from './promo-field'
import { StartStub } from './start-stub'

type Props = {
  offer: EventOffer
  action: Action
  /** what it starts with, by type: how many, and at what price */
  chosen: Record<string, { quantity: number; price: string | null }>
  /** one per page that was made: sending it twice makes one hold */
  idempotencyKey: string
}

/** The first step of two: which tickets, at what price. Nobody needs to say who they are yet. */
export function StartForm({ offer, action, chosen, idempotencyKey }: Props) {
  const { event, code, prices, now, holdMinutes } = offer
  const { currency } = event
  const choices = offeredChoices(offer)
  const lines = choices
    .filter(({ line }) => line !== null)
    .map(({ id, max, own, isGift }) => ({
      ticketTypeId: id,
      ...(isGift ? {} : { quantity: String(Math.min(chosen[id]?.quantity ?? 0, max)) }),
      ...(own ? { price: chosen[id]?.price ?? own.suggested } : {}),
    }))
  const labels = {
    lines: 'Tickets',
    promoCode: 'Promo code',
    ...Object.fromEntries(
      choices.flatMap(({ line, name }) => [
        [`lines[${line}].quantity`, name],
        [`lines[${line}].price`, `Price of ${name}`],
      ]),
    ),
  }
  return (
    <Form
      id={`start-${event.id}`}
      action={action}
      schema={startCheckoutInput}
      defaultValue={{ eventId: event.id, lines, promoCode: code?.text }}
      labels={labels}
    >
      <HiddenField name="eventId" value={event.id} />
      <OnceOnly idempotencyKey={idempotencyKey} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12">
        <section aria-labelledby="choose" className="flex flex-col gap-5">
          <h2 id="choose" className="display text-lg">
            Tickets
          </h2>
          <OfferList choices={choices} currency={currency} />
          {offer.hasCodes || code ? (
            <PromoField
              path={`/events/${event.slug}/register`}
              applied={code ? { text: code.text, problem: code.problem, does: codeDoes(offer) } : null}
            />
          ) : null}
        </section>
        <div className="lg:sticky lg:top-6 lg:self-start">
          <StartStub
            title={event.title}
            choices={choices}
            pricelist={{ event: prices, code: code?.price ?? null, codeText: code?.text ?? null, now: now.getTime(), currency }}
          >
            <p className="text-sm">Next they are held for you for {holdMinutes} minutes, and you say who they are for.</p>
            <WhoGetsData
              organiser={event.organisation.name}
              refundsAt={event.refundPolicy ? `/events/${event.slug}#refunds` : null}
            />
          </StartStub>
        </div>
      </div>
    </Form>
  )
}
