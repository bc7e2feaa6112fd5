import { systemContext } from '@/lib/core/context'
import { AppError } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { providerNamed } from '@/lib/payments/registry'
import { endHold } from './end-hold'
import type { Find } from './paying/close-session'
import { promiseRefund } from './promise-refund'

const batch = 100

/**
 * What follows for the money of an event that was called off: holds end with their sessions, and everybody who paid gets all of it back,
 * also for tickets that were used. Begun again after a crash it goes on where it was: what is refunded is refunded once.
 */
export async function refundEvent(eventId: string, find: Find = providerNamed): Promise<void> {
  const event = await db().event.findUnique({ where: { id: eventId }, select: { status: true } })
  if (event?.status !== 'cancelled') return
  const ctx = systemContext()
  for (let cursor = ''; ; ) {
    const orders = await db().order.findMany({
      where: {
        eventId,
        id: { gt: cursor },
        OR: [
          { status: { in: ['pending', 'awaiting_confirmation'] } },
          { status: { in: ['confirmed', 'partly_refunded'] }, payments: { some: { capturedMinor: { gt: 0 } } } },
        ],
      },
      select: { id: true, status: true },
      orderBy: { id: 'asc' },
      take: batch,
    })
    for (const { id, status } of orders) {
      if (status === 'pending' || status === 'awaiting_confirmation') {
        await endHold(ctx, id, { status: 'cancelled', reason: 'event_cancelled', evenIfConfirming: true }, find)
      }
      await refundWhole(id)
    }
    const last = orders.at(-1)
    if (!last || orders.length < batch) return
    cursor = last.id
  }
}

/** All of it, if anything was paid and is left. */
const refundWhole = (orderId: string) =>
  inTransaction((tx) =>
    promiseRefund(tx, systemContext(), newId('rfd'), {
      orderId,
      what: 'all',
      withFee: true,
      evenIfUsed: true,
      reason: 'event_cancelled',
    }),
  ).catch((error: unknown) => {
    const nothing =
      error instanceof AppError && (error.code === 'orders.not_refundable' || error.code === 'orders.nothing_to_refund')
    if (!nothing) throw error
  })
