import { actorName, type Context } from '@/lib/core/context'
import { draftOrder, type OrderDraft } from './draft'
import type { ReserveAnswer } from './outcome'
import { requestHash } from './request-hash'
import { reserveSoon } from './reserve-batch'
import type { PlaceOrder } from './schema'
import { noteSoldOut, stillSoldOut } from './sold-out-lately'

const tries = 5

/**
 * What a statement that wrote nothing may be tried again for: a random number or serial that is taken (fresh ones are
 * drawn), the same key at the same time, a ticket type deleted in that moment, a deadlock.
 */
const passing = new Set(['23505', '23503', '40P01', '40001'])

const draftOfNothing: OrderDraft = draftOrder({ lines: [], attendees: [], buyer: null })

/**
 * `hold`: set the seats aside even when they are free, for somebody who may not have said yet who they are. `atDoor`: how somebody pays
 * whom the organiser sells to; the order is nobody's account's.
 */
export type ReserveRequest = Omit<PlaceOrder, 'eventId' | 'buyer'> & {
  buyer: PlaceOrder['buyer'] | null
  hold?: boolean
  atDoor?: string
}

/**
 * Asks the database to sell, in one statement: all of the order or nothing.
 * @returns the order as it was drafted, and what became of it; of an order that was sold out before it was drafted, a draft of nothing
 * @throws AppError orders.busy
 */
export async function reserve(
  ctx: Context,
  eventId: string,
  request: ReserveRequest,
  draft = draftOrder,
): Promise<{ order: OrderDraft; answer: ReserveAnswer }> {
  const userId = ctx.actor.kind === 'user' && !request.atDoor ? ctx.actor.userId : null
  // scoped to the event, so that no key of one meets a key of another
  const idempotencyKey = ctx.idempotencyKey ? `${eventId}:${ctx.idempotencyKey}` : null
  const refusal = await stillSoldOut(ctx, { eventId, userId, key: idempotencyKey }, request)
  if (refusal) return { order: draftOfNothing, answer: refusal }
  const hash = requestHash(eventId, userId, request)
  for (let attempt = 1; ; attempt++) {
    const order = draft(request)
    try {
      const answer = await reserveSoon({
        ...order,
        eventId,
        userId,
        buyer: request.buyer,
        hold: request.hold,
        atDoor: request.atDoor,
        promoCode: request.promoCode,
        idempotencyKey,
        requestHash: hash,
        actor: actorName(ctx.actor),
        requestId: ctx.requestId,
      })
      if (answer.outcome === 'sold_out') noteSoldOut(answer)
      return { order, answer }
    } catch (error) {
      if (attempt >= tries || !passing.has(String((error as { code?: unknown }).code))) throw error
    }
  }
}
