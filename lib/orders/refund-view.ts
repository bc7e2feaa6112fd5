import { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'
import { db } from '@/lib/db/client'
import { orderStatuses } from './order-state'

const money = z.object({ amountMinor: z.int(), currency: z.string() })

export const refundView = z
  .object({
    id: z.string(),
    amount: money,
    reason: z.enum(['requested', 'late', 'paid_twice', 'underpaid', 'overpaid', 'wrong_currency', 'event_cancelled']),
    note: z.string(),
    ticketIds: z.array(z.string()).meta({ description: 'The tickets that are void with it.' }),
    state: z
      .enum(['due', 'done', 'failed'])
      .meta({ description: 'due: on its way, tried again by itself. failed: it needs a retry.' }),
    lastError: z.string().nullable(),
    createdAt: z.string(),
    doneAt: z.string().nullable(),
  })
  .meta({ id: 'Refund' })
export type RefundView = z.output<typeof refundView>

export const orderRefundsView = z
  .object({
    orderId: z.string(),
    status: z.enum(orderStatuses),
    left: money.meta({ description: 'What is left of the money that came.' }),
    refunds: z.array(refundView),
  })
  .meta({ id: 'OrderRefunds' })

/** All money that goes back for an order, oldest first, and what is left of it. */
export async function refundsOf(orderId: string): Promise<z.input<typeof orderRefundsView>> {
  const order = await db().order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      status: true,
      currency: true,
      event: { select: { timeZone: true } },
      payments: { select: { currency: true, capturedMinor: true, refundedMinor: true } },
      refunds: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    },
  })
  const at = (instant: Date) => isoWithOffset(instant, order.event.timeZone)
  const left = order.payments
    .filter(({ currency }) => currency === order.currency)
    .reduce((sum, { capturedMinor, refundedMinor }) => sum + capturedMinor - refundedMinor, 0)
  return {
    orderId,
    status: order.status as (typeof orderStatuses)[number],
    left: { amountMinor: left, currency: order.currency },
    refunds: order.refunds.map(({ id, amountMinor, currency, reason, note, ticketIds, state, lastError, createdAt, doneAt }) => ({
      id,
      amount: { amountMinor, currency },
      reason: reason as RefundView['reason'],
      note,
      ticketIds,
      state: state as RefundView['state'],
      lastError,
      createdAt: at(createdAt),
      doneAt: doneAt ? at(doneAt) : null,
    })),
  }
}
