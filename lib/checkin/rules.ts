import { z } from 'zod'
import { utcOf } from '@/lib/core/instant'

/** An instant with its offset, kept in UTC. */
export const instant = z.iso
  .datetime({ offset: true, abort: true, error: 'A time in ISO 8601 with its offset.' })
  .refine((at) => utcOf(at) !== null, { error: 'A time in the years 1 to 9999.' })
  .overwrite((at) => utcOf(at) ?? at)

const period = z
  .object({ from: instant.nullish(), until: instant.nullish() })
  .refine(({ from, until }) => !from || !until || from < until, { path: ['until'], error: 'An end after the beginning.' })

/** Who is let in, when and how often: of an event, a ticket type or a list. What is not named is left to who comes next. */
export const entryRules = z.object({
  /** half open: the first instant lets in, the last no longer does; none: always */
  periods: z.array(period).max(50).optional(),
  /** in once, in again after going out, or as often as one likes */
  reentry: z.enum(['never', 'after_exit', 'always']).optional(),
  /** entries in all, or a day where `perDay`; null: as many as `reentry` lets */
  maxEntries: z.int().min(1).max(1_000).nullable().optional(),
  /** whether each day of the event begins anew */
  perDay: z.boolean().optional(),
  /** the hour at which a day begins, by the event's clock: a night belongs to the evening before */
  dayStartsAt: z.int().min(0).max(12).optional(),
  /** none: any */
  gates: z.array(z.string().trim().min(1).max(80)).max(100).optional(),
})
export type EntryRules = z.output<typeof entryRules>

/** Every rule said. */
export type Rules = Required<EntryRules>

/** What holds where nobody says otherwise. The SQL function `rules_of` has the same. */
export const plainRules: Rules = {
  periods: [],
  reentry: 'never',
  maxEntries: null,
  perDay: false,
  dayStartsAt: 4,
  gates: [],
}

/**
 * The rules a ticket is judged by at the entrance: each that its type names goes before the event's. On another list that
 * list's rules hold alone: `resolve(list.rules)`.
 */
export function resolve(eventRules: EntryRules, typeRules: EntryRules = {}): Rules {
  const named = [eventRules, typeRules].flatMap((rules) => Object.entries(rules)).filter(([, rule]) => rule !== undefined)
  return { ...plainRules, ...Object.fromEntries(named) }
}
