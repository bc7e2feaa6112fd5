import { CheckboxField } from '@/components/forms/checkbox-field'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { RadioField } from '@/components/forms/radio-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { OnceOnly } from '@/components/orders/once-only'
import { buttonClass } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatMoney, type Money } from '@/lib/core/money'

type Ticket = { id: string; reference: string; name: string; type: string; price: Money | null; used: boolean }

type Props = {
  action: Action
  order: { id: string; buyerEmail: string }
  /** those that still stand */
  tickets: readonly Ticket[]
  left: Money
  hasFee: boolean
  idempotencyKey: string
}

/** Money back: all, for some tickets, or an amount. Says what follows before it can be done; opens without scripts. */
export function RefundForm({ action, order, tickets, left, hasFee, idempotencyKey }: Props) {
  const whole = formatMoney(left)
  const all =
    tickets.length === 0
      ? whole
      : `${whole}; ${tickets.length === 1 ? 'its ticket stops' : `its ${tickets.length} tickets stop`} working`
  return (
    <details className="group max-w-xl">
      <summary className={buttonClass({ variant: 'quiet' })}>Refund</summary>
      <div className="mt-4 rounded-md bg-surface p-5 ring-1 ring-line ring-inset">
        <Form id="refund" action={action} defaultValue={{ what: 'all' }} labels={{ ticketIds: 'Tickets', amount: 'Amount' }}>
          <HiddenField name="id" value={order.id} />
          <OnceOnly idempotencyKey={idempotencyKey} />
          <RadioField
            name="what"
            label="What goes back"
            options={[
              { value: 'all', label: `Everything that is left, ${all}` },
              ...(tickets.length > 0
                ? [{ value: 'tickets', label: 'The price of the tickets ticked below; they stop working' }]
                : []),
              { value: 'amount', label: 'An amount; the tickets stay as they are' },
            ]}
          />
          {tickets.length > 0 ? (
            <fieldset className="flex flex-col gap-2">
              <legend className="mb-2 font-medium text-sm">Tickets</legend>
              {tickets.map(({ id, reference, name, type, price, used }) => (
                <Checkbox
                  key={id}
                  id={`refund-${id}`}
                  name="ticketIds"
                  value={id}
                  label={
                    <>
                      <span className="code">{reference}</span> {name}, {type}
                      {price ? `, ${formatMoney(price)}` : ''}
                    </>
                  }
                  hint={used ? 'Somebody was let in with it.' : undefined}
                />
              ))}
            </fieldset>
          ) : null}
          <TextField name="amount" label="Amount" inputMode="decimal" after={left.currency} hint={`At most ${whole}.`} />
          {hasFee ? <CheckboxField name="keepFee" label="Keep the booking fee" /> : null}
          {tickets.some(({ used }) => used) ? (
            <CheckboxField name="evenIfUsed" label="Refund tickets somebody was let in with, too" />
          ) : null}
          <TextareaField name="note" label="Why" hint={`${order.buyerEmail} reads this in the mail about it.`} rows={2} />
          <p className="text-muted text-sm">
            Tickets that stop working admit nobody, and their seats are free at once. The money goes back the way it came. This
            cannot be undone.
          </p>
          <SubmitButton variant="danger" pending="Refunding…" className="self-start">
            Send the money back
          </SubmitButton>
        </Form>
      </div>
    </details>
  )
}
