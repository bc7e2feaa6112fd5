import { actorName, type Context } from '@/lib/core/context'
import { draftOrder } from './draft'
import { requestHash } from './request-hash'
import { reserveSoon } from './reserve-batch'
import type { PlaceOrder } from './schema'

const tries = 5

/**
 * What a statement that wrote nothing may be tried again for: a random number or serial that is taken (fresh ones are
 * drawn), the same key at the same time, a ticket type deleted in that moment, a deadlock.
 */
const passing = new Set(['23505', '23503', '40P01', '40001'])

/** `hold`: set the seats aside even when they are free, for somebody who may not have said yet who they are. */
export type ReserveRequest = Omit<PlaceOrder, 'eventId' | 'buyer'> & { buyer: PlaceOrder['buyer'] | null; hold?: boolean }

/**
 * Asks the database to sell, in one statement: all of the order or nothing.
 * @returns the order as it was drafted, and what became of it
 * @throws AppError orders.busy
 */
export async function reserve(ctx: Context, eventId: string, request: ReserveRequest, draft = draftOrder) {
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : null
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
        promoCode: request.promoCode,
        // scoped to the event, so that no key of one meets a key of another
        idempotencyKey: ctx.idempotencyKey ? `${eventId}:${ctx.idempotencyKey}` : null,
        requestHash: hash,
        actor: actorName(ctx.actor),
        requestId: ctx.requestId,
      })
      return { order, answer }
    } catch (error) {
      if (attempt >= tries || !passing.has(String((error as { code?: unknown }).code))) throw error
    }
  }
}
