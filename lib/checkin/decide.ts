import type { CodeVerdict } from '@/lib/tickets/code'
import { countedAt, isUsed, nobody, type Presence } from './presence'
import type { Rules } from './rules'

/** Why a scan ended as it did: `ok` admits, every other reason refuses. */
export const reasons = [
  'ok',
  'already_admitted',
  'wrong_event',
  'wrong_type',
  'wrong_time',
  'wrong_gate',
  'unpaid',
  'void',
  'transferred',
  'refunded',
  'forged',
  'unknown',
] as const
export type Reason = (typeof reasons)[number]

/** Instants are ISO 8601 texts, as they travel to a door's device. */
type FirstScan = { at: string; gate: string }

/** What a ticket is worth before anybody asks who was in. */
export const standings = ['valid', 'void', 'refunded', 'transferred', 'unpaid'] as const
export type Standing = (typeof standings)[number]

type TypeIds = readonly string[] | null | undefined

export type Scanned = {
  /** null when the ticket was picked from a list or named by its reference */
  code: CodeVerdict | null
  /** the ticket of that serial, id or reference; null when there is none */
  ticket: { eventId: string; ticketTypeId: string; status: Standing; revision: number } | null
  /** where its holder stands on the list; null: no scan of theirs stands */
  presence: Presence | null
  /** as `resolve` gives them */
  rules: Rules
  event: { id: string; timeZone: string }
  gate: string
  direction: 'in' | 'out'
  /** the ticket types this door lets in; none named: any */
  ticketTypeIds?: TypeIds
  /** the ticket types the list is for; none named: any */
  listTypeIds?: TypeIds
  now: Date
  /** by a roster that may be behind: a genuine code of no known ticket was sold since, and lets in */
  trustCode?: boolean
  /** a supervisor lets in all the same; never what is forged, unknown or another event's */
  override?: boolean
}

/** What a door should know of an admission by a roster that is behind. */
export type RosterFlag = 'not_on_roster' | 'newer_than_roster'

export type Decision = {
  decision: 'admit' | 'refuse'
  reason: Reason
  /** the admission this one repeats; also of one that the rules allow again */
  firstScan?: FirstScan
  /** the reason the supervisor went past */
  overrode?: Reason
  flag?: RosterFlag
}

type Facts = Scanned & { ticket: NonNullable<Scanned['ticket']> }

/** What the code alone already says against it; null when it takes the ticket's facts to tell. */
export function refusalOf(code: CodeVerdict | null): 'forged' | 'wrong_event' | 'unknown' | null {
  if (code === null || code.verdict === 'genuine') return null
  return code.verdict === 'not_a_ticket' ? 'unknown' : code.verdict
}

/** How a ticket stands, from what the database keeps of it and of its order. */
export function standingOf(ticketStatus: string, orderStatus: string): Standing {
  if (ticketStatus === 'transferred') return 'transferred'
  if (['pending', 'awaiting_confirmation', 'expired'].includes(orderStatus)) return 'unpaid'
  if (ticketStatus !== 'void') return 'valid'
  return ['refund_due', 'partly_refunded', 'refunded'].includes(orderStatus) ? 'refunded' : 'void'
}

/**
 * In this order: what the ticket is, whether this door may let it in, and only then whether it was used. So amber always
 * means a ticket that would have been let in here. The first rule that holds is the reason.
 */
const refusals: readonly [Reason, (facts: Facts) => boolean][] = [
  // a later revision than we know of is signed proof that our facts are the older ones
  [
    'transferred',
    ({ ticket, code }) => ticket.status === 'transferred' || (code?.verdict === 'genuine' && code.revision < ticket.revision),
  ],
  ['unpaid', ({ ticket }) => ticket.status === 'unpaid'],
  ['refunded', ({ ticket }) => ticket.status === 'refunded'],
  ['void', ({ ticket }) => ticket.status === 'void'],
  [
    'wrong_type',
    ({ ticket, ticketTypeIds, listTypeIds }) =>
      misses(ticketTypeIds, ticket.ticketTypeId) || misses(listTypeIds, ticket.ticketTypeId),
  ],
  ['wrong_gate', ({ rules, gate }) => misses(rules.gates, gate)],
  ['wrong_time', ({ rules, now }) => rules.periods.length > 0 && !rules.periods.some((period) => isWithin(period, now))],
  ['already_admitted', ({ presence, rules, now, event }) => isUsed(presence ?? nobody, rules, now, event.timeZone)],
]

const misses = (named: TypeIds, one: string) => Boolean(named?.length) && !named?.includes(one)

/** Half open: the first instant lets in, the last no longer does. */
function isWithin({ from, until }: Rules['periods'][number], now: Date): boolean {
  return (!from || now.getTime() >= Date.parse(from)) && (!until || now.getTime() < Date.parse(until))
}

/**
 * Whether to let somebody in, or out. Pure: the server and a door without a network decide by the same rules. Who goes out is
 * never refused for what the ticket is worth by then.
 */
export function decide(scanned: Scanned): Decision {
  const { ticket, code, event, direction, rules, now } = scanned
  const refusal = refusalOf(code)
  if (refusal) return { decision: 'refuse', reason: refusal }
  if (!ticket) {
    if (!scanned.trustCode || !code) return { decision: 'refuse', reason: 'unknown' }
    return { decision: 'admit', reason: 'ok', flag: 'not_on_roster' }
  }
  if (ticket.eventId !== event.id) return { decision: 'refuse', reason: 'wrong_event' }
  if (direction === 'out') return { decision: 'admit', reason: 'ok' }

  const presence = scanned.presence ?? nobody
  const reason = refusals.find(([, holds]) => holds({ ...scanned, ticket }))?.[0]
  const wasIn = countedAt(presence, rules, now, event.timeZone).entries > 0
  const first = wasIn && presence.firstAt ? { firstScan: { at: presence.firstAt, gate: presence.firstGate ?? '' } } : {}
  if (reason && !scanned.override) return { decision: 'refuse', reason, ...(reason === 'already_admitted' ? first : {}) }
  const isNewer = code?.verdict === 'genuine' && code.revision > ticket.revision
  return {
    ...{ decision: 'admit', reason: 'ok', ...first },
    ...(reason ? { overrode: reason } : {}),
    ...(isNewer ? { flag: 'newer_than_roster' } : {}),
  }
}
