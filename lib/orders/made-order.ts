import type { OrderDraft } from './draft'
import type { Made } from './outcome'
import type { PlaceOrder } from './schema'
import type { OrderRow } from './view'

/** The row of an order that was just written, without reading it back: selling is one statement. */
export function madeOrder(eventId: string, buyer: PlaceOrder['buyer'], order: OrderDraft, made: Made): OrderRow {
  const names = new Map(made.lines.map(({ ticketTypeId, name }) => [ticketTypeId, name]))
  const gifts = new Set(made.lines.filter(({ admits }) => !admits).map(({ id }) => id))
  const tickets = made.outcome === 'held' ? [] : order.tickets.filter(({ lineId }) => !gifts.has(lineId))
  return {
    id: order.orderId,
    number: order.number,
    token: order.token,
    status: made.outcome === 'held' ? 'pending' : 'confirmed',
    expiresAt: made.expiresAt === null ? null : new Date(made.expiresAt),
    eventId,
    event: { status: 'published', timeZone: made.timeZone },
    buyerName: buyer.name,
    buyerEmail: buyer.email,
    currency: made.currency,
    ...made.totals,
    createdAt: new Date(made.at),
    cancelledAt: null,
    payments: [],
    lines: made.lines.map((line) => ({ ...line, ticketType: line })),
    tickets: tickets.map((ticket) => ({
      ...ticket,
      eventId,
      orderId: order.orderId,
      ticketType: { name: names.get(ticket.ticketTypeId) ?? '' },
      revision: 1,
      reference: `${order.number}-${ticket.position}`,
      status: 'valid',
      admittedAt: null,
    })),
  }
}
