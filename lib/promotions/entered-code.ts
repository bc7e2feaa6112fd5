import { z } from 'zod'
import { type FieldProblem, InvalidInput } from '@/lib/core/error'
import { amountText, parseAmount } from '@/lib/core/money'
import { fieldProblems } from '@/lib/core/operation'
import { parsePercent } from '@/lib/core/percent'
import { type CodeInput, codeFields, codeInput } from './schema'

const typed = z.string().max(40).optional()

/** A code as its form holds it: what it takes off in percent or in the currency's own decimals. */
export const enteredCode = z
  .object(codeFields)
  .omit({ percentBp: true, amountMinor: true, active: true })
  .extend({
    kind: z.enum(['percent', 'amount', 'none'], { error: 'Choose what it takes off.' }),
    percent: typed,
    amount: typed,
  })

export type EnteredCode = z.output<typeof enteredCode>

/**
 * Reads a form, hands what it says to `work`, and brings what either finds wrong back to the fields of the form. What is not in the
 * form is taken away.
 * @throws InvalidInput and whatever `work` raises
 */
export async function withEnteredCode<T>(
  { kind, percent = '', amount = '', ...rest }: EnteredCode,
  currency: string,
  work: (input: CodeInput) => Promise<T>,
): Promise<T> {
  const problems: FieldProblem[] = []
  const percentBp = kind === 'percent' ? parsePercent(percent) : null
  const amountMinor = kind === 'amount' ? parseAmount(amount, currency) : null
  if (kind === 'percent' && !percentBp)
    problems.push({ path: 'percent', message: 'Write a percentage up to 100, like 10 or 12.5.' })
  if (kind === 'amount' && !amountMinor) {
    const example = amountText({ amountMinor: 500, currency })
    problems.push({ path: 'amount', message: `Write an amount in ${currency}, like ${example}.` })
  }
  if (problems.length > 0) throw new InvalidInput(problems)
  const { ticketTypeIds, reveals, startsAt, endsAt, limit, maxPerPerson } = rest
  const checked = codeInput.safeParse({
    code: rest.code,
    percentBp,
    amountMinor,
    ticketTypeIds: ticketTypeIds ?? [],
    reveals: reveals ?? false,
    startsAt: startsAt ?? null,
    endsAt: endsAt ?? null,
    limit: limit ?? null,
    maxPerPerson: maxPerPerson ?? null,
  })
  const names: Record<string, string> = { percentBp: kind === 'none' ? 'kind' : 'percent', amountMinor: 'amount' }
  const back = (fields: FieldProblem[]) =>
    new InvalidInput(fields.map(({ path, message }) => ({ path: names[path] ?? path, message })))
  if (!checked.success) throw back(fieldProblems(checked.error))
  try {
    return await work(checked.data)
  } catch (error) {
    throw error instanceof InvalidInput ? back(error.fields) : error
  }
}
