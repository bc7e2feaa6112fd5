import { z } from 'zod'
import { InvalidInput, NotFound } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/tx'
import { entryRules } from './rules'

/** A list besides the entrance. */
export const checkInListView = z
  .object({
    id: z.string(),
    eventId: z.string(),
    name: z.string(),
    ticketTypeIds: z.array(z.string()),
    rules: entryRules,
  })
  .meta({ id: 'CheckInList' })
export type CheckInListView = z.output<typeof checkInListView>

/** An event's lists in their order. The caller has checked who asks. */
export async function checkInListsOf(eventId: string, id?: string): Promise<CheckInListView[]> {
  const rows = await db().checkInList.findMany({
    where: { eventId, ...(id ? { id } : {}) },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({ ...row, rules: row.rules as CheckInListView['rules'] }))
}

/** @throws NotFound when it is not this event's */
export async function checkInListOf(eventId: string, id: string): Promise<CheckInListView> {
  const [list] = await checkInListsOf(eventId, id)
  if (!list) throw new NotFound('list')
  return list
}

/** @throws InvalidInput at `name` when another list of the event has it */
export async function checkListName(tx: Tx, eventId: string, name: string, own?: string): Promise<void> {
  const taken = await tx.checkInList.count({
    where: { eventId, name: { equals: name, mode: 'insensitive' }, ...(own ? { id: { not: own } } : {}) },
  })
  if (taken > 0) throw new InvalidInput([{ path: 'name', message: 'There is a list of this name already.' }])
}
