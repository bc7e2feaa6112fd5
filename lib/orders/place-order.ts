import { operation } from '@/lib/core/operation'
import { type Confirmed, refusalError } from './outcome'
import { eventIdOf, orderById } from './queries'
import { reserve } from './reserve'
import { type PlaceOrder, placeOrderInput } from './schema'
import { type OrderRow, orderView, presentOrder } from './view'

/**
 * Sells: the order with its tickets is there, counted and recorded, or nothing is. Anyone may, signed in or not. The same
 * idempotency key with the same request gets the order made before.
 */
export const placeOrder = operation({
  name: 'orders.place',
  input: placeOrderInput,
  output: orderView,
  access: () => 'anyone', // what the event allows them is for the database to say, in the one statement that sells
  raises: [
    'event.not_found',
    'events.over',
    'ticket_type.not_found',
    'tickets.sold_out',
    'tickets.not_on_sale',
    'tickets.bad_quantity',
    'orders.attendee_without_ticket',
    'orders.payment_needed',
    'idempotency.key_reused',
    'orders.too_many',
  ],
  async run(ctx, input) {
    const eventId = await eventIdOf(input.eventId)
    const { order, answer } = await reserve(ctx, eventId, input)
    if (answer.outcome === 'confirmed') return presentOrder(asRow(eventId, input, order, answer), 'buyer')
    if (answer.outcome === 'replayed') return presentOrder(await orderById(answer.orderId), 'buyer')
    throw refusalError(answer, input.lines)
  },
})

/** What was just written, without reading it back: selling is one statement. */
function asRow(
  eventId: string,
  { buyer }: PlaceOrder,
  order: Awaited<ReturnType<typeof reserve>>['order'],
  { at, currency, timeZone, types }: Confirmed,
): OrderRow {
  const typeOf = (ticketTypeId: string) => types[ticketTypeId] ?? { name: '', priceMinor: 0 }
  return {
    id: order.orderId,
    number: order.number,
    token: order.token,
    status: 'confirmed',
    eventId,
    event: { timeZone },
    buyerName: buyer.name,
    buyerEmail: buyer.email,
    currency,
    totalMinor: 0,
    createdAt: new Date(at),
    cancelledAt: null,
    lines: order.lines.map(({ ticketTypeId, quantity }) => ({
      ticketTypeId,
      quantity,
      unitMinor: typeOf(ticketTypeId).priceMinor,
      ticketType: { name: typeOf(ticketTypeId).name },
    })),
    tickets: order.tickets.map((ticket) => ({
      ...ticket,
      eventId,
      orderId: order.orderId,
      ticketType: { name: typeOf(ticket.ticketTypeId).name },
      revision: 1,
      reference: `${order.number}-${ticket.position}`,
      status: 'valid',
      admittedAt: null,
    })),
  }
}
