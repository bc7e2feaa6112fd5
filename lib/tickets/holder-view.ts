import type { EventFacts } from './event-facts'
import { type Standing, standingOf, voidReasonOf } from './standing'
import { ticketCodeOf } from './ticket-code-of'
import type { TicketRow } from './view'

/** A ticket as its holder's page shows it. */
export type HeldTicket = {
  id: string
  linkToken: string
  reference: string
  holderName: string
  holderEmail: string | null
  typeName: string
  standing: Standing
  /** what the QR holds; null when it no longer admits */
  code: string | null
  admittedAt: Date | null
  admittedGate: string | null
}

type Row = TicketRow & { admittedGate: string | null }
type Sold = { order: { status: string }; event: EventFacts }

export async function toHeldTicket(row: Row, sold: Sold): Promise<HeldTicket> {
  const standing = standingOf({ ...row, voidReason: voidReasonOf(row, sold) }, sold.event)
  return {
    id: row.id,
    linkToken: row.linkToken,
    reference: row.reference,
    holderName: row.holderName,
    holderEmail: row.holderEmail,
    typeName: row.ticketType.name,
    standing,
    code: standing === 'valid' ? await ticketCodeOf(row) : null,
    admittedAt: row.admittedAt,
    admittedGate: row.admittedGate,
  }
}
