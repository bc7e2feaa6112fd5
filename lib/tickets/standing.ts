/** How a ticket stands, for the one who holds it. */
export type Standing = 'valid' | 'used' | 'void' | 'transferred' | 'event_cancelled'

/** What the ticket is worth now. A cancelled event says so before anything else, because that is what its holder must know. */
export function standingOf(ticket: { status: string; admittedAt: Date | string | null }, event: { status: string }): Standing {
  if (event.status === 'cancelled') return 'event_cancelled'
  if (ticket.status === 'transferred') return 'transferred'
  if (ticket.status === 'void') return 'void'
  return ticket.admittedAt ? 'used' : 'valid'
}
