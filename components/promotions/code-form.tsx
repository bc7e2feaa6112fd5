import { Opening } from '@/components/events/opening'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { NumberField } from '@/components/forms/number-field'
import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { localOf } from '@/lib/core/instant'
import { amountText } from '@/lib/core/money'
import { percentText } from '@/lib/core/percent'
import type { PromoCodeView } from '@/lib/promotions/promo-codes'
import { CodePeriod, CodeTerms, termLabels } from './code-terms'

const labels = { ...termLabels, code: 'Code', limit: 'Orders in all', maxPerPerson: 'Orders per person' }

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
      <CodeTerms event={event} types={types} chosen={values.ticketTypeIds} />
      <div className="grid gap-4 sm:grid-cols-2">
        <CodePeriod timeZone={timeZone} />
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
