import { z } from 'zod'
import { type FieldProblem, InvalidInput } from '@/lib/core/error'
import { instantFrom, isMoment } from '@/lib/events/moment'
import { type EntryRules, entryRules } from './rules'

const moment = z.string().max(40).refine(isMoment, { error: 'Write a date and a time.' }).optional()

/** How many rows of times a form has. */
export const mostPeriods = 12

/** Rules as a form holds them: times by the event's clock; what is left empty is left to who comes next. */
export const enteredRules = z.object({
  reentry: entryRules.shape.reentry,
  maxEntries: z.int({ error: 'Write a whole number.' }).min(1, { error: 'Once at least.' }).max(1_000).optional(),
  perDay: z.enum(['yes', 'no']).optional(),
  dayStartsAt: z.coerce.number().int().min(0).max(12).optional(),
  gatesOf: z.array(z.string().max(80)).max(100).optional(),
  periods: z
    .array(z.object({ from: moment, until: moment }))
    .max(mostPeriods)
    .optional(),
})
export type EnteredRules = z.output<typeof enteredRules>

/**
 * What a form says, as rules.
 * @throws InvalidInput at a period that ends before it begins
 */
export function rulesOfForm(form: EnteredRules, timeZone: string): EntryRules {
  const at = (moment: string | undefined) => (moment ? instantFrom(moment, timeZone).toISOString() : null)
  const rows = (form.periods ?? []).map(({ from, until }, row) => ({ row, from: at(from), until: at(until) }))
  const wrong: FieldProblem[] = rows.flatMap(({ row, from, until }) =>
    from && until && from >= until ? [{ path: `periods.${row}.until`, message: 'Choose an end after the beginning.' }] : [],
  )
  if (wrong.length > 0) throw new InvalidInput(wrong)
  const periods = rows.filter(({ from, until }) => from || until).map(({ from, until }) => ({ from, until }))
  return {
    ...(form.reentry ? { reentry: form.reentry } : {}),
    ...(form.maxEntries ? { maxEntries: form.maxEntries } : {}),
    ...(form.perDay ? { perDay: form.perDay === 'yes' } : {}),
    ...(form.dayStartsAt === undefined ? {} : { dayStartsAt: form.dayStartsAt }),
    ...(form.gatesOf?.length ? { gates: form.gatesOf } : {}),
    ...(periods.length > 0 ? { periods } : {}),
  }
}
