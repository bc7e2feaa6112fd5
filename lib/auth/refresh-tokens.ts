import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { anyone } from './access'
import { endSessions } from './end-sessions'
import { BadRefreshToken } from './errors'
import { issueTokens } from './issue-tokens'
import { sessionOfRefreshToken } from './refresh-token'
import { refreshInput } from './schema'
import { tokensView } from './view'

/**
 * Spends a refresh token for a new pair. One that was spent before has been copied by somebody, and which of the two is
 * the thief nobody knows: the session ends (RFC 9700, 4.14.2).
 */
export const refreshTokens = operation({
  name: 'auth.refresh',
  input: refreshInput,
  output: tokensView,
  access: anyone,
  raises: ['auth.bad_refresh_token'],
  run: async (ctx, { refreshToken }) => {
    const sessionId = sessionOfRefreshToken(refreshToken)
    if (!sessionId) throw new BadRefreshToken()
    const tokens = await inTransaction(async (tx) => {
      const issued = await issueTokens(tx, sessionId, refreshToken)
      if (issued) return issued
      const session = await tx.session.findUnique({ where: { id: sessionId }, select: { userId: true } })
      if (session) await endSessions(tx, ctx, { userId: session.userId, only: sessionId, reason: 'token_reused' })
      return null
    })
    if (!tokens) throw new BadRefreshToken()
    return tokens
  },
})
