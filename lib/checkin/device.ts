import type { Context, DoorActor } from '@/lib/core/context'

export type DoorFacts = Pick<DoorActor, 'deviceId' | 'gate' | 'listId' | 'ticketTypeIds' | 'rights'>

/**
 * What holds of a scan because a door makes it, whatever its request says: where it stands and what it may. Null when
 * somebody else asks (a member's program), whose request is believed.
 */
export function doorFacts({ actor }: Context): DoorFacts | null {
  if (actor.kind !== 'door') return null
  const { deviceId, gate, listId, ticketTypeIds, rights } = actor
  return { deviceId, gate, listId, ticketTypeIds, rights }
}
