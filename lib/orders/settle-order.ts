import { newId } from '@/lib/core/id'
import { callTogether } from '@/lib/db/sql'
import type { Fact, ProviderName } from '@/lib/payments/provider'
import { decide, type OrderStatus, type Outcome, type Situation } from './order-state'

/** Where a fact comes from. `eventRef` is the provider's name of the telling: what is told twice has it twice. */
export type Telling = { provider: ProviderName; eventRef: string; source: 'webhook' | 'return' | 'reconciler' | 'door' }

/** `orderId` is null for a fact about a session nobody here opened. */
export type Settled = { orderId: string | null; outcome: Outcome | 'unknown'; status: OrderStatus | null }

type Opened =
  | { unknown: true }
  | { seen: Outcome; orderId: string; status: OrderStatus }
  | (Situation & { receiptId: string; orderId: string; refundId: string | null })

/** What was told of money before it came. */
type Waiting = {
  event_ref: string
  source: Telling['source']
  kind: 'refunded' | 'refund_failed'
  payment_ref: string
  refund_ref: string
  amount_minor: number
}

/**
 * The one way in which anything a provider says changes anything: the return page, the webhook and the reconciler come here.
 * Each telling is a receipt, kept once; what to do about it is decided by one table, under the lock of its order. Four statements.
 * @throws an error of the database; nothing is written then, and the provider may tell again
 */
export async function settleOrder(fact: Fact, telling: Telling): Promise<Settled> {
  const requestId = newId('req')
  const { settled, waiting } = await callTogether(async (call) => {
    const opened = await call<Opened>('open_receipt', { ...fact, ...telling, receiptId: newId('rcp') })
    if ('unknown' in opened) return { settled: { orderId: null, outcome: 'unknown', status: null } as const, waiting: [] }
    if ('seen' in opened)
      return { settled: { orderId: opened.orderId, outcome: opened.seen, status: opened.status }, waiting: [] }
    const { receiptId, orderId, refundId, ...situation } = opened
    const { outcome, status, waiting } = await call<{ outcome: Outcome; status: OrderStatus; waiting: Waiting[] }>('settle', {
      receiptId,
      refundId,
      fact,
      step: decide(situation),
      paymentId: newId('pay'),
      newRefundId: newId('rfd'),
      requestId,
    })
    return { settled: { orderId, outcome, status }, waiting }
  })
  for (const told of waiting) await settleOrder(factOf(told), { ...telling, eventRef: told.event_ref, source: told.source })
  return settled
}

const factOf = ({ kind, payment_ref, refund_ref, amount_minor }: Waiting): Fact => ({
  kind,
  paymentRef: payment_ref,
  refundRef: refund_ref,
  amountMinor: amount_minor,
})

/** Names what a provider answered when it was asked: the same answer is the same receipt. */
export const askedRef = (sessionRef: string, fact: Fact) =>
  ['asked', sessionRef, fact.kind, 'refundRef' in fact ? fact.refundRef : (fact.paymentRef ?? '')].join(':')
