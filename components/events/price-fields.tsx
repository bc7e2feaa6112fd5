import { DateTimeField } from '@/components/forms/date-time-field'
import { NumberField } from '@/components/forms/number-field'
import { RadioField } from '@/components/forms/radio-field'
import { TextField } from '@/components/forms/text-field'
import { AmountField } from './amount-field'
import { Calm } from './calm'

const kinds = [
  { value: 'free', label: 'Free' },
  { value: 'fixed', label: 'Fixed price', hint: 'With early-bird tiers, if you like.' },
  { value: 'pay_what_you_want', label: 'Pay what you want', hint: 'People choose; you may set a minimum.' },
  { value: 'donation', label: 'Donation', hint: 'A gift beside the tickets: no ticket comes of it, and no fee or tax.' },
]

/**
 * How a ticket is priced. What the chosen kind has no use for is hidden by the style sheet alone, so that it works without scripts; the
 * server leaves it out.
 */
export function PriceFields({ currency, zone, tiers }: { currency: string; zone: string; tiers: number }) {
  const rows = Array.from({ length: Math.min(8, tiers + 2) }, (_, row) => row)
  const names = rows.flatMap((row) => ['name', 'price', 'endsAt', 'upTo'].map((part) => `tiers[${row}].${part}`))
  const unlessFixed =
    'group-has-[[value=free]:checked]/price:hidden group-has-[[value=pay\\_what\\_you\\_want]:checked]/price:hidden group-has-[[value=donation]:checked]/price:hidden'
  const unlessChosen = 'group-has-[[value=free]:checked]/price:hidden group-has-[[value=fixed]:checked]/price:hidden'
  return (
    <div className="group/price flex flex-col gap-4">
      <RadioField name="pricing" label="Price" options={kinds} required={false} />
      <div className={`grid gap-4 sm:grid-cols-2 ${unlessFixed}`}>
        <AmountField name="price" label="Ticket price" unit={currency} hint="The booking fee of the settings comes on top." />
      </div>
      <div className={`grid gap-4 sm:grid-cols-2 ${unlessChosen}`}>
        <AmountField name="minPrice" label="At least" unit={currency} hint="Empty: people may also give nothing." />
        <AmountField name="suggested" label="Suggested" unit={currency} hint="Filled in for them, to be changed." />
      </div>
      <div className="group-has-[[value=free]:checked]/price:hidden group-has-[[value=donation]:checked]/price:hidden sm:w-1/2 sm:pr-2">
        <AmountField name="taxPercent" label="Tax" unit="%" hint="The settings say whether it is in the price." />
      </div>
      <div className={unlessFixed}>
        <Calm title="Tiers" note="Early bird, first hundred" fields={names}>
          <p className="text-muted text-sm">
            The first tier that still holds is the price; after them comes the ticket price. A tier ends at a date, or when so
            many are taken, or with whichever comes first. Times are in the zone of the event, {zone}.
          </p>
          {rows.map((row) => (
            <Tier key={row} row={row} currency={currency} />
          ))}
        </Calm>
      </div>
    </div>
  )
}

function Tier({ row, currency }: { row: number; currency: string }) {
  const called = (label: string) => (
    <>
      <span className="sr-only">Tier {row + 1}: </span>
      {label}
    </>
  )
  return (
    <div className="grid grid-cols-2 gap-4 border-line border-t pt-4 lg:grid-cols-[1fr_8rem_13rem_10rem]">
      <TextField name={`tiers[${row}].name`} label={called('Called')} placeholder="Early bird" maxLength={40} required={false} />
      <AmountField name={`tiers[${row}].price`} label={called('Price')} unit={currency} />
      <DateTimeField name={`tiers[${row}].endsAt`} label={called('Until')} required={false} />
      <NumberField name={`tiers[${row}].upTo`} label={called('Up to')} min={1} required={false} after="taken" />
    </div>
  )
}
