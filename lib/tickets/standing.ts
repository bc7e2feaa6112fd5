/** How a ticket stands, for the one who holds it. `void`: cancelled, without money that went back for it. */
export type Standing = 'valid' | 'used' | 'void' | 'refunded' | 'transferred' | 'event_cancelled'

/** Why a ticket is void, for programs. */
export const voidReasons = ['refunded', 'cancelled', 'event_cancelled'] as const
export type VoidReason = (typeof voidReasons)[number]

const moneyWentBack = new Set(['refund_due', 'partly_refunded', 'refunded'])

/** Undefined while the ticket is not void. A door decides by the same rule (lib/checkin/decide.ts). */
export function voidReasonOf(
  ticket: { status: string },
  { order, event }: { order: { status: string }; event: { status: string } },
): VoidReason | undefined {
  if (ticket.status !== 'void') return undefined
  if (event.status === 'cancelled') return 'event_cancelled'
  return moneyWentBack.has(order.status) ? 'refunded' : 'cancelled'
}

type Ticket = { status: string; admittedAt?: Date | string | null; voidReason?: VoidReason }

/** What the ticket is worth now. A cancelled event says so before anything else, because that is what its holder must know. */
export function standingOf(ticket: Ticket, event: { status: string }): Standing {
  if (event.status === 'cancelled') return 'event_cancelled'
  if (ticket.status === 'transferred') return 'transferred'
  if (ticket.status === 'void') return ticket.voidReason === 'refunded' ? 'refunded' : 'void'
  return ticket.admittedAt ? 'used' : 'valid'
}
