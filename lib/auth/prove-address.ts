import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import type { Tx } from '@/lib/db/tx'
import { endSessions } from './end-sessions'

type Row = { id: string; verified: boolean; hasPassword: boolean }

/**
 * The account of an address that somebody has just proven to be theirs, made when there is none.
 *
 * A password that was set before anybody had proven the address may be a stranger's, waiting for its owner to arrive
 * (Sudhodanan and Paverd, "Pre-hijacked accounts", 2022): it is removed and its sessions are ended.
 */
export async function proveAddress(tx: Tx, ctx: Context, { email, name }: { email: string; name?: string }) {
  const id = newId('usr')
  const fallbackName = name ?? email.split('@')[0] ?? email
  await tx.$executeRaw`
    INSERT INTO users (id, email, name, email_verified_at, updated_at) VALUES (${id}, ${email}, ${fallbackName}, now(), now())
    ON CONFLICT (email) DO NOTHING`
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, email_verified_at IS NOT NULL AS verified, password_hash IS NOT NULL AS "hasPassword"
    FROM users WHERE email = ${email} FOR NO KEY UPDATE`
  const user = rows[0]!
  if (user.id === id) await recordActivity(tx, ctx, 'user.created', { data: { userId: id } })
  if (user.verified) return { userId: user.id, passwordRemoved: false }

  await tx.$executeRaw`UPDATE users SET email_verified_at = now(), password_hash = NULL, updated_at = now() WHERE id = ${user.id}`
  await endSessions(tx, ctx, { userId: user.id, reason: 'address_proven' })
  await recordActivity(tx, ctx, 'user.verified', { data: { userId: user.id, passwordRemoved: user.hasPassword } })
  return { userId: user.id, passwordRemoved: user.hasPassword }
}
