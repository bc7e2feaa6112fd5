import { operation } from '@/lib/core/operation'
import { madeOrder } from './made-order'
import { refusalError } from './outcome'
import { eventIdOf, orderById } from './queries'
import { reserve } from './reserve'
import { placeOrderInput } from './schema'
import { orderView, presentOrder } from './view'

/**
 * Sells: an order that costs nothing is there with its tickets, counted and recorded; one that costs something is pending,
 * its seats set aside until it expires; or nothing is. Anyone may, signed in or not. The same idempotency key with the same
 * request gets the order made before.
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
    'tickets.bad_price',
    'promo_code.unknown',
    'promo_code.over',
    'promo_code.useless',
    'orders.attendee_without_ticket',
    'orders.too_dear',
    'idempotency.key_reused',
    'orders.too_many',
    'orders.busy',
  ],
  async run(ctx, input) {
    const eventId = await eventIdOf(input.eventId)
    const { order, answer } = await reserve(ctx, eventId, input)
    if (answer.outcome === 'replayed') return presentOrder(await orderById(answer.orderId), 'buyer')
    if (answer.outcome === 'confirmed' || answer.outcome === 'held') {
      return presentOrder(madeOrder(eventId, input.buyer, order, answer), 'buyer')
    }
    throw refusalError(answer, input.lines)
  },
})
