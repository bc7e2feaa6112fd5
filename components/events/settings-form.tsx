import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { MarkdownField } from '@/components/forms/markdown-field'
import { NumberField } from '@/components/forms/number-field'
import { RadioField } from '@/components/forms/radio-field'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { amountText } from '@/lib/core/money'
import { percentText } from '@/lib/core/percent'
import type { EventView } from '@/lib/events/view'
import { AmountField } from './amount-field'
import { KeptField } from './kept-field'

const taxes = [
  { value: 'included', label: 'In the prices', hint: 'A price of 20 with 19 % tax is 20 for the buyer, 3.19 of it tax.' },
  {
    value: 'on_top',
    label: 'On top of them',
    hint: 'A price of 20 with 19 % tax is 23.80 for the buyer. They see 23.80 from the start.',
  },
]

const payers = [
  { value: 'buyer', label: 'The buyer', hint: 'It is added to the price, and in it from the first price people see.' },
  { value: 'organiser', label: 'You', hint: 'It comes out of the price. Buyers see nothing of it.' },
]

const labels = {
  feePercent: 'Share of the price',
  feeFixed: 'And per ticket',
  feePaidBy: 'Who pays it',
  tax: 'Tax is',
  holdMinutes: 'Time to check out',
  terms: 'Terms',
}

/** Fee, tax, time and terms of an event's orders. */
export function SettingsForm({ event, action }: { event: EventView; action: Action }) {
  const { currency, feeBp, feeFixedMinor } = event
  return (
    <Form
      action={action}
      id={`settings-${event.id}`}
      labels={labels}
      className="max-w-3xl"
      defaultValue={{
        eventId: event.id,
        updatedAt: event.updatedAt,
        feePercent: feeBp > 0 ? percentText(feeBp) : '',
        feeFixed: feeFixedMinor > 0 ? amountText({ amountMinor: feeFixedMinor, currency }) : '',
        feePaidBy: event.feePaidBy,
        tax: event.taxIncluded ? 'included' : 'on_top',
        holdMinutes: event.holdMinutes,
        terms: event.terms,
      }}
    >
      <KeptField name="eventId" />
      <KeptField name="updatedAt" />
      <Card>
        <h2 className="display text-lg">Booking fee</h2>
        <p className="mt-1 mb-4 text-muted text-sm">Of every ticket that costs something. Leave both empty for none.</p>
        <div className="flex flex-col gap-5">
          <div className="grid gap-4 sm:grid-cols-2">
            <AmountField name="feePercent" label="Share of the price" unit="%" />
            <AmountField name="feeFixed" label="And per ticket" unit={currency} />
          </div>
          <RadioField name="feePaidBy" label="Who pays it" options={payers} required />
        </div>
      </Card>
      <Card>
        <h2 className="display text-lg">Tax</h2>
        <p className="mt-1 mb-4 text-muted text-sm">Each ticket type has its own rate, on the tickets page.</p>
        <RadioField name="tax" label="Tax is" options={taxes} required />
      </Card>
      <Card>
        <h2 className="display mb-4 text-lg">Checkout</h2>
        <div className="flex flex-col gap-5">
          <NumberField
            name="holdMinutes"
            label="Time to check out"
            after="minutes"
            min={5}
            max={60}
            required
            className="sm:w-1/2"
            hint="So long seats are kept for somebody who is paying. From 5 to 60."
          />
          <MarkdownField
            name="terms"
            label="Terms"
            rows={6}
            hint="Buyers accept them before they pay. Empty: nothing is asked. Markdown works."
          />
        </div>
      </Card>
      <div className="flex justify-end">
        <SubmitButton pending="Saving…">Save settings</SubmitButton>
      </div>
    </Form>
  )
}
