import { z } from 'zod'
import { InvalidInput } from '@/lib/core/error'
import { parseAmount } from '@/lib/core/money'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { RefundTooMuch } from './refund-errors'
import { reachMoney, refundInput, refundOrder } from './refund-order'
import { orderRefundsView } from './refund-view'

const at = (path: string, message: string) => new InvalidInput([{ path, message }])

/** A refund as its form says it: with the amount in the currency's own decimals. */
export const enterRefund = operation({
  name: 'orders.enter_refund',
  input: z.object({
    ...refundInput.shape,
    amount: z.string().max(20).default(''),
  }),
  output: orderRefundsView.extend({ eventId: z.string() }),
  access: (ctx, { id }) => reachMoney(ctx, id, 'money.refund'),
  raises: refundOrder.raises,
  async run(ctx, { amount, ...input }, { eventId }) {
    const { currency } = await db().order.findUniqueOrThrow({ where: { id: input.id }, select: { currency: true } })
    const amountMinor = input.what === 'amount' ? parseAmount(amount, currency) : undefined
    if (amountMinor === null || amountMinor === 0) throw at('amount', 'Enter an amount, such as 12.50.')
    if (input.what === 'tickets' && input.ticketIds.length === 0) throw at('ticketIds', 'Choose at least one ticket.')
    try {
      return { ...(await refundOrder(ctx, { ...input, amountMinor })), eventId }
    } catch (error) {
      throw error instanceof RefundTooMuch && amountMinor ? at('amount', error.message) : error
    }
  },
})
