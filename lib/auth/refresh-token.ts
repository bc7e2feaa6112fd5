import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '@/lib/config/secret'
import { newToken } from '@/lib/core/id'

const mark = (text: string) => createHmac('sha256', deriveKey('refresh token')).update(text).digest()

/**
 * A refresh token of a session: its id, 256 random bits, and our mark over both. The mark tells every token we ever gave
 * out from a guess, so that a spent one is recognised however long ago it was spent.
 */
export function newRefreshToken(sessionId: string): string {
  const body = `${sessionId}.${newToken()}`
  return `${body}.${mark(body).toString('base64url')}`
}

/** The session a token was given out for, or null when we never gave it out. */
export function sessionOfRefreshToken(token: string): string | null {
  const cut = token.lastIndexOf('.')
  const expected = mark(token.slice(0, cut))
  const given = Buffer.from(token.slice(cut + 1), 'base64url')
  if (cut < 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return token.slice(0, token.indexOf('.'))
}
