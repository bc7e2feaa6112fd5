import { z } from 'zod'
import { recordActivity } from '@/lib/activity/record'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { dropPools } from '@/lib/events/pool'
import { PoolInUse } from './errors'
import { onePoolInput } from './pool-schema'

/** Deletes a shared pool that no ticket type is in. */
export const deletePool = operation({
  name: 'tickets.delete_pool',
  input: onePoolInput,
  output: z.object({ id: z.string(), eventId: z.string() }),
  raises: ['event.not_found', 'pool.not_found', 'tickets.pool_in_use'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: async (ctx, { poolId }, { id: eventId }) => {
    await inTransaction(async (tx) => {
      const { organisationId } = await lockEvent(tx, eventId)
      const pool = await tx.sharedPool.findFirst({ where: { id: poolId, eventId } })
      if (!pool) throw new NotFound('pool')
      const types = await tx.ticketType.count({ where: { poolId } })
      if (types > 0) throw new PoolInUse(types)
      await tx.sharedPool.delete({ where: { id: poolId } })
      await dropPools(tx, [pool.inventoryId])
      await recordActivity(tx, ctx, 'pool.deleted', { organisationId, eventId, data: { poolId, name: pool.name } })
    })
    return { id: poolId, eventId }
  },
})
