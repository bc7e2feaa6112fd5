import { createHmac, timingSafeEqual } from 'node:crypto'

/** Compares a hex HMAC-SHA256 in constant time. */
export function isSigned(message: string | Buffer, signature: string | null | undefined, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(message).digest()
  const given = Buffer.from(signature ?? '', 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
