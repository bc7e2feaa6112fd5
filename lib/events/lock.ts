import type { Event } from '@/generated/prisma/client'
import { NotFound } from '@/lib/core/error'
import type { Tx } from '@/lib/db/tx'

/**
 * Locks an event and reads what is true from here on. Orders share this lock (see the reserve function), so none is being
 * made while it is held and none begins before it is let go: it comes first in the lock order. A scan does not: its foreign key
 * takes a weaker lock, after its ticket's, and the two would wait for each other.
 * @throws NotFound when it was deleted meanwhile
 */
export async function lockEvent(tx: Tx, id: string): Promise<Event> {
  await tx.$queryRaw`SELECT id FROM events WHERE id = ${id} FOR NO KEY UPDATE`
  const event = await tx.event.findUnique({ where: { id } })
  if (!event) throw new NotFound('event')
  return event
}

/** A time later than the last change, by which the next editor is told whether the event is still as they saw it. */
export const changedNow = ({ updatedAt }: { updatedAt: Date }) => new Date(Math.max(Date.now(), updatedAt.getTime() + 1))
