import { z } from 'zod'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachOrder } from './access'
import type { OrderStatus } from './order-state'
import { payThrough } from './pay-through'
import { HoldEnded } from './payment-errors'
import { orderInput } from './schema'

/**
 * Where the buyer pays for an order that holds its seats: the page that is open, or a fresh one when that was closed. For its
 * buyer alone.
 */
export const openOrderPayment = operation({
  name: 'orders.openPayment',
  input: orderInput.extend({
    provider: z.string().max(20).optional().meta({ description: 'Through whom, where there are several; else the first.' }),
  }),
  output: z.object({ provider: z.string(), url: z.string() }).meta({ id: 'OpenPayment' }),
  access: async (ctx, input) => {
    const order = await reachOrder(ctx, input)
    if (order.as !== 'buyer') throw new NotFound('order')
    return order
  },
  raises: [
    'order.not_found',
    'orders.hold_ended',
    'orders.payment_needed',
    'payment.provider_unavailable',
    'payment.refused',
    'payment.amount_not_taken',
  ],
  async run(ctx, { id, provider }) {
    const order = await db().order.findUniqueOrThrow({
      where: { id },
      select: { id: true, token: true, status: true, totalMinor: true, currency: true },
    })
    if (order.status !== 'pending' || order.totalMinor === 0) throw new HoldEnded(order.status as OrderStatus)
    const due = { amountMinor: order.totalMinor, currency: order.currency }
    return payThrough(ctx, { ...order, due }, provider, 'first')
  },
})
