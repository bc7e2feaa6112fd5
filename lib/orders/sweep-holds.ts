import { newId } from '@/lib/core/id'
import { callFunction } from '@/lib/db/sql'
import { providerNamed } from '@/lib/payments/registry'
import { closeSession, type Find, type UnsettledPayment } from './paying/close-session'

const batch = 200
const atOnce = 20
/** longer than a provider may take to answer, so that two processes seldom ask about one */
const patience = 12

/** Holds whose time is up and that nobody can pay any more: their seats go back. Other sweepers may run at the same time. */
async function endExpired(signal?: AbortSignal): Promise<number> {
  for (let ended = 0; ; ) {
    const round = await callFunction<{ ended: number; more: boolean }>('sweep_holds', { limit: batch, requestId: newId('req') })
    ended += round.ended
    if (!round.more || signal?.aborted) return ended
  }
}

/**
 * Ends the holds whose time is up, by the database's clock. Where a session could still be paid it is closed at the provider first, and
 * settled if it was just paid; when the provider does not answer the hold is kept, its payment says why, and the next sweep tries again.
 * @param signal ends it after what is under way
 * @returns how many holds ended
 */
export async function sweepHolds(find: Find = providerNamed, signal?: AbortSignal): Promise<number> {
  let ended = await endExpired(signal)
  while (!signal?.aborted) {
    const payments = await callFunction<UnsettledPayment[]>('claim_payments', { why: 'ended', limit: atOnce, patience })
    if (payments.length === 0) return ended
    await Promise.all(payments.map((payment) => closeSession(payment, find)))
    ended += await endExpired(signal)
  }
  return ended
}
