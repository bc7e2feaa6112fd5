import { InvalidInput } from '@/lib/core/error'
import type { Tx } from '@/lib/db/tx'
import { PoolTooSmall } from './errors'

/** @throws InvalidInput at `poolId` when it is no pool of this event */
export async function checkPool(tx: Tx, eventId: string, poolId: string | null | undefined): Promise<void> {
  if (!poolId) return
  if ((await tx.sharedPool.count({ where: { id: poolId, eventId } })) === 0)
    throw new InvalidInput([{ path: 'poolId', message: 'There is no such pool in this event.' }])
}

/**
 * Counts shared pools anew from the ticket types that are in them now. The caller has locked the event (lockEvent), which every order
 * shares: nothing is sold, held or given back meanwhile.
 * @throws PoolTooSmall when what is taken of the types does not fit
 */
export async function recountPools(tx: Tx, poolIds: (string | null | undefined)[]): Promise<void> {
  const pools = await tx.sharedPool.findMany({
    where: { id: { in: poolIds.filter((id) => id != null) } },
    orderBy: { inventoryId: 'asc' }, // the order rows are locked in
    select: { id: true, name: true, inventoryId: true, inventory: { select: { capacity: true } } },
  })
  for (const { id, name, inventoryId, inventory } of pools) {
    const sums = await tx.$queryRaw<{ held: number; sold: number; offered: number }[]>`
      SELECT coalesce(sum(i.held), 0)::int AS held, coalesce(sum(i.sold), 0)::int AS sold, coalesce(sum(i.offered), 0)::int AS offered
      FROM ticket_types y JOIN inventory i ON i.id = y.inventory_id WHERE y.pool_id = ${id}`
    const { held, sold, offered } = sums[0]!
    const taken = held + sold + offered
    if (taken > inventory.capacity) throw new PoolTooSmall({ name, capacity: inventory.capacity, taken })
    await tx.inventory.update({ where: { id: inventoryId }, data: { held, sold, offered } })
  }
}
