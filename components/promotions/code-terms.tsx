import { AmountField } from '@/components/events/amount-field'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { DateTimeField } from '@/components/forms/date-time-field'
import { RadioField } from '@/components/forms/radio-field'
import { TextField } from '@/components/forms/text-field'
import { TypeChoice } from './type-choice'

const kinds = [
  { value: 'percent', label: 'A percentage off' },
  { value: 'amount', label: 'An amount off' },
  { value: 'none', label: 'Nothing off', hint: 'It only shows hidden tickets.' },
]

/** The fields below in words, for the list of what needs another look. */
export const termLabels = {
  kind: 'What it takes off',
  percent: 'Percentage off each ticket',
  amount: 'Amount off each ticket',
  ticketTypeIds: 'Which tickets',
  startsAt: 'Works from',
  endsAt: 'Works until',
}

type Props = {
  event: { currency: string }
  types: readonly { id: string; name: string; hidden: boolean }[]
  /** ids of the types it is for */
  chosen: readonly string[]
}

/** What a code does, for which tickets. */
export function CodeTerms({ event, types, chosen }: Props) {
  return (
    <>
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
            unit={event.currency}
            hint="At most the price: a ticket never costs less than nothing."
          />
        </div>
      </div>
      <TypeChoice types={types} chosen={chosen} />
      <CheckboxField
        name="reveals"
        label="Shows hidden tickets"
        hint="Whoever types the code can get the hidden ones among its tickets."
      />
    </>
  )
}

/** From when until when a code works, as wall clocks of the event's zone. */
export function CodePeriod({ timeZone }: { timeZone: string }) {
  return (
    <>
      <DateTimeField
        name="startsAt"
        label="Works from"
        hint={`In the zone of the event, ${timeZone}. Empty: at once.`}
        required={false}
      />
      <DateTimeField name="endsAt" label="Works until" hint="Empty: as long as tickets are sold." required={false} />
    </>
  )
}
