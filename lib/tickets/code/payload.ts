import { decodeBase45, encodeBase45 } from './base45'

/** Format version (1), revision (1), event tag (4), serial (8). */
const formatVersion = 1
const payloadLength = 14
const codeLength = payloadLength + 64
const textLength = (codeLength * 3) / 2
const domain = new TextEncoder().encode('foyer ticket v1\0')

export const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
export const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** @throws RangeError when the revision is no byte or the serial is not 16 digits of lower-case hex. */
export function payloadOf({ revision, eventTag, serial }: { revision: number; eventTag: string; serial: string }) {
  if (!Number.isInteger(revision) || revision < 0 || revision > 255)
    throw new RangeError(`A ticket's revision is 0 to 255, not ${revision}`)
  if (!/^[0-9a-f]{16}$/.test(serial)) throw new RangeError('A ticket serial is 8 bytes in lower-case hex')
  return Uint8Array.of(formatVersion, revision, ...fromHex(eventTag), ...fromHex(serial))
}

/** What is signed: the payload behind a name of its own, so that no other signature of the same key can pass for a ticket. */
export const signedMessage = (payload: Uint8Array) => Uint8Array.of(...domain, ...payload)

export const textOf = (payload: Uint8Array, signature: Uint8Array) => encodeBase45(Uint8Array.of(...payload, ...signature))

/**
 * The parts of a code, believed for nothing yet; null when it is none.
 * White space around it is what keyboards and clipboards add. A few revisions write codes that begin with a space, which is
 * then part of the code: it is put back (no code ends in one). Nothing else is mended, lower case neither.
 */
export function splitCode(text: string) {
  const code = text.trim().padStart(textLength, ' ')
  const bytes = code.length === textLength ? decodeBase45(code) : null
  if (bytes?.[0] !== formatVersion) return null
  return {
    revision: bytes[1]!,
    eventTag: toHex(bytes.subarray(2, 6)),
    serial: toHex(bytes.subarray(6, payloadLength)),
    payload: bytes.slice(0, payloadLength),
    signature: bytes.slice(payloadLength),
  }
}
