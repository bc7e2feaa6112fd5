import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import type { Tx } from '@/lib/db/tx'
import { LinkSpent } from './errors'

/** Marks an account's address as its owner's and leaves the rest as it is. @throws LinkSpent when the account is gone. */
export async function markVerified(tx: Tx, ctx: Context, email: string) {
  const newly = await tx.$executeRaw`
    UPDATE users SET email_verified_at = now(), updated_at = now() WHERE email = ${email} AND email_verified_at IS NULL`
  const user = await tx.user.findUnique({ where: { email }, select: { id: true, name: true, email: true, createdAt: true } })
  if (!user) throw new LinkSpent()
  if (newly > 0) await recordActivity(tx, ctx, 'user.verified', { data: { userId: user.id, passwordRemoved: false } })
  return { ...user, emailVerified: true, createdAt: user.createdAt.toISOString() }
}
