import type { Context } from '@/lib/core/context'
import { operation } from '@/lib/core/operation'
import { acceptedTerms, keepAccepted } from './accept-terms'
import { madeOrder } from './made-order'
import { refusalCodes, refusalError } from './outcome'
import { checkPayable, payThrough } from './pay-through'
import { eventIdOf, orderById } from './queries'
import { reserveFrom } from './reserve-from'
import { type PlaceOrder, placeOrderInput } from './schema'
import { type OrderRow, type OrderView, orderView, presentOrder } from './view'

/**
 * Sells: an order that costs nothing is there with its tickets, counted and recorded; one that costs something is pending,
 * its seats set aside until it expires, and says where it is paid; or nothing is. Anyone may, signed in or not. The same
 * idempotency key with the same request gets the order made before.
 */
export const placeOrder = operation({
  name: 'orders.place',
  input: placeOrderInput,
  output: orderView,
  access: () => 'anyone', // what the event allows them is for the database to say, in the one statement that sells
  raises: [
    ...refusalCodes,
    'orders.attendee_without_ticket',
    'orders.payment_needed',
    'payment.provider_unavailable',
    'payment.refused',
    'payment.amount_not_taken',
  ],
  async run(ctx, input) {
    const eventId = await eventIdOf(input.eventId)
    const terms = await acceptedTerms(ctx, eventId, input)
    const { order, answer } = await reserveFrom(ctx, eventId, input)
    if (answer.outcome === 'replayed') {
      await keepAccepted(answer.orderId, terms)
      return withPayment(ctx, await orderById(answer.orderId), input)
    }
    if (answer.outcome === 'held') {
      await checkPayable(ctx, answer.orderId, { amountMinor: answer.totals.totalMinor, currency: answer.currency })
    }
    if (answer.outcome === 'confirmed' || answer.outcome === 'held') {
      await keepAccepted(answer.orderId, terms)
      return withPayment(ctx, madeOrder(eventId, input.buyer, order, answer), input)
    }
    throw refusalError(answer, input.lines)
  },
})

/** The order, with where it is paid when something is due. When the provider does not answer the order stands, and can be paid later. */
async function withPayment(ctx: Context, row: OrderRow, { provider }: PlaceOrder): Promise<OrderView> {
  const order = await presentOrder(row, 'buyer')
  if (row.status !== 'pending' || row.totalMinor === 0) return order
  return { ...order, payment: await payThrough(ctx, { ...row, due: order.total }, provider, 'first') }
}
