import type { Tx } from '@/lib/db/tx'
import type { Fact } from '../../provider'
import { failureOf } from './events'
import type { SandboxSession } from './session'

export const capturedFact = (
  { id, paymentId, currency }: SandboxSession,
  charge: { id: string; amountMinor: number },
): Fact & { kind: 'captured' } => ({
  kind: 'captured',
  sessionRef: id,
  paymentId,
  paymentRef: charge.id,
  amountMinor: charge.amountMinor,
  currency,
})

type Row = { id: string; amountMinor: number; refunds: { id: string; key: string; amountMinor: number }[] }

/** All a session has come to by now: money a bank will only confirm later is not there yet. */
export async function factsOf(tx: Tx, session: SandboxSession): Promise<Fact[]> {
  const charges = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.amount_minor AS "amountMinor",
           coalesce((SELECT json_agg(json_build_object('id', r.id, 'key', r.idempotency_key, 'amountMinor', r.amount_minor) ORDER BY r.id)
                     FROM sandbox_refunds r WHERE r.charge_id = c.id), '[]') AS refunds
    FROM sandbox_charges c WHERE c.session_id = ${session.id} AND c.created_at <= now() ORDER BY c.id`
  if (charges.length > 0) {
    return charges.flatMap((charge): Fact[] => [
      capturedFact(session, charge),
      ...charge.refunds.map(({ id, key, amountMinor }) => ({
        kind: 'refunded' as const,
        paymentRef: charge.id,
        refundRef: id,
        refundId: key,
        amountMinor,
      })),
    ])
  }
  const about = { sessionRef: session.id, paymentId: session.paymentId }
  if (session.state === 'declined') return [{ kind: 'failed', ...about, failure: declined }]
  if (session.state === 'closed' || (session.state === 'open' && session.over)) return [{ kind: 'closed', ...about }]
  if (session.state !== 'processing') return []
  const failed = await tx.$queryRaw<object[]>`SELECT FROM sandbox_events WHERE id = ${failureOf(session.id)} AND due_at <= now()`
  return [failed.length > 0 ? { kind: 'failed', ...about, failure: refused } : { kind: 'processing', ...about }]
}

export const declined = 'The test bank declined the payment.'
export const refused = 'The test bank did not confirm the payment.'
