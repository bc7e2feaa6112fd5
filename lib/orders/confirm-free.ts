import { actorName, type Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { callFunction } from '@/lib/db/sql'
import { EventOver } from './errors'
import type { OrderStatus } from './order-state'
import { HoldEnded } from './payment-errors'

type Answer = { outcome: 'confirmed' | 'already' | 'not_found' | 'not_free' | 'ended' | 'event_off'; status: OrderStatus }

/**
 * Confirms a held order whose total is zero: its tickets are there, its seats sold, once, however often it is asked.
 * @throws HoldEnded, EventOver; NotFound for an order that is not there or has to be paid
 */
export async function confirmFree(ctx: Context, orderId: string): Promise<void> {
  const { actor, requestId } = ctx
  const { outcome, status } = await callFunction<Answer>('confirm_free', { orderId, actor: actorName(actor), requestId })
  if (outcome === 'ended') throw new HoldEnded(status)
  if (outcome === 'event_off') throw new EventOver('cancelled')
  if (outcome === 'not_found' || outcome === 'not_free') throw new NotFound('order')
}
