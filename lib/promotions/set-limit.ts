import type { Tx } from '@/lib/db/tx'
import { CapacityBelowSold } from '@/lib/events/errors'
import { dropPools, makePool, resizePool } from '@/lib/events/pool'

/**
 * Sets how many orders may use a code, or takes the limit away. The caller has locked the event (lockEvent), which every order shares:
 * a limit that appears counts every order that holds or stands.
 * @returns the inventory row to write into the code
 * @throws CapacityBelowSold at `limit` with the numbers
 */
export async function setLimit(
  tx: Tx,
  code: { id: string; inventoryId: string | null },
  limit: number | null,
): Promise<string | null> {
  if (limit === null) {
    if (!code.inventoryId) return null
    await tx.promoCode.update({ where: { id: code.id }, data: { inventoryId: null } })
    await dropPools(tx, [code.inventoryId])
    return null
  }
  if (code.inventoryId) {
    await resizePool(tx, code.inventoryId, limit, 'limit')
    return code.inventoryId
  }
  const count = (statuses: string[]) => tx.order.count({ where: { promoCodeId: code.id, status: { in: statuses } } })
  const held = await count(['pending', 'awaiting_confirmation'])
  const sold = await count(['confirmed', 'partly_refunded'])
  if (held + sold > limit) throw new CapacityBelowSold({ asked: limit, taken: held + sold, path: 'limit' })
  const inventoryId = await makePool(tx, limit)
  await tx.inventory.update({ where: { id: inventoryId }, data: { held, sold } })
  return inventoryId
}
