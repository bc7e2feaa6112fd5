import { monotonicFactory } from 'ulid'

const bytes = new Uint8Array(512)
let used = bytes.length

/** A fraction out of a byte. ulid asks for sixteen an id, and each by itself would be a call for random numbers. */
function random() {
  if (used === bytes.length) {
    crypto.getRandomValues(bytes)
    used = 0
  }
  return bytes[used++]! / 256
}

const next = monotonicFactory(random)

/** A prefixed id that sorts by time of making: `evt_01JD…` (ULID, 26 characters of Crockford's base 32). */
export const newId = (prefix: string) => `${prefix}_${next()}`

/** 256 bits nobody can guess, for links: 43 characters of base64url. */
export function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A short random code people can read aloud: no 0, 1, I, L, O or U. 30^length possibilities. */
export function newReadableCode(length: number) {
  const limit = 256 - (256 % alphabet.length) // bytes above would favour the first letters
  let code = ''
  while (code.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < limit && code.length < length) code += alphabet[byte % alphabet.length]
    }
  }
  return code
}
