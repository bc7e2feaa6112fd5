import { z } from 'zod'
import { recordActivity } from '@/lib/activity/record'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from './access'
import { HasOrders, WrongState } from './errors'
import { lockEvent } from './lock'
import { dropPools } from './pool'
import { oneEventInput } from './schema'
import { tagsOf } from './stale'

/** Deletes an event nobody ever ordered from, with its ticket types. */
export const deleteEvent = operation({
  name: 'events.delete',
  input: oneEventInput,
  output: z.object({ id: z.string(), organisation: z.object({ id: z.string() }) }),
  raises: ['event.not_found', 'events.has_orders', 'events.has_scans'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOf,
  run: async (ctx, _, { id }) => {
    const organisationId = await inTransaction(async (tx) => {
      const event = await lockEvent(tx, id)
      await tx.$queryRaw`SELECT id FROM events WHERE id = ${id} FOR UPDATE` // and no scan either
      const orders = await tx.order.count({ where: { eventId: id } })
      if (orders > 0) throw new HasOrders(orders)
      if ((await tx.scan.count({ where: { eventId: id } })) > 0)
        throw new WrongState('has_scans', 'Tickets were scanned at its door, and what was scanned is kept. Cancel it instead.')
      const types = await tx.ticketType.findMany({ where: { eventId: id }, select: { inventoryId: true } })
      const pools = await tx.sharedPool.findMany({ where: { eventId: id }, select: { inventoryId: true } })
      const codes = await tx.promoCode.findMany({ where: { eventId: id }, select: { inventoryId: true } })
      await tx.event.delete({ where: { id } })
      const counted = [event, ...types, ...pools, ...codes].map(({ inventoryId }) => inventoryId)
      await dropPools(
        tx,
        counted.filter((each) => each !== null),
      )
      await recordActivity(tx, ctx, 'event.deleted', {
        organisationId: event.organisationId,
        eventId: id,
        data: { title: event.title },
      })
      return event.organisationId
    })
    return { id, organisation: { id: organisationId } }
  },
})
