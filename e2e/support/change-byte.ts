const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** A ticket code with one byte changed, in Base45 (RFC 9285) written here anew. @param at counted from the first byte */
export function changeByte(code: string, at: number): string {
  const group = Math.floor(at / 2) * 3
  const [c = 0, d = 0, e = 0] = [...code.slice(group, group + 3)].map((character) => alphabet.indexOf(character))
  const changed = (c + d * 45 + e * 45 * 45) ^ (at % 2 === 0 ? 0x0100 : 0x0001)
  const text = [changed % 45, Math.floor(changed / 45) % 45, Math.floor(changed / 2025)].map((digit) => alphabet[digit]).join('')
  return code.slice(0, group) + text + code.slice(group + 3)
}
