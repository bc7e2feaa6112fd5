import { z } from 'zod'
import type { Context } from '@/lib/core/context'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { checkoutUrl, orderUrl } from './address'
import { HoldStillEnding } from './checkout-errors'
import { type CheckoutOrder, checkoutOrder } from './checkout-order'
import { retryCheckoutInput } from './checkout-schema'
import { termsMark } from './checkout-view'
import { endHold } from './end-hold'
import { refusalCodes, refusalError } from './outcome'
import { reserveFrom } from './reserve-from'
import { keepTerms, saveDetails } from './save-details'

/**
 * Asks for the tickets of a checkout again whose time was up, at today's prices, with everything that was entered. The old
 * order points to the new one; asked again it leads there.
 */
export const retryCheckout = operation({
  name: 'orders.retryCheckout',
  input: retryCheckoutInput,
  output: z.object({ url: z.string() }),
  access: (_ctx, { token }) => checkoutOrder(token),
  raises: [...refusalCodes, 'order.not_found', 'orders.hold_ending'],
  async run(ctx, input, found) {
    if (found.state === 'open') return { url: checkoutUrl(found.token) }
    if (found.state !== 'over') return { url: orderUrl(found.token) }
    await saveDetails(ctx, found.id, input)
    const order = await ended(ctx, found)
    if (order.state !== 'over') return { url: orderUrl(order.token) } // it was paid in the last moment
    if (order.replacedById) return { url: checkoutUrl(await tokenOf(order.replacedById)) }
    const next = await holdAgain(ctx, order)
    await saveDetails(ctx, next, input)
    const { terms } = order.event
    if (input.acceptTerms && input.termsShown === termsMark(terms)) await keepTerms(next, terms)
    return { url: checkoutUrl(await tokenOf(next)) }
  },
})

/** The order once its hold has ended. The sweep would do it in a moment; whoever waits for it does it now. */
async function ended(ctx: Context, order: CheckoutOrder): Promise<CheckoutOrder> {
  if (order.status === 'expired') return order
  const { outcome } = await endHold(ctx, order.id, { status: 'expired', reason: 'hold_ended' })
  if (outcome === 'later') throw new HoldStillEnding()
  return checkoutOrder(order.token)
}

const tokenOf = async (id: string) => (await db().order.findUniqueOrThrow({ where: { id }, select: { token: true } })).token

/** @returns the id of the order that takes the old one's place */
async function holdAgain(ctx: Context, old: CheckoutOrder): Promise<string> {
  const lines = linesOf(old)
  const request = { lines, attendees: [], buyer: null, hold: true, promoCode: old.promoCode?.code }
  const { order, answer } = await reserveFrom({ ...ctx, idempotencyKey: `retry:${old.id}` }, old.eventId, request)
  if (answer.outcome === 'key_reused') return replacementOf(old) // somebody else with the same address tried, signed in perhaps
  if (answer.outcome !== 'replayed' && answer.outcome !== 'held' && answer.outcome !== 'confirmed')
    throw refusalError(answer, lines)
  const next = answer.outcome === 'replayed' ? answer.orderId : order.orderId
  await db().order.updateMany({ where: { id: old.id, replacedById: null }, data: { replacedById: next } })
  return next
}

async function replacementOf({ id, eventId }: CheckoutOrder): Promise<string> {
  const where = { idempotencyKey: `${eventId}:retry:${id}` }
  return (await db().order.findUniqueOrThrow({ where, select: { id: true } })).id
}

/** Each type once: a line that went past the end of a price tier had become several. */
function linesOf({ lines }: CheckoutOrder) {
  const merged = new Map<string, { ticketTypeId: string; quantity: number; priceMinor?: number }>()
  for (const { ticketTypeId, quantity, listMinor, ticketType } of lines) {
    const chosen = ticketType.pricing === 'fixed' ? undefined : listMinor
    const key = `${ticketTypeId} ${chosen}`
    const before = merged.get(key)
    if (before) before.quantity += quantity
    else merged.set(key, { ticketTypeId, quantity, priceMinor: chosen })
  }
  return [...merged.values()]
}
