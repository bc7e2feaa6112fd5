import type { Actor } from '@/lib/core/context'
import { db } from '@/lib/db/client'

type SignedIn = Extract<Actor, { kind: 'user' }>
type Row = { userId: string; email: string; name: string; verified: boolean; resting: boolean }

/**
 * Who a session belongs to, by its row and the database's clock; null when it was ended or has run out. Asked at every
 * request and never remembered, so that ending a session ends it at once, everywhere.
 */
export async function liveSession(sessionId: string): Promise<SignedIn | null> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT u.id AS "userId", u.email, u.name, u.email_verified_at IS NOT NULL AS verified,
           s.last_seen_at < now() - interval '1 minute' AS resting
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = ${sessionId} AND s.ended_at IS NULL AND s.expires_at > now()`
  const row = rows[0]
  if (!row) return null
  if (row.resting) await db().$executeRaw`UPDATE sessions SET last_seen_at = now() WHERE id = ${sessionId}`
  const { userId, email, name, verified } = row
  return { kind: 'user', userId, sessionId, email, name, verified }
}
