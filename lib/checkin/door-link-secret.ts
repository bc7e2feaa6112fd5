import { hashToken } from '@/lib/auth/link-token'
import { env } from '@/lib/config/env'
import { openSecret, sealSecret } from '@/lib/config/secret'
import { newToken } from '@/lib/core/id'

const purpose = 'door link'

/** A new secret of a door link: what finds it, and what shows it again to those who manage the event. */
export function newDoorSecret() {
  const token = newToken()
  return { tokenHash: hashToken(token), token: sealSecret(purpose, Buffer.from(token)) }
}

/** The address that lets a device in. The secret is a fragment, which browsers send nowhere, so it is in no log. */
export const doorUrl = (sealed: Uint8Array) =>
  `${env().publicUrl}/door#k=${Buffer.from(openSecret(purpose, sealed)).toString('utf8')}`
