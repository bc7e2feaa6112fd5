import { hashToken } from '@/lib/auth/link-token'
import { doorTokenPrefix } from '@/lib/auth/live-device'
import { newId, newToken } from '@/lib/core/id'

/** A new device: its id, the token it is given once, and what is kept of that. */
export function newDevice() {
  const token = `${doorTokenPrefix}${newToken()}`
  return { id: newId('dev'), token, tokenHash: hashToken(token) }
}
