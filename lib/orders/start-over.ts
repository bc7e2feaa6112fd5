import type { Context } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { endHold } from './end-hold'
import { requestHash } from './request-hash'
import type { ReserveRequest, reserve } from './reserve'
import { reserveFrom } from './reserve-from'

type Started = { order: { token: string }; answer: Awaited<ReturnType<typeof reserve>>['answer'] }

const select = { id: true, token: true, status: true, requestHash: true, replacedById: true } as const

/** The last of the orders that took each other's place, from the first that was made with this page's key. */
async function lastOf(eventId: string, key: string) {
  let order = await db().order.findUnique({ where: { idempotencyKey: `${eventId}:${key}` }, select })
  while (order?.replacedById) order = await db().order.findUnique({ where: { id: order.replacedById }, select })
  return order
}

/** Whether the time of a hold is up, by the clock that ends holds. */
async function isOver(id: string): Promise<boolean> {
  const [order] = await db().$queryRaw<{ over: boolean }[]>`SELECT expires_at <= now() AS over FROM orders WHERE id = ${id}`
  return order?.over === true
}

/**
 * A page whose form was sent before is sent again: its buyer went back. The same choice leads to what came of it, while that
 * stands; another choice, or one whose hold has ended, is held anew, and gives what was held before back first.
 * @returns what `reserve` answers; `replayed` for the order that stands
 */
export async function startOver(ctx: Context, eventId: string, request: ReserveRequest): Promise<Started> {
  const last = await lastOf(eventId, ctx.idempotencyKey ?? '')
  if (!last) return reserveFrom(ctx, eventId, request)
  const { id, token, status } = last
  const hash = requestHash(eventId, ctx.actor.kind === 'user' ? ctx.actor.userId : null, request)
  const over = status === 'pending' && (await isOver(id))
  const stands = !over && status !== 'expired' && status !== 'cancelled'
  const next = { ...ctx, idempotencyKey: `after:${id}` }
  if (stands && last.requestHash === hash) {
    return { order: { token }, answer: { outcome: 'replayed', orderId: id } }
  }
  if (status === 'pending') {
    await endHold(ctx, id, over ? { status: 'expired', reason: 'hold_ended' } : { status: 'cancelled', reason: 'left' })
  }
  const made = await reserveFrom(next, eventId, request)
  const replacedById = made.answer.outcome === 'held' ? made.order.orderId : null
  const ended = { id, replacedById: null, status: { in: ['expired', 'cancelled'] } }
  if (replacedById) await db().order.updateMany({ where: ended, data: { replacedById } })
  return made
}
