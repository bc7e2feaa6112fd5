import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { makeOrder } from './factories'

/** A confirmed order whose units cost `unitMinor` each, with the payment that settled it. */
export async function makePaidOrder(
  eventId: string,
  ticketTypeId: string,
  values: { quantity?: number; unitMinor?: number; email?: string; provider?: string; userId?: string } = {},
) {
  const { unitMinor = 2400, provider = 'stripe', quantity = 1, ...rest } = values
  const { id } = await makeOrder(eventId, ticketTypeId, { quantity, ...rest })
  const totalMinor = unitMinor * quantity
  await db().orderLine.updateMany({ where: { orderId: id }, data: { listMinor: unitMinor, unitMinor } })
  const order = await db().order.update({
    where: { id },
    data: { listMinor: totalMinor, totalMinor },
    include: { tickets: { orderBy: { id: 'asc' } }, lines: true },
  })
  await db().ticket.updateMany({ where: { orderId: id }, data: { lineId: order.lines[0]!.id } })
  const payment = await db().payment.create({
    data: {
      id: newId('pay'),
      orderId: id,
      provider,
      state: 'captured',
      amountMinor: totalMinor,
      currency: order.currency,
      sessionRef: newId('cs'),
      paymentRef: newId('pi'),
      capturedMinor: totalMinor,
      capturedAt: new Date(),
    },
  })
  return { ...order, payment }
}

/** Money of a paid order on its way back, with tickets that die with it. */
export async function makeRefund(
  order: { id: string; payment: { id: string; currency: string } },
  values: { amountMinor: number; reason?: string; note?: string; ticketIds?: string[]; state?: string },
) {
  const { ticketIds = [] } = values
  await db().ticket.updateMany({ where: { id: { in: ticketIds } }, data: { status: 'void' } })
  await db().payment.update({ where: { id: order.payment.id }, data: { refundedMinor: { increment: values.amountMinor } } })
  return db().refund.create({
    data: {
      id: newId('ref'),
      orderId: order.id,
      paymentId: order.payment.id,
      currency: order.payment.currency,
      reason: 'requested',
      ...values,
    },
  })
}
