import { actorName } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { callFunction } from '@/lib/db/sql'
import { reachOrder } from './access'
import { NotCancellable } from './errors'
import { orderById } from './queries'
import { orderInput } from './schema'
import { orderView, presentOrder } from './view'

type Answer = { outcome: 'cancelled' | 'already' | 'not_found' | 'used' | 'started' | 'not_cancellable'; status?: string }

/**
 * Takes a free order back: its tickets no longer admit and its seats return, once, however often it is asked. Its buyer may
 * until the event begins, the organiser also later; nobody once a ticket was used.
 */
export const cancelOrder = operation({
  name: 'orders.cancel',
  input: orderInput,
  output: orderView,
  access: (ctx, input) => reachOrder(ctx, input, 'event.manage'),
  raises: ['order.not_found', 'orders.not_cancellable'],
  async run(ctx, { id }, { as, manages }) {
    const answer = await callFunction<Answer>('cancel_order', {
      orderId: id,
      byBuyer: !manages,
      actor: actorName(ctx.actor),
      requestId: ctx.requestId,
    })
    if (answer.outcome === 'not_found') throw new NotFound('order')
    if (answer.outcome !== 'cancelled' && answer.outcome !== 'already') throw new NotCancellable(answer.outcome, answer.status)
    return presentOrder(await orderById(id), as)
  },
})
