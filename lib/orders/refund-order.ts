import { z } from 'zod'
import type { Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction } from '@/lib/db/tx'
import type { Act } from '@/lib/orgs/policy'
import { reachOrder } from './access'
import { promiseRefund } from './promise-refund'
import { orderRefundsView, refundsOf } from './refund-view'
import { giveBackAtDoor } from './sell-at-door-refund'

const id = z.string().max(60)

export const refundInput = z
  .object({
    id,
    what: z.enum(['all', 'tickets', 'amount'], { error: 'all, tickets or amount.' }).default('all').meta({
      description: 'all: what is left, and every ticket is void. tickets: those named. amount: money only, the tickets stay.',
    }),
    ticketIds: z.array(id).max(500).default([]),
    amountMinor: z.int({ error: 'Enter an amount.' }).min(1, { error: 'More than nothing.' }).max(2_000_000_000).optional(),
    keepFee: z.boolean().default(false).meta({ description: 'The booking fee is not given back.' }),
    evenIfUsed: z.boolean().default(false).meta({ description: 'Also tickets somebody was let in with.' }),
    note: z.string().trim().max(500).default('').meta({ description: 'Why; the buyer reads it.' }),
  })
  .refine(({ what, ticketIds }) => what !== 'tickets' || ticketIds.length > 0, {
    path: ['ticketIds'],
    error: 'Choose at least one ticket.',
  })
  .refine(({ what, amountMinor }) => what !== 'amount' || amountMinor !== undefined, {
    path: ['amountMinor'],
    error: 'Enter an amount.',
  })

/** An order whose money is this member's to handle. @throws NotFound for everybody else, its buyer too */
export async function reachMoney(ctx: Context, orderId: string, act: Act) {
  const order = await reachOrder(ctx, { id: orderId }, act)
  if (!order.manages) throw new NotFound('order')
  return order
}

/**
 * Gives money back: all that is left, for some tickets, or an amount. The tickets it is for are void and their seats free from this moment,
 * once; the money is sent in the background, and what was taken at the door is given back by hand. An amount that is all there is left refunds the order as a whole. The same
 * idempotency key refunds once.
 */
export const refundOrder = operation({
  name: 'orders.refund',
  input: refundInput,
  output: orderRefundsView,
  access: (ctx, input) => reachMoney(ctx, input.id, 'money.refund'),
  raises: [
    'order.not_found',
    'ticket.not_found',
    'orders.not_refundable',
    'orders.nothing_to_refund',
    'orders.refund_too_much',
    'orders.tickets_used',
    'idempotency.key_reused',
  ],
  async run(ctx, input) {
    const { id: orderId, keepFee, ...wanted } = input
    const refundId = newId('rfd')
    await inTransaction(async (tx) => {
      if ((await claimKey(tx, ctx, 'orders.refund', input, refundId)) !== refundId) return
      await promiseRefund(tx, ctx, refundId, { ...wanted, orderId, withFee: !keepFee, reason: 'requested' })
    })
    await giveBackAtDoor(orderId)
    return refundsOf(orderId)
  },
})
