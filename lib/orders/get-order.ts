import { operation } from '@/lib/core/operation'
import { reachOrder } from './access'
import { orderById } from './queries'
import { orderInput } from './schema'
import { orderView, presentOrder } from './view'

/** One order: for its buyer with the keys and codes, for the organiser without. */
export const getOrder = operation({
  name: 'orders.get',
  input: orderInput,
  output: orderView,
  access: (ctx, input) => reachOrder(ctx, input),
  raises: ['order.not_found'],
  run: async (_ctx, { id }, { as, addresses }) => presentOrder(await orderById(id), as, addresses),
})
