import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { changeTicketType } from './change-ticket-type'
import { wholeTicketType } from './columns'
import { reviseTicketTypeInput } from './schema'
import { tagsOfEvent } from './stale'
import { ticketTypeView } from './ticket-type-view'
import { ticketTypeOf } from './ticket-types'

/** Saves the whole form of a ticket type. */
export const reviseTicketType = operation({
  name: 'tickets.revise_type',
  input: reviseTicketTypeInput,
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
    await inTransaction((tx) => changeTicketType(tx, ctx, event.id, ticketTypeId, wholeTicketType(input)))
    return ticketTypeOf(event, ticketTypeId)
  },
})
