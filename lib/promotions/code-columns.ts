import { type FieldProblem, InvalidInput } from '@/lib/core/error'
import { formatInstant } from '@/lib/core/instant'
import { instantFrom } from '@/lib/events/moment'
import type { CodeInput } from './schema'

export type CodeColumns = {
  code: string
  percentBp: number | null
  amountMinor: number | null
  ticketTypeIds: string[]
  reveals: boolean
  startsAt: Date | null
  endsAt: Date | null
  maxPerPerson: number | null
  active: boolean
}

const fresh: Omit<CodeColumns, 'code'> = {
  percentBp: null,
  amountMinor: null,
  ticketTypeIds: [],
  reveals: false,
  startsAt: null,
  endsAt: null,
  maxPerPerson: null,
  active: true,
}

/**
 * The columns of a code after an input: what it names is set, null and empty take away, the rest stays. Without the limit, which is an
 * inventory row's. Naming one kind of discount takes the other away.
 * @param base the code as it is; null for a new one
 * @throws InvalidInput where fields contradict each other, or a ticket type is not the event's
 */
export function codeColumns(
  input: Partial<CodeInput>,
  event: { timeZone: string; endsAt: Date; ticketTypeIds: string[] },
  base: CodeColumns | null,
): CodeColumns {
  const before = base ?? { ...fresh, code: '' }
  const given = <K extends keyof CodeColumns>(name: K, value: CodeColumns[K] | null | undefined) =>
    value === undefined ? before[name] : ((value ?? (fresh as CodeColumns)[name]) as CodeColumns[K])
  const instant = (text: string | null | undefined) => (text == null || text === '' ? null : instantFrom(text, event.timeZone))
  const columns: CodeColumns = {
    code: input.code ?? before.code,
    percentBp: input.amountMinor && input.percentBp === undefined ? null : given('percentBp', input.percentBp),
    amountMinor: input.percentBp && input.amountMinor === undefined ? null : given('amountMinor', input.amountMinor),
    ticketTypeIds: given('ticketTypeIds', input.ticketTypeIds && [...new Set(input.ticketTypeIds)]),
    reveals: given('reveals', input.reveals),
    startsAt: input.startsAt === undefined ? before.startsAt : instant(input.startsAt),
    endsAt: input.endsAt === undefined ? before.endsAt : instant(input.endsAt),
    maxPerPerson: given('maxPerPerson', input.maxPerPerson),
    active: given('active', input.active),
  }
  const { percentBp, amountMinor, startsAt, endsAt, ticketTypeIds, reveals } = columns
  const problems: FieldProblem[] = []
  if (percentBp !== null && amountMinor !== null)
    problems.push({ path: 'amountMinor', message: 'A code takes a percentage off or an amount, not both.' })
  if (percentBp === null && amountMinor === null && !reveals)
    problems.push({ path: 'percentBp', message: 'Say what it takes off, or let it show hidden tickets.' })
  if (startsAt && endsAt && endsAt <= startsAt)
    problems.push({
      path: 'endsAt',
      message: `Make the end later than the beginning, ${formatInstant(startsAt, event.timeZone)}.`,
    })
  if (ticketTypeIds.some((id) => !event.ticketTypeIds.includes(id)))
    problems.push({ path: 'ticketTypeIds', message: 'One of these is no ticket type of this event.' })
  if (problems.length > 0) throw new InvalidInput(problems)
  return columns
}
