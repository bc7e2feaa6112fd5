import { log } from '@/lib/config/log'
import { db } from '@/lib/db/client'
import { providerNamed } from '@/lib/payments/registry'
import type { OrderStatus } from './order-state'
import { type Find, hear, type UnsettledPayment } from './paying/close-session'

/** The state in which the buyer finds the order. `answered` is false when a provider could not be asked: a webhook or the reconciler will tell. */
export type Returned = { orderId: string; status: OrderStatus; answered: boolean }

/**
 * The buyer is back from the provider: asks it now about what is not settled, rather than wait for its webhook.
 * @returns null when no order opens by this token
 */
export async function returnFromPayment(orderToken: string, find: Find = providerNamed): Promise<Returned | null> {
  const order = await db().order.findUnique({
    where: { token: orderToken },
    select: { id: true, payments: { where: { state: { in: ['opening', 'open', 'processing'] } } } },
  })
  if (!order) return null
  const asked = await Promise.allSettled(
    order.payments
      .filter(({ sessionRef }) => sessionRef !== null)
      .map((payment) => hear(payment as unknown as UnsettledPayment, find, 'ask', 'return')),
  )
  for (const each of asked)
    if (each.status === 'rejected') log().warn({ err: each.reason, orderId: order.id }, 'a payment could not be asked about')
  const { status } = await db().order.findUniqueOrThrow({ where: { id: order.id }, select: { status: true } })
  return { orderId: order.id, status: status as OrderStatus, answered: asked.every((each) => each.status === 'fulfilled') }
}
