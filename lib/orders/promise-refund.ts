import { actorName, type Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import type { Tx } from '@/lib/db/tx'
import { NothingToRefund, NotRefundable, RefundTooMuch, TicketsUsed } from './refund-errors'

export type Wanted = {
  orderId: string
  what: 'all' | 'tickets' | 'amount'
  ticketIds?: string[]
  amountMinor?: number
  withFee: boolean
  evenIfUsed: boolean
  reason: 'requested' | 'event_cancelled'
  note?: string
}

type Answer =
  | { outcome: 'refunded'; amountMinor: number; tickets: number }
  | { outcome: 'too_much'; askedMinor: number; leftMinor: number; currency: string }
  | { outcome: 'nothing_left'; leftMinor: number; currency: string }
  | { outcome: 'used'; tickets: number }
  | { outcome: 'no_ticket'; ticketId: string }
  | { outcome: 'not_refundable'; status: string }
  | { outcome: 'not_found' }

/**
 * Promises money back in the caller's transaction: rows that are due, tickets that are void, seats that are free. It is sent later.
 * @param refundId of the first row; others, when several payments carry it, are <refundId>-2, …
 */
export async function promiseRefund(tx: Tx, ctx: Context, refundId: string, wanted: Wanted): Promise<void> {
  const argument = JSON.stringify({ ...wanted, refundId, actor: actorName(ctx.actor), requestId: ctx.requestId })
  const [row] = await tx.$queryRaw<{ answer: Answer }[]>`SELECT refund_order(${argument}::jsonb) AS answer`
  const answer = row!.answer
  switch (answer.outcome) {
    case 'refunded':
      return
    case 'too_much':
      throw new RefundTooMuch(answer)
    case 'nothing_left':
      throw new NothingToRefund(answer)
    case 'used':
      throw new TicketsUsed(answer.tickets)
    case 'no_ticket':
      throw new NotFound('ticket')
    case 'not_refundable':
      throw new NotRefundable(answer.status)
    case 'not_found':
      throw new NotFound('order')
  }
}
