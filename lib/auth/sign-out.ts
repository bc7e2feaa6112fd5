import { Unauthenticated } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { endSessions } from './end-sessions'
import { sessionOfRefreshToken } from './refresh-token'
import { logoutInput } from './schema'
import { nothing } from './view'

/** Ends this session at once: the one that asks, or the one a refresh token was given out for. Repeating it is no error. */
export const signOut = operation({
  name: 'auth.sign_out',
  input: logoutInput,
  output: nothing,
  access: anyone,
  raises: ['auth.required'],
  run: async (ctx, { refreshToken }) => {
    const sessionId = ctx.actor.kind === 'user' ? ctx.actor.sessionId : refreshToken && sessionOfRefreshToken(refreshToken)
    if (!sessionId) throw new Unauthenticated()
    await inTransaction(async (tx) => {
      const session = await tx.session.findUnique({ where: { id: sessionId }, select: { userId: true } })
      if (session) await endSessions(tx, ctx, { userId: session.userId, only: sessionId })
    })
    return {}
  },
})
