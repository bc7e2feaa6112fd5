import type { CodeVerdict } from '@/lib/tickets/code'

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
type Period = { from?: string | null; until?: string | null }
type OrderStatus =
  | 'pending'
  | 'awaiting_confirmation'
  | 'confirmed'
  | 'expired'
  | 'cancelled'
  | 'refund_due'
  | 'partly_refunded'
  | 'refunded'

export type Scanned = {
  /** null when the ticket was picked from a list or named by its reference */
  code: CodeVerdict | null
  /** the ticket of that serial, id or reference; null when there is none */
  ticket: {
    eventId: string
    ticketTypeId: string
    status: 'valid' | 'void' | 'transferred'
    revision: number
    orderStatus: OrderStatus
    /** the admission that stands, when there is one */
    admitted: FirstScan | null
    /** the gates its type is bound to; none named: any */
    gates?: readonly string[] | null
    /** when it lets in; open where no end is named */
    entry?: Period | null
  } | null
  event: { id: string; entry?: Period | null }
  gate: string
  /** the ticket types this door lets in; none named: any */
  ticketTypeIds?: readonly string[] | null
  now: Date
}

export type Decision = { decision: 'admit' | 'refuse'; reason: Reason; firstScan?: FirstScan }

type Facts = Scanned & { ticket: NonNullable<Scanned['ticket']> }

/** What the code alone already says against it; null when it takes the ticket's facts to tell. */
export function refusalOf(code: CodeVerdict | null): 'forged' | 'wrong_event' | 'unknown' | null {
  if (code === null || code.verdict === 'genuine') return null
  return code.verdict === 'not_a_ticket' ? 'unknown' : code.verdict
}

/**
 * In this order: what the ticket is, whether this door may let it in, and only then whether it was used. So amber always
 * means a ticket that would have been let in here. The first rule that holds is the reason.
 */
const rules: readonly [Reason, (facts: Facts) => boolean][] = [
  ['wrong_event', ({ ticket, event }) => ticket.eventId !== event.id],
  // a later revision than we know of is signed proof that our facts are the older ones
  [
    'transferred',
    ({ ticket, code }) => ticket.status === 'transferred' || (code?.verdict === 'genuine' && code.revision < ticket.revision),
  ],
  ['unpaid', ({ ticket }) => ['pending', 'awaiting_confirmation', 'expired'].includes(ticket.orderStatus)],
  [
    'refunded',
    ({ ticket }) => ticket.status === 'void' && ['refund_due', 'partly_refunded', 'refunded'].includes(ticket.orderStatus),
  ],
  ['void', ({ ticket }) => ticket.status === 'void'],
  ['wrong_type', ({ ticket, ticketTypeIds }) => misses(ticketTypeIds, ticket.ticketTypeId)],
  ['wrong_gate', ({ ticket, gate }) => misses(ticket.gates, gate)],
  ['wrong_time', ({ ticket, event, now }) => isOutside(event.entry, now) || isOutside(ticket.entry, now)],
  ['already_admitted', ({ ticket }) => ticket.admitted !== null],
]

const misses = (named: readonly string[] | null | undefined, one: string) => Boolean(named?.length) && !named?.includes(one)

/** Half open: the first instant lets in, the last no longer does. */
function isOutside(period: Period | null | undefined, now: Date): boolean {
  const early = Boolean(period?.from) && now.getTime() < Date.parse(period?.from ?? '')
  const late = Boolean(period?.until) && now.getTime() >= Date.parse(period?.until ?? '')
  return early || late
}

/** Whether to let somebody in. Pure: the server and a door without a network decide by the same rules. */
export function decide(scanned: Scanned): Decision {
  const { ticket } = scanned
  const refusal = refusalOf(scanned.code) ?? (ticket ? null : 'unknown')
  if (refusal || !ticket) return { decision: 'refuse', reason: refusal ?? 'unknown' }
  const reason = rules.find(([, holds]) => holds({ ...scanned, ticket }))?.[0]
  if (!reason) return { decision: 'admit', reason: 'ok' }
  return {
    decision: 'refuse',
    reason,
    ...(reason === 'already_admitted' && ticket.admitted ? { firstScan: ticket.admitted } : {}),
  }
}
