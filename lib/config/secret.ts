import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'

const version = 1
const nonceLength = 12
const tagLength = 16

/**
 * A 32-byte key for one purpose, derived from FOYER_SECRET by HKDF-SHA-256 (RFC 5869), so that one leaked key tells
 * nothing of the others.
 */
export function keyFor(purpose: string): Buffer {
  const secret = env().FOYER_SECRET
  if (!secret) throw new Error('FOYER_SECRET is not set; `npm start` makes one on first run')
  return Buffer.from(hkdfSync('sha256', secret, '', `foyer ${purpose}`, 32))
}

/** Encrypts for rest with AES-256-GCM: one version byte, nonce, tag, ciphertext. The purpose is bound in. */
export function sealSecret(purpose: string, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Uint8Array.from(Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]))
}

/** @throws Error when the bytes were not sealed with this FOYER_SECRET for this purpose, or were changed since. */
export function openSecret(purpose: string, sealed: Uint8Array): Uint8Array {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== version) throw new Error('Sealed with an unknown version')
  const nonce = bytes.subarray(1, 1 + nonceLength)
  const tag = bytes.subarray(1 + nonceLength, 1 + nonceLength + tagLength)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), nonce)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(bytes.subarray(1 + nonceLength + tagLength)), decipher.final()])
}
