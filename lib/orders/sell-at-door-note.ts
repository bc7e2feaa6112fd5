import { recordActivity } from '@/lib/activity/record'
import { actorName, type Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { callFunction } from '@/lib/db/sql'
import { inTransaction } from '@/lib/db/tx'
import { doorRef } from '@/lib/payments/door-ref'
import { providerNamed } from '@/lib/payments/registry'
import { checkoutUrl } from './address'
import { keptBill, writeBill } from './bill'
import type { OrderStatus } from './order-state'
import { HoldEnded } from './payment-errors'
import type { DoorPayment, NotedMethod } from './sell-at-door-schema'
import { settleOrder } from './settle-order'
import type { OrderRow } from './view'

/** Writes down who sold an order at the door, where and how, once however often the sale is sent. */
export async function noteSeller(ctx: Context, order: OrderRow, organisationId: string, payment: DoorPayment): Promise<void> {
  const { actor } = ctx
  const door = actor.kind === 'door' ? { deviceId: actor.deviceId, door: actor.name, gate: actor.gate, userId: actor.userId } : {}
  const tickets = order.lines.reduce((sum, { quantity, admits }) => sum + (admits ? quantity : 0), 0)
  await inTransaction(async (tx) => {
    const noted = await tx.order.updateMany({ where: { id: order.id, soldBy: null }, data: { soldBy: actorName(actor) } })
    if (noted.count === 0) return
    const data = { ...door, payment, tickets, amountMinor: order.totalMinor, currency: order.currency }
    await recordActivity(tx, ctx, 'order.sold_at_door', { organisationId, eventId: order.eventId, orderId: order.id, data })
  })
}

type Named = { outcome: 'opening'; paymentId: string } | { outcome: 'ended'; status: OrderStatus } | { outcome: string }

/**
 * Takes money that somebody holds in their hand into the books, and with it confirms the order that was held for it. Sent twice, it is
 * the same money.
 * @throws HoldEnded when the order's time was up before
 */
export async function noteMoney(order: OrderRow, method: NotedMethod): Promise<void> {
  const { id: orderId, totalMinor: amountMinor, currency } = order
  const url = checkoutUrl(order.token)
  const newPaymentId = newId('pay')
  const bill = await writeBill(orderId, newPaymentId, providerNamed('door'), { returnUrl: url, cancelUrl: url })
  if (!bill) throw new NotFound('order')
  const asked = { orderId, paymentId: newPaymentId, provider: 'door', account: null, bill: keptBill(bill) }
  const named = await callFunction<Named>('open_payment', asked)
  if ('status' in named && named.status !== 'pending') {
    if (named.status === 'confirmed') return // noted a moment ago, by the same request sent again
    throw new HoldEnded(named.status)
  }
  if (!('paymentId' in named)) throw new NotFound('order')
  const { paymentId } = named
  await db().payment.update({ where: { id: paymentId }, data: { method } })
  const name = doorRef(paymentId)
  const money = { kind: 'captured', sessionRef: name, paymentId, paymentRef: name, amountMinor, currency } as const
  const { status } = await settleOrder(money, { provider: 'door', eventRef: `noted:${paymentId}`, source: 'door' })
  if (status !== 'confirmed') throw new HoldEnded(status ?? 'expired')
}
