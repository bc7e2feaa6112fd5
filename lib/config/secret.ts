import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'

const version = 1

/**
 * A 32-byte key for one purpose, derived from FOYER_SECRET (HKDF-SHA256, RFC 5869): what is made for one purpose is
 * worth nothing for another, and one secret is all an operator has to keep.
 * @throws Error when FOYER_SECRET is not set; `bin/start` makes one on first run.
 */
export function deriveKey(purpose: string): Buffer {
  const secret = env().FOYER_SECRET
  if (!secret) throw new Error('FOYER_SECRET must be set')
  return Buffer.from(hkdfSync('sha256', secret, 'foyer', purpose, 32))
}

/** Encrypts `bytes` for storage: version (1), nonce (12), tag (16), AES-256-GCM ciphertext. Opens under the same purpose only. */
export function sealSecret(purpose: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(`seal ${purpose}`), nonce)
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), sealed]))
}

/** @throws Error when it was sealed for another purpose, under another FOYER_SECRET, or changed since. */
export function openSecret(purpose: string, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== version || bytes.length < 29) throw new Error('Not a sealed secret')
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(`seal ${purpose}`), bytes.subarray(1, 13), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(13, 29))
  return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]))
}
