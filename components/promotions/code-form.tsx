import { AmountField } from '@/components/events/amount-field'
import { Opening } from '@/components/events/opening'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { DateTimeField } from '@/components/forms/date-time-field'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { NumberField } from '@/components/forms/number-field'
import { RadioField } from '@/components/forms/radio-field'
import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { localOf } from '@/lib/core/instant'
import { amountText } from '@/lib/core/money'
import { percentText } from '@/lib/core/percent'
import type { PromoCodeView } from '@/lib/promotions/promo-codes'
import { TypeChoice } from './type-choice'

const kinds = [
  { value: 'percent', label: 'A percentage off' },
  { value: 'amount', label: 'An amount off' },
  { value: 'none', label: 'Nothing off', hint: 'It only shows hidden tickets.' },
]

const labels = {
  code: 'Code',
  kind: 'What it takes off',
  percent: 'Percentage off each ticket',
  amount: 'Amount off each ticket',
  ticketTypeIds: 'Which tickets',
  startsAt: 'Works from',
  endsAt: 'Works until',
  limit: 'Orders in all',
  maxPerPerson: 'Orders per person',
}

/** One code, new or not. Times are wall clocks of the event's zone, amounts in the decimals of its currency. */
export function CodeForm({
  action,
  event,
  types,
  code,
  open,
}: {
  action: Action
  event: { id: string; timeZone: string; currency: string }
  types: readonly { id: string; name: string; hidden: boolean }[]
  /** the one to change; without it a new one is made */
  code?: PromoCodeView
  /** a new one's fields are shown at once */
  open?: boolean
}) {
  const { currency, timeZone } = event
  const local = (instant: string | null | undefined) => (instant ? localOf(new Date(instant), timeZone) : '')
  const values = {
    code: code?.code ?? '',
    kind: code?.amountMinor ? 'amount' : code && !code.percentBp ? 'none' : 'percent',
    percent: code?.percentBp ? percentText(code.percentBp) : '',
    amount: code?.amountMinor ? amountText({ amountMinor: code.amountMinor, currency }) : '',
    ticketTypeIds: code?.ticketTypeIds ?? [],
    reveals: code?.reveals ? 'on' : '',
    startsAt: local(code?.startsAt),
    endsAt: local(code?.endsAt),
    limit: code?.limit ?? '',
    maxPerPerson: code?.maxPerPerson ?? '',
  }
  const fields = (
    <>
      <TextField
        name="code"
        label="Code"
        placeholder="FRIENDS-10"
        maxLength={40}
        required
        autoCapitalize="characters"
        spellCheck={false}
        missing="Write the code people will type."
        hint="Letters, digits, hyphens. Capitals or not is the same."
      />
      <div className="group/kind flex flex-col gap-5">
        <RadioField name="kind" label="What it takes off" options={kinds} required />
        <div className="group-has-[[value=amount]:checked]/kind:hidden group-has-[[value=none]:checked]/kind:hidden sm:w-1/2">
          <TextField
            name="percent"
            label="Percentage off each ticket"
            inputMode="decimal"
            after="%"
            maxLength={8}
            required={false}
          />
        </div>
        <div className="group-has-[[value=none]:checked]/kind:hidden group-has-[[value=percent]:checked]/kind:hidden sm:w-1/2">
          <AmountField
            name="amount"
            label="Amount off each ticket"
            unit={currency}
            hint="At most the price: a ticket never costs less than nothing."
          />
        </div>
      </div>
      <TypeChoice types={types} chosen={code?.ticketTypeIds ?? []} />
      <CheckboxField
        name="reveals"
        label="Shows hidden tickets"
        hint="Whoever types the code can get the hidden ones among its tickets."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateTimeField
          name="startsAt"
          label="Works from"
          hint={`In the zone of the event, ${timeZone}. Empty: at once.`}
          required={false}
        />
        <DateTimeField name="endsAt" label="Works until" hint="Empty: as long as tickets are sold." required={false} />
        <NumberField name="limit" label="Orders in all" min={1} max={1_000_000} required={false} hint="Empty: any number." />
        <NumberField
          name="maxPerPerson"
          label="Orders per person"
          min={1}
          max={1_000}
          required={false}
          hint="By address or account. Empty: any number."
        />
      </div>
      <div className="flex flex-wrap justify-end gap-3">
        {code ? (
          <Button href={`/console/events/${event.id}/codes`} variant="quiet">
            Leave it as it is
          </Button>
        ) : null}
        <SubmitButton pending="Saving…">{code ? 'Save code' : 'Add code'}</SubmitButton>
      </div>
    </>
  )
  return (
    <Form action={action} defaultValue={values} labels={labels} id={`code-${code?.id ?? event.id}`}>
      <input type="hidden" name="eventId" value={event.id} />
      {code ? <input type="hidden" name="promoCodeId" value={code.id} /> : null}
      {code ? (
        fields
      ) : (
        <Opening title="Add a code" open={open}>
          {fields}
        </Opening>
      )}
    </Form>
  )
}
