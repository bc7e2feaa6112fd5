import { monotonicFactory } from 'ulid'

let pool = new Uint8Array(0)
let used = 0

/** Bytes nobody can guess. Asking the system for 4 KB takes hardly longer than asking for 32 bytes. Each is given out once. */
export function randomBytes(count: number): Uint8Array {
  if (used + count > pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(Math.max(4096, count)))
    used = 0
  }
  used += count
  return pool.slice(used - count, used)
}

// A fraction out of a byte. ulid asks for sixteen an id.
const next = monotonicFactory(() => randomBytes(1)[0]! / 256)

/** A prefixed id that sorts by time of making: `evt_01JD…` (ULID, 26 characters of Crockford's base 32). */
export const newId = (prefix: string) => `${prefix}_${next()}`

/** 256 bits nobody can guess, for links: 43 characters of base64url. */
export function newToken() {
  return btoa(String.fromCharCode(...randomBytes(32)))
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
    for (const byte of randomBytes(length)) {
      if (byte < limit && code.length < length) code += alphabet[byte % alphabet.length]
    }
  }
  return code
}
