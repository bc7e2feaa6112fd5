import type { Event } from '@/generated/prisma/client'
import { type FieldProblem, InvalidInput } from '@/lib/core/error'
import type { Tx } from '@/lib/db/tx'
import type { DoorLinkFields } from './door-link-schema'

/**
 * That what a door link names is the event's own, and that it ends in the future.
 * @throws InvalidInput at each field that is not
 */
export async function checkDoorLink(tx: Tx, event: Event, fields: DoorLinkFields): Promise<void> {
  const { gate, listId, ticketTypeIds, expiresAt } = fields
  const wrong: FieldProblem[] = []
  if (gate && event.gates.length > 0 && !event.gates.includes(gate))
    wrong.push({ path: 'gate', message: `The event has no such gate. It has ${event.gates.join(', ')}.` })
  if (listId && (await tx.checkInList.count({ where: { id: listId, eventId: event.id } })) === 0)
    wrong.push({ path: 'listId', message: 'The event has no such list.' })
  if (expiresAt && Date.parse(expiresAt) <= Date.now())
    wrong.push({ path: 'expiresAt', message: 'Choose a time that is still to come.' })
  wrong.push(...(await foreignTypes(tx, event.id, ticketTypeIds)))
  if (wrong.length > 0) throw new InvalidInput(wrong)
}

/** What is wrong with a choice of ticket types: they have to be the event's. */
export async function foreignTypes(tx: Tx, eventId: string, ids: string[] = []): Promise<FieldProblem[]> {
  if (ids.length === 0) return []
  const own = await tx.ticketType.count({ where: { eventId, id: { in: ids } } })
  return own === new Set(ids).size ? [] : [{ path: 'ticketTypeIds', message: 'The event has no such ticket type.' }]
}
