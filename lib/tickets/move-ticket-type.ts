import { z } from 'zod'
import { recordActivity } from '@/lib/activity/record'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { moveTicketTypeInput } from './schema'
import { tagsOfEvent } from './stale'

/** Moves a ticket type one place up or down among its event's. At the end it stays. */
export const moveTicketType = operation({
  name: 'tickets.move_type',
  input: moveTicketTypeInput,
  output: z.object({ eventId: z.string(), order: z.array(z.string()).meta({ description: 'Ids from first to last' }) }),
  raises: ['event.not_found', 'ticket_type.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOfEvent,
  run: async (ctx, { ticketTypeId, direction }, { id: eventId }) => {
    const order = await inTransaction(async (tx) => {
      const event = await lockEvent(tx, eventId)
      const types = await tx.ticketType.findMany({
        where: { eventId },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: { id: true },
      })
      const ids = types.map(({ id }) => id)
      const from = ids.indexOf(ticketTypeId)
      if (from === -1) throw new NotFound('ticket type')
      const to = from + (direction === 'up' ? -1 : 1)
      if (to < 0 || to >= ids.length) return ids
      ids.splice(to, 0, ...ids.splice(from, 1))
      await tx.$executeRaw`
        UPDATE ticket_types y SET position = o.position FROM unnest(${ids}::text[]) WITH ORDINALITY AS o(id, position)
        WHERE y.id = o.id AND y.event_id = ${eventId}`
      await recordActivity(tx, ctx, 'ticket_type.moved', {
        organisationId: event.organisationId,
        eventId,
        data: { ticketTypeId },
      })
      return ids
    })
    return { eventId, order }
  },
})
