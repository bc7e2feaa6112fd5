import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import type { Tx } from '@/lib/db/tx'
import { endSessions } from './end-sessions'
import { WrongCredentials } from './errors'
import { sessionLife } from './session-life'

export type Proof = {
  userId: string
  /** the hash a password was compared with: a password changed meanwhile proves nothing any more */
  passwordHash?: string
}

/**
 * Writes the row of a new sign-in and ends the one this browser or program had before.
 * @returns the session's id
 * @throws WrongCredentials when the password was changed since it was compared
 */
export async function startSession(tx: Tx, ctx: Context, { userId, passwordHash }: Proof, kind: 'browser' | 'token' = 'browser') {
  const rows = await tx.$queryRaw<{ passwordHash: string | null }[]>`
    SELECT password_hash AS "passwordHash" FROM users WHERE id = ${userId} FOR NO KEY UPDATE`
  const user = rows[0]
  if (!user || (passwordHash !== undefined && user.passwordHash !== passwordHash)) throw new WrongCredentials()
  if (ctx.actor.kind === 'user') await endSessions(tx, ctx, { userId: ctx.actor.userId, only: ctx.actor.sessionId })
  const id = newId('ses')
  await tx.$executeRaw`
    INSERT INTO sessions (id, user_id, kind, user_agent, ip, expires_at)
    VALUES (${id}, ${userId}, ${kind}, ${ctx.userAgent}, ${ctx.ip}, now() + make_interval(secs => ${sessionLife}))`
  await recordActivity(tx, ctx, 'session.started', { data: { userId, sessionId: id } })
  return id
}
