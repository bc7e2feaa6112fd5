import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { changeTicketType } from './change-ticket-type'
import { updateTicketTypeInput } from './schema'
import { tagsOfEvent } from './stale'
import { ticketTypeView } from './ticket-type-view'
import { ticketTypeOf } from './ticket-types'

/** Changes what the input names. The quantity may not go below what is taken. */
export const updateTicketType = operation({
  name: 'tickets.update_type',
  input: updateTicketTypeInput,
  output: ticketTypeView,
  raises: [
    'event.not_found',
    'ticket_type.not_found',
    'events.capacity_below_sold',
    'tickets.pool_too_small',
    'tickets.pricing_in_use',
    'events.cancelled',
  ],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOfEvent,
  run: async (ctx, { eventId: _, ticketTypeId, ...input }, event) => {
    await inTransaction((tx) => changeTicketType(tx, ctx, event.id, ticketTypeId, input))
    return ticketTypeOf(event, ticketTypeId)
  },
})
