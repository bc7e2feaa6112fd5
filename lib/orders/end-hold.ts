import { actorName, type Context } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { callFunction } from '@/lib/db/sql'
import { providerNamed } from '@/lib/payments/registry'
import type { OrderStatus } from './order-state'
import { closeSession, type Find, type UnsettledPayment } from './paying/close-session'

/** Why a hold ends. `hold_ended`: its time was up. */
export type EndReason = 'hold_ended' | 'left' | 'by_buyer' | 'by_organiser' | 'event_cancelled'

/**
 * ended: the seats are back. already: it held none. confirming: a bank may still pay. later: a provider did not answer, the seats stay held
 * until the sweep has closed its session.
 */
export type HoldEnd = { outcome: 'ended' | 'already' | 'confirming' | 'later' | 'not_found'; status?: OrderStatus }

type Answer = HoldEnd | { outcome: 'open'; status: OrderStatus; payments: string[] }

/**
 * Ends a hold before its time. Sessions that could still be paid are closed first, outside of any transaction; one that was just paid is
 * settled, and the order stands.
 */
export async function endHold(
  ctx: Context,
  orderId: string,
  { status, reason, evenIfConfirming }: { status: 'expired' | 'cancelled'; reason: EndReason; evenIfConfirming?: boolean },
  find: Find = providerNamed,
): Promise<HoldEnd> {
  const end = (later: boolean) =>
    callFunction<Answer>('end_hold', {
      orderId,
      status,
      reason,
      later,
      evenIfConfirming,
      actor: actorName(ctx.actor),
      requestId: ctx.requestId,
    })
  // Twice: while sessions are closed the buyer may open another.
  for (const last of [false, false, true]) {
    const answer = await end(last)
    if (answer.outcome !== 'open') return answer
    const payments = await db().payment.findMany({ where: { id: { in: answer.payments } } })
    const closed = await Promise.all(payments.map((payment) => closeSession(payment as unknown as UnsettledPayment, find)))
    if (closed.includes('kept')) return (await end(true)) as HoldEnd
  }
  throw new Error('a hold that ends later is no longer open')
}
