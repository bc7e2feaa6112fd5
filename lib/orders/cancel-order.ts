import { actorName } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { callFunction } from '@/lib/db/sql'
import { reachOrder } from './access'
import { endHold } from './end-hold'
import { NotCancellable } from './errors'
import { orderById } from './queries'
import { orderInput } from './schema'
import { orderView, presentOrder } from './view'

type Answer = {
  outcome: 'cancelled' | 'already' | 'not_found' | 'holding' | 'used' | 'started' | 'not_cancellable'
  status?: string
}

/**
 * Takes an order back that nobody paid for: its tickets no longer admit and its seats return, once, however often it is asked. Its buyer
 * may until the event begins, the organiser also later; nobody once a ticket was used. One that still holds its seats gives
 * them back; if it was paid in that moment it stands.
 */
export const cancelOrder = operation({
  name: 'orders.cancel',
  input: orderInput,
  output: orderView,
  access: (ctx, input) => reachOrder(ctx, input, 'event.manage'),
  raises: ['order.not_found', 'orders.not_cancellable'],
  async run(ctx, { id }, { as, manages, addresses }) {
    const answer = await callFunction<Answer>('cancel_order', {
      orderId: id,
      byBuyer: !manages,
      actor: actorName(ctx.actor),
      requestId: ctx.requestId,
    })
    if (answer.outcome === 'holding') {
      const { outcome, status } = await endHold(ctx, id, { status: 'cancelled', reason: manages ? 'by_organiser' : 'by_buyer' })
      if (status !== 'cancelled' && outcome !== 'later') throw new NotCancellable('not_cancellable', status)
      return presentOrder(await orderById(id), as, addresses)
    }
    if (answer.outcome === 'not_found') throw new NotFound('order')
    if (answer.outcome !== 'cancelled' && answer.outcome !== 'already') throw new NotCancellable(answer.outcome, answer.status)
    return presentOrder(await orderById(id), as, addresses)
  },
})
