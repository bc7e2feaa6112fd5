import { Opening } from '@/components/events/opening'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { NumberField } from '@/components/forms/number-field'
import { TextField } from '@/components/forms/text-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { CodePeriod, CodeTerms, termLabels } from './code-terms'

const labels = { ...termLabels, count: 'How many codes', prefix: 'How they begin' }

const values = { count: '', prefix: '', kind: 'percent', percent: '', amount: '', ticketTypeIds: [], reveals: '' }

/** Many codes that are alike but for their words, each for one order. */
export function ManyCodesForm({
  action,
  event,
  types,
  idempotencyKey,
}: {
  action: Action
  event: { id: string; timeZone: string; currency: string }
  types: readonly { id: string; name: string; hidden: boolean }[]
  /** sent twice, it makes them once */
  idempotencyKey: string
}) {
  return (
    <Form action={action} defaultValue={values} labels={labels} id={`codes-${event.id}`}>
      <input type="hidden" name="eventId" value={event.id} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Opening title="Make many codes at once">
        <p className="text-muted text-sm">
          One to a letter, a guest, a colleague: each code is for one order and cannot be guessed. All of them are in the CSV
          file.
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            name="count"
            label="How many codes"
            min={1}
            max={1_000}
            missing="Write how many."
            hint="At most 1,000 at once."
          />
          <TextField
            name="prefix"
            label="How they begin"
            placeholder="PRESS"
            maxLength={24}
            required={false}
            autoCapitalize="characters"
            spellCheck={false}
            hint="PRESS makes PRESS-7K2M9QDX. Empty: only what nobody guesses."
          />
        </div>
        <CodeTerms event={event} types={types} chosen={[]} />
        <div className="grid gap-4 sm:grid-cols-2">
          <CodePeriod timeZone={event.timeZone} />
        </div>
        <SubmitButton pending="Making…" className="self-end">
          Make codes
        </SubmitButton>
      </Opening>
    </Form>
  )
}
