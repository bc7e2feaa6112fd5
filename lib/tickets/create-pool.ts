import { recordActivity } from '@/lib/activity/record'
import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { makePool } from '@/lib/events/pool'
import { TooManyPools } from './errors'
import { createPoolInput } from './pool-schema'
import { checkPoolName, poolOf, poolView } from './pools'

const limit = 20

/** Makes a quantity that ticket types can share: they are put into it one by one. */
export const createPool = operation({
  name: 'tickets.create_pool',
  input: createPoolInput,
  output: poolView,
  raises: ['event.not_found', 'tickets.too_many_pools', 'idempotency.key_reused'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: async (ctx, { eventId: _, ...input }, { id: eventId }) => {
    const made = await inTransaction(async (tx) => {
      const fresh = newId('pol')
      const id = await claimKey(tx, ctx, `tickets.create_pool ${eventId}`, input, fresh)
      if (id !== fresh) return id
      const { organisationId } = await lockEvent(tx, eventId)
      if ((await tx.sharedPool.count({ where: { eventId } })) >= limit) throw new TooManyPools(limit)
      await checkPoolName(tx, eventId, input.name)
      const inventoryId = await makePool(tx, input.capacity)
      await tx.sharedPool.create({ data: { id, eventId, name: input.name, inventoryId } })
      await recordActivity(tx, ctx, 'pool.created', { organisationId, eventId, data: { poolId: id, ...input } })
      return id
    })
    return poolOf(eventId, made)
  },
})
