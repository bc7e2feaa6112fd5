import { decode, encode } from 'next-auth/jwt'
import { env } from '@/lib/config/env'
import { deriveKey } from '@/lib/config/secret'
import { sessionLife } from './session-life'

/** The secret NextAuth encrypts its cookies with, so that it needs no setting of its own. */
export const cookieSecret = () => deriveKey('session cookie').toString('hex')

export const isSecureSite = () => env().publicUrl.startsWith('https:')

/** The name NextAuth gives its session cookie. */
export const sessionCookieName = () => `${isSecureSite() ? '__Secure-' : ''}next-auth.session-token`

export const sessionCookieOptions = () => ({
  name: sessionCookieName(),
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecureSite(), maxAge: sessionLife },
})

/** NextAuth's own session cookie, an encrypted JWT, that holds the session's id and nothing else. */
export async function sessionCookie(sessionId: string) {
  const value = await encode({ token: { sid: sessionId }, secret: cookieSecret(), maxAge: sessionLife })
  return { ...sessionCookieOptions(), value }
}

/** The session id a cookie value holds, or null when it is not one of ours. Says nothing of the session's being alive. */
export async function sessionIdIn(cookieValue: string): Promise<string | null> {
  try {
    const token = await decode({ token: cookieValue, secret: cookieSecret() })
    return typeof token?.sid === 'string' ? token.sid : null
  } catch {
    return null // forged, from another secret, or run out: nobody is signed in
  }
}

/** The value of the session cookie among request headers. */
export function sessionCookieOf(headers: Headers): string | null {
  const name = `${sessionCookieName()}=`
  const pair = headers
    .get('cookie')
    ?.split(/; */)
    .find((each) => each.startsWith(name))
  return pair ? pair.slice(name.length) : null
}
