import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import type { Tx } from '@/lib/db/tx'
import { queueDelivery } from '@/lib/email/queue-delivery'
import { endSessions } from './end-sessions'

/** Replaces a password, ends every session but the one it was done in, and tells the owner by mail. */
export async function setPassword(tx: Tx, ctx: Context, { userId, passwordHash }: { userId: string; passwordHash: string }) {
  const user = await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { name: true, email: true } })
  const except = ctx.actor.kind === 'user' && ctx.actor.userId === userId ? ctx.actor.sessionId : undefined
  await endSessions(tx, ctx, { userId, except, reason: 'password_changed' })
  await recordActivity(tx, ctx, 'user.password_changed', { data: { userId } })
  await queueDelivery(tx, ctx, {
    template: 'password-changed',
    dedupeKey: `password-changed:${newId('act')}`,
    to: { name: user.name, address: user.email },
    props: { changedAt: new Date().toISOString() },
  })
}
