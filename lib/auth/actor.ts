import type { Actor } from '@/lib/core/context'
import { verifyAccessToken } from './access-token'
import { BadToken, DoorClosed, DoorEnded } from './errors'
import { doorTokenPrefix, liveDevice } from './live-device'
import { liveSession } from './live-session'
import { sessionCookieOf, sessionIdIn } from './session-cookie'

/**
 * Who sends a request: by its bearer token when there is one, else by the session cookie.
 * A cookie that is no longer good is nobody; a bearer token that is no longer good is an error, for a program must know.
 * @param door whether what is asked for is there for doors: their tokens are good for nothing else
 * @throws BadToken; DoorEnded, DoorClosed with a door's token
 */
export async function actorOf(headers: Headers, { door = false } = {}): Promise<Actor> {
  const authorization = headers.get('authorization')
  if (authorization) return bearer(authorization, door)
  const cookie = sessionCookieOf(headers)
  const sessionId = cookie && (await sessionIdIn(cookie))
  return (sessionId && (await liveSession(sessionId))) || { kind: 'anonymous' }
}

async function bearer(authorization: string, door: boolean): Promise<Actor> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (token?.startsWith(doorTokenPrefix)) {
    if (!door) throw new DoorClosed()
    const device = await liveDevice(token)
    if (!device) throw new DoorEnded()
    return device
  }
  const sessionId = token && (await verifyAccessToken(token))
  const actor = sessionId && (await liveSession(sessionId))
  if (!actor) throw new BadToken()
  return actor
}
