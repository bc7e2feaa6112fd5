import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { poolsInput } from './pool-schema'
import { poolsOf, poolView } from './pools'

/** An event's shared pools with what is taken of each. */
export const listPools = operation({
  name: 'tickets.list_pools',
  input: poolsInput,
  output: z.object({ items: z.array(poolView), nextCursor: z.null() }),
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.read'),
  run: async (_ctx, _, { id }) => ({ items: await poolsOf(id), nextCursor: null }),
})
