import { env } from '@/lib/config/env'
import { parseAddress } from './address'
import type { Address } from './message'

/** Our own sending address, under the organiser's name when the mail is about their event: "Harbour Nights via Foyer". */
export function sender(onBehalfOf?: string): Address {
  const own = parseAddress(env().mailFrom)
  return onBehalfOf ? { name: `${onBehalfOf} via ${own.name ?? 'Foyer'}`, address: own.address } : own
}
