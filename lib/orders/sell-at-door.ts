import type { Context } from '@/lib/core/context'
import type { ReachedEvent } from '@/lib/events/access'
import { checkoutUrl } from './address'
import { endHold } from './end-hold'
import { UnknownTicketType } from './errors'
import { refusalError } from './outcome'
import { checkPayable } from './pay-through'
import { HoldEnded } from './payment-errors'
import { orderById } from './queries'
import { reserve } from './reserve'
import { PriceChanged, wrongPayment } from './sell-at-door-errors'
import { noteMoney, noteSeller } from './sell-at-door-note'
import { type DoorSale, isNoted, walkIn } from './sell-at-door-schema'
import type { OrderRow } from './view'

/**
 * Sells to somebody who stands there, as any other order is sold: out of the same seats, at the prices of the database. What is free
 * or paid by hand is confirmed with its tickets when this comes back; what is paid by a link holds its seats as any checkout does.
 * What is on sale is sold, hidden types too: they are how a price for the door alone is made. No limit of a buyer or a network holds
 * here, as a whole queue buys by one device. The same idempotency key is the same sale. The caller has checked who asks.
 * @returns the order as it is now
 */
export async function sellTickets(ctx: Context, event: ReachedEvent, sale: DoorSale): Promise<OrderRow> {
  const { lines, buyer, payment } = sale
  refuseOtherTypes(ctx, sale)
  const key = ctx.idempotencyKey
  const { answer } = await reserve({ ...ctx, idempotencyKey: key && `door:${key}` }, event.id, {
    lines,
    attendees: [],
    // who pays on their own phone says there who they are
    buyer: { name: buyer.name ?? (payment === 'link' ? '' : walkIn), email: buyer.email ?? '' },
    hold: payment === 'link' || undefined,
    atDoor: payment,
  })
  if (!('orderId' in answer)) throw refusalError(answer, lines)
  const order = await orderById(answer.orderId)
  if (order.status === 'pending') await begin(ctx, order, sale)
  if (order.status === 'expired' || order.status === 'cancelled') throw new HoldEnded(order.status)
  await noteSeller(ctx, order, event.organisationId, payment)
  if (order.status !== 'pending' || !isNoted(payment)) return order
  await noteMoney(order, payment)
  return orderById(order.id)
}

/** Where an order is paid that waits for it. */
export const payUrl = (order: OrderRow) => (order.status === 'pending' ? checkoutUrl(order.token) : undefined)

/** What is held, but was told at another price or cannot be paid in this way, goes back at once. */
async function begin(ctx: Context, order: OrderRow, { payment, totalMinor }: DoorSale): Promise<void> {
  const total = { amountMinor: order.totalMinor, currency: order.currency }
  const isDue = total.amountMinor > 0
  const wrong =
    isDue === (payment === 'free')
      ? wrongPayment(total)
      : totalMinor !== undefined && totalMinor !== total.amountMinor
        ? new PriceChanged(total)
        : null
  if (wrong) {
    await endHold(ctx, order.id, { status: 'cancelled', reason: 'left' })
    throw wrong
  }
  if (payment === 'link') await checkPayable(ctx, order.id, total)
}

/** A door that lets in some ticket types only sells no others. @throws UnknownTicketType */
function refuseOtherTypes({ actor }: Context, { lines }: DoorSale) {
  const own = actor.kind === 'door' ? actor.ticketTypeIds : []
  if (own.length === 0) return
  const index = lines.findIndex(({ ticketTypeId, quantity }) => quantity > 0 && !own.includes(ticketTypeId))
  if (index >= 0) throw new UnknownTicketType({ ticketTypeId: lines[index]!.ticketTypeId, path: `lines.${index}.quantity` })
}
