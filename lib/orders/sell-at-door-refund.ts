import { db } from '@/lib/db/client'
import { doorRef } from '@/lib/payments/door-ref'
import { settleOrder } from './settle-order'

/**
 * Notes that the money of an order that was taken at the door is given back by hand: there is nobody to send it, so it is done as soon as
 * it is promised. What is missed here the refunds that are sent in the background note in the same words.
 */
export async function giveBackAtDoor(orderId: string): Promise<void> {
  const due = await db().refund.findMany({
    where: { orderId, state: 'due', payment: { provider: 'door' } },
    select: { id: true, amountMinor: true, payment: { select: { paymentRef: true } } },
    orderBy: { id: 'asc' },
  })
  for (const { id, amountMinor, payment } of due) {
    const refundRef = doorRef(id)
    const fact = { kind: 'refunded', paymentRef: payment.paymentRef!, refundRef, refundId: id, amountMinor } as const
    await settleOrder(fact, { provider: 'door', eventRef: `answered:${refundRef}:refunded`, source: 'door' })
  }
}
