import type { Actor } from '@/lib/core/context'
import { verifyAccessToken } from './access-token'
import { BadToken } from './errors'
import { liveSession } from './live-session'
import { sessionCookieOf, sessionIdIn } from './session-cookie'

/**
 * Who sends a request: by its bearer token when there is one, else by the session cookie.
 * A cookie that is no longer good is nobody; a bearer token that is no longer good is an error, for a program must know.
 * @throws BadToken
 */
export async function actorOf(headers: Headers): Promise<Actor> {
  const authorization = headers.get('authorization')
  if (authorization) return bearer(authorization)
  const cookie = sessionCookieOf(headers)
  const sessionId = cookie && (await sessionIdIn(cookie))
  return (sessionId && (await liveSession(sessionId))) || { kind: 'anonymous' }
}

async function bearer(authorization: string): Promise<Actor> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  const sessionId = token && (await verifyAccessToken(token))
  const actor = sessionId && (await liveSession(sessionId))
  if (!actor) throw new BadToken()
  return actor
}
