import { z } from 'zod'
import { InvalidInput, NotFound } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/tx'

/** A quantity that several ticket types share, with what is taken of it. */
export const poolView = z
  .object({
    id: z.string(),
    eventId: z.string(),
    name: z.string(),
    capacity: z.int(),
    sold: z.int(),
    held: z.int().meta({ description: 'Set aside for buyers who are checking out' }),
    remaining: z.int(),
    ticketTypeIds: z.array(z.string()),
  })
  .meta({ id: 'SharedPool' })

export type PoolView = z.output<typeof poolView>

const select = {
  id: true,
  eventId: true,
  name: true,
  inventory: { select: { capacity: true, held: true, sold: true, offered: true } },
  ticketTypes: { select: { id: true }, orderBy: { position: 'asc' } },
} as const

type Row = {
  id: string
  eventId: string
  name: string
  inventory: { capacity: number; held: number; sold: number; offered: number }
  ticketTypes: { id: string }[]
}

const toView = ({ inventory: { capacity, held, sold, offered }, ticketTypes, ...row }: Row): PoolView => ({
  ...row,
  capacity,
  held,
  sold,
  remaining: capacity - held - sold - offered,
  ticketTypeIds: ticketTypes.map(({ id }) => id),
})

/** An event's shared pools, the first made first. The caller has checked who asks. */
export async function poolsOf(eventId: string): Promise<PoolView[]> {
  const rows = await db().sharedPool.findMany({ where: { eventId }, orderBy: { id: 'asc' }, select })
  return rows.map(toView)
}

/** @throws NotFound when it is not this event's */
export async function poolOf(eventId: string, id: string): Promise<PoolView> {
  const row = await db().sharedPool.findFirst({ where: { id, eventId }, select })
  if (!row) throw new NotFound('pool')
  return toView(row)
}

/** @throws InvalidInput at `name` when another pool of the event has it */
export async function checkPoolName(tx: Tx, eventId: string, name: string, own?: string): Promise<void> {
  const taken = await tx.sharedPool.count({
    where: { eventId, name: { equals: name, mode: 'insensitive' }, ...(own ? { id: { not: own } } : {}) },
  })
  if (taken > 0) throw new InvalidInput([{ path: 'name', message: 'There is a pool of this name already.' }])
}
