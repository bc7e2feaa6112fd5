const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const digitOf = new Map(Array.from(alphabet, (character, value) => [character, value]))

/** Base45 (RFC 9285): two bytes become three characters, a last single byte two. The alphabet is QR's alphanumeric mode. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length
    let rest = pair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!
    for (let digit = 0; digit < (pair ? 3 : 2); digit++) {
      text += alphabet[rest % 45]
      rest = Math.floor(rest / 45)
    }
  }
  return text
}

/** The bytes of a Base45 text; null when a character, the length or a group's value is outside RFC 9285. Each byte string has one text. */
export function decodeBase45(text: string): Uint8Array | null {
  if (text.length % 3 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 2) / 3))
  let at = 0
  for (let start = 0; start < text.length; start += 3) {
    const group = text.slice(start, start + 3)
    let value = 0
    for (let digit = group.length - 1; digit >= 0; digit--) {
      const each = digitOf.get(group[digit]!)
      if (each === undefined) return null
      value = value * 45 + each
    }
    if (value > (group.length === 3 ? 0xffff : 0xff)) return null
    if (group.length === 3) bytes[at++] = value >> 8
    bytes[at++] = value & 0xff
  }
  return bytes
}
