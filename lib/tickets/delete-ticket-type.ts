import { z } from 'zod'
import { recordActivity } from '@/lib/activity/record'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { dropPools } from '@/lib/events/pool'
import { LastType, TypeInUse } from './errors'
import { oneTicketTypeInput } from './schema'
import { tagsOfEvent } from './stale'

/** Deletes a ticket type nobody ever ordered, with its pool. */
export const deleteTicketType = operation({
  name: 'tickets.delete_type',
  input: oneTicketTypeInput,
  output: z.object({ id: z.string(), eventId: z.string() }),
  raises: ['event.not_found', 'ticket_type.not_found', 'tickets.type_in_use', 'tickets.last_type'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOfEvent,
  run: async (ctx, { ticketTypeId }, { id: eventId }) => {
    await inTransaction(async (tx) => {
      const event = await lockEvent(tx, eventId)
      const type = await tx.ticketType.findFirst({ where: { id: ticketTypeId, eventId } })
      if (!type) throw new NotFound('ticket type')
      const orders = await tx.orderLine.count({ where: { ticketTypeId } })
      if (orders > 0) throw new TypeInUse(orders)
      if (event.status === 'published' && (await tx.ticketType.count({ where: { eventId } })) === 1) throw new LastType()
      await tx.ticketType.delete({ where: { id: ticketTypeId } })
      await dropPools(tx, [type.inventoryId])
      await recordActivity(tx, ctx, 'ticket_type.deleted', {
        organisationId: event.organisationId,
        eventId,
        data: { ticketTypeId, name: type.name },
      })
    })
    return { id: ticketTypeId, eventId }
  },
})
