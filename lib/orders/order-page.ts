import { db } from '@/lib/db/client'
import { type EventFacts, eventFactsSelect, toEventFacts } from '@/lib/tickets/event-facts'
import { type HeldTicket, toHeldTicket } from '@/lib/tickets/holder-view'
import { ticketSelect } from '@/lib/tickets/view'
import { orderSelect } from './view'

export type OrderPage = {
  id: string
  number: string
  status: string
  buyerName: string
  buyerEmail: string
  currency: string
  totalMinor: number
  createdAt: Date
  cancelledAt: Date | null
  lines: { name: string; quantity: number; unitMinor: number }[]
  event: EventFacts
  tickets: HeldTicket[]
  /** its buyer may take it back now */
  cancellable: boolean
}

/** What the page of an order shows to whoever has its token; null when nothing opens by it. */
export async function orderPage(token: string): Promise<OrderPage | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const row = await db().order.findUnique({
    where: { token },
    select: {
      ...orderSelect,
      event: { select: eventFactsSelect },
      tickets: { select: { ...ticketSelect, admittedGate: true }, orderBy: { id: 'asc' } },
    },
  })
  if (!row) return null
  const event = toEventFacts(row.event)
  const tickets = await Promise.all(row.tickets.map((ticket) => toHeldTicket(ticket, event)))
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    buyerName: row.buyerName,
    buyerEmail: row.buyerEmail,
    currency: row.currency,
    totalMinor: row.totalMinor,
    createdAt: row.createdAt,
    cancelledAt: row.cancelledAt,
    lines: row.lines.map(({ quantity, unitMinor, ticketType: { name } }) => ({ name, quantity, unitMinor })),
    event,
    tickets,
    cancellable:
      row.status === 'confirmed' &&
      row.totalMinor === 0 &&
      event.status === 'published' &&
      event.startsAt > new Date() &&
      tickets.every(({ admittedAt }) => admittedAt === null),
  }
}
