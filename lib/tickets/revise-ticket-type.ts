import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { eventId } from '@/lib/events/schema'
import { changeTicketType } from './change-ticket-type'
import { wholeTicketType } from './columns'
import { enteredType, withEnteredType } from './entered-type'
import { ticketTypeId } from './schema'
import { tagsOfEvent } from './stale'
import { ticketTypeView } from './ticket-type-view'
import { ticketTypeOf } from './ticket-types'

/** A whole form: what is not in it is taken away. */
export const reviseTicketTypeInput = enteredType.extend({ eventId, ticketTypeId })

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
  run: async (ctx, { eventId: _, ticketTypeId, ...form }, event) => {
    await withEnteredType(form, event.currency, (input) =>
      inTransaction((tx) => changeTicketType(tx, ctx, event.id, ticketTypeId, wholeTicketType(input))),
    )
    return ticketTypeOf(event, ticketTypeId)
  },
})
