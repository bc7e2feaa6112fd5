import { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'
import { ticketUrl } from './address'
import { voidReasonOf, voidReasons } from './standing'
import { ticketCodeOf } from './ticket-code-of'

export const ticketView = z
  .object({
    id: z.string(),
    eventId: z.string(),
    orderId: z.string(),
    reference: z.string().meta({ description: 'For typing at the door: order number and position.' }),
    code: z
      .string()
      .optional()
      .meta({ description: 'What the QR holds. Only for the buyer and the holder, while the ticket is valid.' }),
    status: z.enum(['valid', 'void', 'transferred']),
    voidReason: z.enum(voidReasons).optional().meta({ description: 'Why it is void: its money went back, or it was cancelled.' }),
    ticketTypeId: z.string(),
    ticketTypeName: z.string(),
    holder: z.object({ name: z.string(), email: z.string().nullable() }),
    url: z.string().optional().meta({ description: 'Opens the ticket. Only for the buyer and the holder.' }),
    admittedAt: z.string().optional(),
  })
  .meta({ id: 'Ticket' })
export type TicketView = z.output<typeof ticketView>

export const ticketSelect = {
  id: true,
  eventId: true,
  orderId: true,
  ticketTypeId: true,
  ticketType: { select: { name: true } },
  serial: true,
  revision: true,
  reference: true,
  linkToken: true,
  holderName: true,
  holderEmail: true,
  status: true,
  admittedAt: true,
} as const

export type TicketRow = {
  id: string
  eventId: string
  orderId: string
  ticketTypeId: string
  ticketType: { name: string }
  serial: string
  revision: number
  reference: string
  linkToken: string
  holderName: string
  holderEmail: string | null
  status: string
  admittedAt: Date | null
}

type Sold = { order: { status: string }; event: { status: string; timeZone: string } }

/** @param own with what opens the door: for the buyer and the holder only */
export async function presentTicket(row: TicketRow, sold: Sold, own: boolean): Promise<TicketView> {
  return {
    id: row.id,
    eventId: row.eventId,
    orderId: row.orderId,
    reference: row.reference,
    code: own && row.status === 'valid' ? await ticketCodeOf(row) : undefined,
    status: row.status as TicketView['status'],
    voidReason: voidReasonOf(row, sold),
    ticketTypeId: row.ticketTypeId,
    ticketTypeName: row.ticketType.name,
    holder: { name: row.holderName, email: row.holderEmail },
    url: own ? ticketUrl(row.linkToken) : undefined,
    admittedAt: row.admittedAt ? isoWithOffset(row.admittedAt, sold.event.timeZone) : undefined,
  }
}
