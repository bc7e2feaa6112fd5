import { Calm } from '@/components/events/calm'
import { BoxesField } from '@/components/forms/boxes-field'
import { DateTimeField } from '@/components/forms/date-time-field'
import { NumberField } from '@/components/forms/number-field'
import { SelectField } from '@/components/forms/select-field'
import type { EntryRules } from '@/lib/checkin/rules'
import { localOf } from '@/lib/core/instant'

const most = 12

/** Rules as the fields of their form hold them. `whole`: of whom nobody comes next, so that each rule is said. */
export function rulesValues(rules: EntryRules, zone: string, whole: boolean) {
  const local = (at: string | null | undefined) => (at ? localOf(new Date(at), zone) : '')
  return {
    reentry: rules.reentry ?? (whole ? 'never' : ''),
    maxEntries: rules.maxEntries ?? '',
    perDay: rules.perDay === undefined ? (whole ? 'no' : '') : rules.perDay ? 'yes' : 'no',
    dayStartsAt: rules.dayStartsAt ?? '',
    gatesOf: rules.gates ?? [],
    periods: (rules.periods ?? []).map(({ from, until }) => ({ from: local(from), until: local(until) })),
  }
}

/** Names of the rows' fields for the summary of errors. */
export const periodLabels: Record<string, string> = Object.fromEntries(
  Array.from({ length: most }, (_, row) => [
    [`periods[${row}].from`, `Period ${row + 1}, from`],
    [`periods[${row}].until`, `Period ${row + 1}, until`],
  ]).flat(),
)

/** When and how often people are let in. `otherwise` says what holds where nothing is chosen: "As the entrance". */
export function RulesFields({
  rules,
  otherwise,
  gates,
  zone,
  withDay = false,
}: {
  rules: EntryRules
  otherwise?: string
  /** to choose from; left out where gates do not matter */
  gates?: readonly string[]
  zone: string
  /** whether it says when a day begins: the event does, for all */
  withDay?: boolean
}) {
  const rows = Array.from({ length: Math.min(most, (rules.periods?.length ?? 0) + 2) }, (_, row) => row)
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="reentry" label="Coming in again" required={false}>
          {otherwise ? <option value="">{otherwise}</option> : null}
          <option value="never">Not: a ticket lets in once</option>
          <option value="after_exit">After they were scanned out</option>
          <option value="always">As often as they like</option>
        </SelectField>
        <NumberField
          name="maxEntries"
          label="Entries at most"
          min={1}
          max={1_000}
          required={false}
          hint="Empty: no limit of its own."
        />
        <SelectField name="perDay" label="Each day anew" required={false} hint="For passes of several days.">
          {otherwise ? <option value="">{otherwise}</option> : null}
          <option value="yes">Yes, every day begins anew</option>
          <option value="no">No, the event counts as one</option>
        </SelectField>
        {withDay ? (
          <SelectField name="dayStartsAt" label="A day begins at" required={false} hint="A night belongs to the evening before.">
            <option value="">4:00</option>
            {Array.from({ length: 13 }, (_, hour) => hour)
              .filter((hour) => hour !== 4)
              .map((hour) => (
                <option key={hour} value={hour}>
                  {hour}:00
                </option>
              ))}
          </SelectField>
        ) : null}
      </div>
      {gates && gates.length > 0 ? (
        <BoxesField
          name="gatesOf"
          label="Gates"
          hint="Choose none and every gate lets in."
          chosen={rules.gates ?? []}
          options={gates.map((gate) => ({ value: gate, label: gate }))}
        />
      ) : null}
      <Calm
        title="Times"
        note="When it lets in"
        fields={rows.flatMap((row) => [`periods[${row}].from`, `periods[${row}].until`])}
      >
        <p className="text-muted text-sm">
          Without times it lets in whenever a door is open. With some, within any of them. In the zone of the event, {zone}.
        </p>
        {rows.map((row) => (
          <div key={row} className="grid gap-4 sm:grid-cols-2">
            <DateTimeField name={`periods[${row}].from`} label={rowLabel(row, 'from')} required={false} />
            <DateTimeField name={`periods[${row}].until`} label={rowLabel(row, 'until')} required={false} />
          </div>
        ))}
      </Calm>
    </>
  )
}

const rowLabel = (row: number, word: string) => (
  <>
    <span className="sr-only">Period {row + 1}: </span>
    {word === 'from' ? 'From' : 'Until'}
  </>
)
