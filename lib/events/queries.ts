import { NotFound } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { type EventView, eventSelect, toEventView } from './view'

/** An event as those who manage it see it. The caller has checked that they do. */
export async function managedEvent(id: string): Promise<EventView> {
  const row = await db().event.findUnique({ where: { id }, select: eventSelect })
  if (!row) throw new NotFound('event')
  return toEventView(row, true)
}
