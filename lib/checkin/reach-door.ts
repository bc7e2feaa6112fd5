import type { Context } from '@/lib/core/context'
import { reachEvent } from '@/lib/events/access'
import { doorMay, type Role } from '@/lib/orgs/policy'

/**
 * The event somebody scans for, and their role there. A door's own event and rights came with its token, so they are not asked for
 * again; of everybody else `reachEvent` knows.
 * @throws as reachEvent
 */
export async function reachDoor(ctx: Context, { eventId }: { eventId: string }): Promise<{ id: string; role: Role }> {
  const { actor } = ctx
  if (actor.kind === 'door' && actor.eventId === eventId && doorMay(actor.rights, 'door.scan'))
    return { id: eventId, role: 'door' }
  return reachEvent(ctx, eventId, 'door.scan')
}
