import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { orderUrl } from './address'
import { checkoutOrder } from './checkout-order'
import { checkoutInput } from './checkout-schema'
import { endHold } from './end-hold'

/**
 * Gives the seats of an unfinished order back at once, instead of when its time is up. One that was just paid stands. Asked
 * again it changes nothing.
 */
export const leaveCheckout = operation({
  name: 'orders.leaveCheckout',
  input: checkoutInput,
  output: z.object({ url: z.string() }),
  access: (_ctx, { token }) => checkoutOrder(token),
  raises: ['order.not_found'],
  async run(ctx, _input, order) {
    if (order.status === 'pending') await endHold(ctx, order.id, { status: 'cancelled', reason: 'left' })
    return { url: orderUrl(order.token) }
  },
})
