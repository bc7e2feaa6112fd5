import { createHash } from 'node:crypto'
import { newToken } from '@/lib/core/id'
import { cookieSecret, isSecureSite } from '../session-cookie'

/** NextAuth's double-submit pair, made on the spot for a form of ours that the browser vouches for (`isFromOurPages`). */
export function csrfPair() {
  const token = newToken()
  const hash = createHash('sha256').update(`${token}${cookieSecret()}`).digest('hex')
  return { token, cookieName: `${isSecureSite() ? '__Host-' : ''}next-auth.csrf-token`, cookieValue: `${token}|${hash}` }
}
