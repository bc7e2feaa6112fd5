import { headerText } from './header-text'
import type { Address } from './message'

/** A plain `local@domain` in at most 254 characters (RFC 5321). Quoted local parts are refused: mailers disagree about them. */
const plain = /^[^\p{Cc}\s"(),:;<>@[\\\]]+@[^\p{Cc}\s"(),:;<>@[\\\]]+$/u

export const isMailAddress = (address: string) => address.length <= 254 && plain.test(address)

/** Reads `Foyer <tickets@example.org>` or `tickets@example.org`. @throws RangeError when it is neither. */
export function parseAddress(text: string): Address {
  const [, name, inBrackets] = /^([^<>]*?)\s*<([^<>]+)>$/.exec(text.trim()) ?? []
  const address = (inBrackets ?? text).trim()
  if (!isMailAddress(address)) throw new RangeError(`Not a mail address: ${text}`)
  const plainName = name?.replace(/^"(.*)"$/, '$1')
  return plainName ? { name: plainName, address } : { address }
}

/** `"Ann \"A\" Lee" <ann@example.org>` (RFC 5322), for providers that take one string. */
export function formatAddress({ name, address }: Address): string {
  return name ? `"${headerText(name).replace(/[\\"]/g, '\\$&')}" <${address}>` : address
}
