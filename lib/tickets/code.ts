import { randomBytes } from '@/lib/core/id'
import { ed25519, hasCanonicalS } from './code/ed25519'
import { payloadOf, signedMessage, splitCode, textOf, toHex } from './code/payload'

/**
 * What a ticket's QR holds: 78 bytes in Base45, 117 characters, so a version 5 symbol at level M. Anyone with the event's
 * public key can tell a genuine one, without a network. Runs in Node and in browsers.
 */
export type CodeVerdict =
  | { verdict: 'genuine'; serial: string; revision: number }
  | { verdict: 'wrong_event'; eventTag: string }
  | { verdict: 'forged' }
  | { verdict: 'not_a_ticket' }

/** A new Ed25519 key pair: the public key and the private key's seed, 32 raw bytes each. */
export async function generateEventKey() {
  const privateKey = crypto.getRandomValues(new Uint8Array(32))
  return { publicKey: await (await ed25519()).publicKeyOf(privateKey), privateKey }
}

/** 8 random bytes in hex: which ticket of its event a code is. */
export const newTicketSerial = () => toHex(randomBytes(8))

const tags = new WeakMap<Uint8Array, Promise<string>>()

/** Which event's key signed a code: the first four bytes of the public key's SHA-256, in hex. A hint, not a proof. */
export function eventTag(publicKey: Uint8Array): Promise<string> {
  const digest = () => crypto.subtle.digest('SHA-256', Uint8Array.from(publicKey))
  const known = tags.get(publicKey) ?? digest().then((whole) => toHex(new Uint8Array(whole, 0, 4)))
  tags.set(publicKey, known)
  return known
}

/**
 * The code of a ticket. The same input gives the same code wherever signatures follow RFC 8032 to the letter, as Node's do
 * (Safari's do not): codes are made again when they are needed, and never stored.
 * @param ticket keys are 32 raw bytes, serial 8 bytes in hex, revision 0 to 255 (a higher one makes the lower ones worthless)
 * @throws RangeError when the serial or the revision cannot be written
 */
export async function signTicketCode(ticket: {
  privateKey: Uint8Array
  publicKey: Uint8Array
  serial: string
  revision: number
}) {
  const { privateKey, publicKey, serial, revision } = ticket
  const payload = payloadOf({ revision, serial, eventTag: await eventTag(publicKey) })
  const signature = await (await ed25519()).sign(signedMessage(payload), privateKey)
  return textOf(payload, signature)
}

/** What a code says of itself, unchecked: enough to find the event's key or to tell a ticket from another QR. */
export function readTicketCode(text: string): { revision: number; eventTag: string; serial: string } | null {
  const parts = splitCode(text)
  return parts && { revision: parts.revision, eventTag: parts.eventTag, serial: parts.serial }
}

/** Whether a code was made for this event. `wrong_event` is read off the tag: such a code may be another event's, or nobody's. */
export async function verifyTicketCode(text: string, publicKey: Uint8Array): Promise<CodeVerdict> {
  const parts = splitCode(text)
  if (!parts) return { verdict: 'not_a_ticket' }
  if (parts.eventTag !== (await eventTag(publicKey))) return { verdict: 'wrong_event', eventTag: parts.eventTag }
  const engine = await ed25519()
  const genuine =
    hasCanonicalS(parts.signature) && (await engine.verify(parts.signature, signedMessage(parts.payload), publicKey))
  return genuine ? { verdict: 'genuine', serial: parts.serial, revision: parts.revision } : { verdict: 'forged' }
}
