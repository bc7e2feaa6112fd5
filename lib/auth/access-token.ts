import { jwtVerify, SignJWT } from 'jose'
import { deriveKey } from '@/lib/config/secret'
import { accessTokenLife } from './session-life'

const key = () => deriveKey('access token')
const audience = 'foyer-api'

/** A short-lived JWT (HS256) that names a session. */
export const signAccessToken = (sessionId: string): Promise<string> =>
  new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${accessTokenLife}s`)
    .sign(key())

/** The session id a token names, or null when it is forged or has run out. */
export async function verifyAccessToken(token: string): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, key(), { audience, algorithms: ['HS256'] })
    return typeof payload.sid === 'string' ? payload.sid : null
  } catch {
    return null // the caller says what a bad token means at its door
  }
}
