import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import type { Tx } from '@/lib/db/tx'
import { endSessions } from './end-sessions'

/** Replaces a password, ends every session but the one it was done in, and tells the owner by mail. */
export async function setPassword(tx: Tx, ctx: Context, { userId, passwordHash }: { userId: string; passwordHash: string }) {
  await tx.$executeRaw`UPDATE users SET password_hash = ${passwordHash}, updated_at = now() WHERE id = ${userId}`
  const except = ctx.actor.kind === 'user' && ctx.actor.userId === userId ? ctx.actor.sessionId : undefined
  await endSessions(tx, ctx, { userId, except, reason: 'password_changed' })
  await recordActivity(tx, ctx, 'user.password_changed', { data: { userId } })
}
