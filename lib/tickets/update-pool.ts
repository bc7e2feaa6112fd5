import { recordActivity } from '@/lib/activity/record'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { resizePool } from '@/lib/events/pool'
import { updatePoolInput } from './pool-schema'
import { checkPoolName, poolOf, poolView } from './pools'
import { tagsOfEvent } from './stale'

/** Renames or resizes a shared pool: never below what is taken of it. */
export const updatePool = operation({
  name: 'tickets.update_pool',
  input: updatePoolInput,
  output: poolView,
  raises: ['event.not_found', 'pool.not_found', 'events.capacity_below_sold'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOfEvent,
  run: async (ctx, { poolId, name, capacity }, { id: eventId }) => {
    await inTransaction(async (tx) => {
      const { organisationId } = await lockEvent(tx, eventId)
      const pool = await tx.sharedPool.findFirst({ where: { id: poolId, eventId }, include: { inventory: true } })
      if (!pool) throw new NotFound('pool')
      const renamed = name !== undefined && name !== pool.name
      const resized = capacity !== undefined && capacity !== pool.inventory.capacity
      if (!renamed && !resized) return
      if (renamed) {
        await checkPoolName(tx, eventId, name, poolId)
        await tx.sharedPool.update({ where: { id: poolId }, data: { name } })
      }
      if (resized) await resizePool(tx, pool.inventoryId, capacity, 'capacity')
      const data = { poolId, name: name ?? pool.name, capacity: capacity ?? pool.inventory.capacity }
      await recordActivity(tx, ctx, 'pool.updated', { organisationId, eventId, data })
    })
    return poolOf(eventId, poolId)
  },
})
