import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { reachMoney } from './refund-order'
import { orderRefundsView, refundsOf } from './refund-view'

/** All money that goes back for an order, with what became of it. */
export const listRefunds = operation({
  name: 'orders.refunds',
  input: z.object({ id: z.string().max(60) }),
  output: orderRefundsView,
  access: (ctx, { id }) => reachMoney(ctx, id, 'money.read'),
  raises: ['order.not_found'],
  run: (_ctx, { id }) => refundsOf(id),
})
