import type { Tx } from '@/lib/db/tx'
import { signAccessToken } from './access-token'
import { hashToken } from './link-token'
import { newRefreshToken } from './refresh-token'
import { accessTokenLife, sessionLife } from './session-life'

/**
 * Gives a session its next pair of tokens.
 * @param spent the refresh token it replaces: when that is not the session's current one, nothing is done
 * @returns null then, or when the session has ended
 */
export async function issueTokens(tx: Tx, sessionId: string, spent?: string) {
  const refreshToken = newRefreshToken(sessionId)
  const updated = await tx.$executeRaw`
    UPDATE sessions
    SET refresh_hash = ${hashToken(refreshToken)}, last_seen_at = now(), expires_at = now() + make_interval(secs => ${sessionLife})
    WHERE id = ${sessionId} AND kind = 'token' AND ended_at IS NULL AND expires_at > now()
      AND refresh_hash IS NOT DISTINCT FROM ${spent === undefined ? null : hashToken(spent)}`
  if (updated === 0) return null
  return {
    accessToken: await signAccessToken(sessionId),
    tokenType: 'Bearer' as const,
    expiresIn: accessTokenLife,
    refreshToken,
  }
}
