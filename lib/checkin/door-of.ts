import type { Actor } from '@/lib/core/context'
import { doorMay, may, type Role } from '@/lib/orgs/policy'

/**
 * Who scans. What a door's link says of its place goes before what its scans say (`fixed`); a member's browser says for
 * itself where it stands.
 */
export function doorOf(actor: Actor) {
  if (actor.kind !== 'door') return { userId: actor.kind === 'user' ? actor.userId : null, deviceId: null, fixed: {} }
  const { deviceId, userId, linkId, gate, listId, ticketTypeIds } = actor
  return { userId, deviceId, fixed: { deviceId, ticketTypeIds, ...(linkId ? { gate, listId } : {}) } }
}

/** Whether the actor may let in what the rules refuse, or take an admission back. */
export const mayOverride = (actor: Actor, role: Role) =>
  actor.kind === 'door' ? doorMay(actor.rights, 'door.undo') : may(role, 'door.undo')
