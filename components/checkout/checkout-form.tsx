import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { AmountStub } from '@/components/orders/amount-stub'
import { AttendeeField } from '@/components/orders/attendee-field'
import { BuyerFields } from '@/components/orders/buyer-fields'
import { WhoGetsData } from '@/components/orders/who-gets-data'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatMoney } from '@/lib/core/money'
import type { CheckoutPage } from '@/lib/orders/checkout-page'
import { retryCheckoutInput, submitCheckoutInput } from '@/lib/orders/checkout-schema'
import { termsMark } from '@/lib/orders/checkout-view'
import { ProviderField, whereItIsPaid } from './provider-field'
import { TermsField } from './terms-field'

type Props = {
  checkout: CheckoutPage
  token: string
  /** pays; or asks for the tickets anew once the time is up: the same form, so that nothing typed is lost */
  action: Action
  /** what a signed-in person need not type */
  known: { name: string; email: string } | null
}

/** The second step: who buys, who comes, the organiser's terms, and what it comes to. */
export function CheckoutForm({ checkout, token, action, known }: Props) {
  const { event, tickets, terms, providers, totalMinor, currency, state } = checkout
  const entered = checkout.buyer.name !== '' || checkout.buyer.email !== ''
  const buyer = entered ? checkout.buyer : (known ?? undefined)
  const pays = totalMinor > 0
  const over = state === 'over'
  const due = formatMoney({ amountMinor: totalMinor, currency })
  return (
    <Form
      id={`checkout-${checkout.number}`} // pages that were left stay in the document, and fields belong to a form by its id
      action={action}
      schema={over ? retryCheckoutInput : submitCheckoutInput}
      defaultValue={{
        buyer,
        attendees: tickets.map(({ name, email }) => ({ name, email })),
        acceptTerms: checkout.accepted ? 'on' : undefined,
      }}
      labels={labelsOf(checkout)}
    >
      <HiddenField name="token" value={token} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12">
        <div className="flex flex-col gap-10">
          <BuyerFields required={!over} />
          {tickets.length > 0 ? (
            <section aria-labelledby="people" className="flex flex-col gap-4">
              <div>
                <h2 id="people" className="display text-lg">
                  Who the tickets are for
                </h2>
                <p className="mt-1 text-muted text-sm">
                  Leave this empty and they carry your name. Give an e-mail address and that person gets their own ticket there.
                </p>
              </div>
              {tickets.map(({ id, typeName }, index) => (
                <AttendeeField key={id} index={index} typeName={typeName} />
              ))}
            </section>
          ) : null}
          {terms ? <TermsField terms={terms} mark={termsMark(terms)} organiser={event.organiser.name} required={!over} /> : null}
          {providers.length > 1 ? <ProviderField providers={providers} required={!over} /> : null}
        </div>
        <div className="lg:sticky lg:top-24 lg:self-start">
          <AmountStub title={event.title} order={checkout} test={providers.some(({ test }) => test) && providers.length === 1}>
            {providers.length === 1 ? <ProviderField providers={providers} /> : null}
            {over ? (
              <SubmitButton size="lg" wide pending="Asking for your tickets…">
                Try again
              </SubmitButton>
            ) : (
              <SubmitButton size="lg" wide pending={pays ? 'To the payment…' : 'Getting your tickets…'}>
                {pays ? `Pay ${due}` : 'Get tickets'}
              </SubmitButton>
            )}
            {pays && !over && providers.length > 0 ? <p className="text-sm">{whereItIsPaid(providers)}</p> : null}
            <WhoGetsData
              organiser={event.organiser.name}
              refundsAt={event.refundPolicy ? `/events/${event.slug}#refunds` : null}
            />
          </AmountStub>
        </div>
      </div>
    </Form>
  )
}

const labelsOf = ({ tickets, lines }: CheckoutPage): Record<string, string> => ({
  'buyer.name': 'Your name',
  'buyer.email': 'Your e-mail',
  acceptTerms: 'Terms',
  provider: 'How to pay',
  promoCode: 'Promo code',
  ...Object.fromEntries(tickets.flatMap((_, n) => [[`attendees[${n}].name`, `Name of ticket ${n + 1}`]])),
  ...Object.fromEntries(tickets.flatMap((_, n) => [[`attendees[${n}].email`, `E-mail of ticket ${n + 1}`]])),
  ...Object.fromEntries(lines.map(({ name }, index) => [`lines[${index}].quantity`, name])),
})
