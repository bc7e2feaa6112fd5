import { z } from 'zod'
import { actorName } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { callFunction } from '@/lib/db/sql'
import { RefundNotFailed } from './refund-errors'
import { reachMoney } from './refund-order'
import { orderRefundsView, refundsOf } from './refund-view'

/** Tries a refund again that was given up. One that is on its way already is left alone. */
export const retryRefund = operation({
  name: 'orders.retryRefund',
  input: z.object({ id: z.string().max(60), refundId: z.string().max(60) }),
  output: orderRefundsView,
  access: (ctx, { id }) => reachMoney(ctx, id, 'money.refund'),
  raises: ['order.not_found', 'refund.not_found', 'refunds.not_failed'],
  async run(ctx, { id: orderId, refundId }) {
    const { outcome } = await callFunction<{ outcome: 'due' | 'not_failed' | 'not_found' }>('retry_refund', {
      orderId,
      refundId,
      actor: actorName(ctx.actor),
      requestId: ctx.requestId,
    })
    if (outcome === 'not_found') throw new NotFound('refund')
    if (outcome === 'not_failed') throw new RefundNotFailed()
    return refundsOf(orderId)
  },
})
