import { Prisma } from '@/generated/prisma/client'
import { newId } from '@/lib/core/id'
import type { Tx } from '@/lib/db/tx'
import { CapacityBelowSold } from './errors'

/** Makes an empty pool. @returns its id */
export async function makePool(tx: Tx, capacity: number): Promise<string> {
  const id = newId('inv')
  await tx.inventory.create({ data: { id, capacity } })
  return id
}

/**
 * Gives a pool another capacity while it is being sold from: one conditional statement, which waits for a sale under way
 * and then sees it. The check constraint stands behind it.
 * @param path the form field that asked
 * @throws CapacityBelowSold with the numbers
 */
export async function resizePool(tx: Tx, id: string, capacity: number, path?: string): Promise<void> {
  const changed = await tx.$executeRaw`
    UPDATE inventory SET capacity = ${capacity} WHERE id = ${id} AND held + sold + offered <= ${capacity}`
  if (changed === 1) return
  const { held, sold, offered } = await tx.inventory.findUniqueOrThrow({ where: { id } })
  throw new CapacityBelowSold({ asked: capacity, taken: held + sold + offered, path })
}

/**
 * Sets how many people an event takes in all, or takes the limit away. The caller has locked the event's row for update
 * (lockEvent), which every order shares: no sale is under way, none begins before this commits. Gifts take no place of it.
 * @throws CapacityBelowSold
 */
export async function setCapacity(
  tx: Tx,
  event: { id: string; inventoryId: string | null },
  capacity: number | null,
): Promise<{ capacity: number | null; inventoryId: string | null }> {
  if (capacity === null) return { capacity, inventoryId: null }
  if (event.inventoryId) {
    await resizePool(tx, event.inventoryId, capacity)
    return { capacity, inventoryId: event.inventoryId }
  }
  const inventoryId = await makePool(tx, capacity)
  const [taken] = await tx.$queryRaw<{ held: number; sold: number; offered: number }[]>(Prisma.sql`
    SELECT coalesce(sum(i.held), 0)::int AS held, coalesce(sum(i.sold), 0)::int AS sold, coalesce(sum(i.offered), 0)::int AS offered
    FROM ticket_types y JOIN inventory i ON i.id = y.inventory_id WHERE y.event_id = ${event.id} AND y.pricing <> 'donation'`)
  const total = taken!.held + taken!.sold + taken!.offered
  if (total > capacity) throw new CapacityBelowSold({ asked: capacity, taken: total })
  await tx.inventory.update({ where: { id: inventoryId }, data: taken! })
  return { capacity, inventoryId }
}

/** Removes pools nothing points to any more. */
export async function dropPools(tx: Tx, ids: string[]): Promise<void> {
  await tx.inventory.deleteMany({ where: { id: { in: ids } } })
}
