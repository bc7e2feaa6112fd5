import type { Tx } from '@/lib/db/tx'

export type SandboxSession = {
  id: string
  paymentId: string
  description: string
  amountMinor: number
  currency: string
  returnUrl: string
  cancelUrl: string
  state: 'open' | 'processing' | 'paid' | 'declined' | 'closed'
  /** when the hold ends; the page takes money for half an hour more, as real ones do */
  expiresAt: Date
  over: boolean
}

/** How long a session outlives its hold. */
export const graceMinutes = 30

/** Reads a session, and keeps others from changing it. */
export async function lockSession(tx: Tx, id: string): Promise<SandboxSession | undefined> {
  const [session] = await tx.$queryRaw<SandboxSession[]>`
    SELECT id, payment_id AS "paymentId", description, amount_minor AS "amountMinor", currency, return_url AS "returnUrl",
           cancel_url AS "cancelUrl", state, expires_at AS "expiresAt",
           now() > expires_at + make_interval(mins => ${graceMinutes}) AS over
    FROM sandbox_sessions WHERE id = ${id} FOR UPDATE`
  return session
}
