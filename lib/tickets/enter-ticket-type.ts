import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { eventId } from '@/lib/events/schema'
import { addTicketType } from './create-ticket-type'
import { enteredType, withEnteredType } from './entered-type'
import { tagsOfEvent } from './stale'
import { ticketTypeView } from './ticket-type-view'

export const enterTicketTypeInput = enteredType.extend({ eventId })

/** Adds a ticket type as its form says it, with amounts in the currency's own decimals. */
export const enterTicketType = operation({
  name: 'tickets.enter_type',
  input: enterTicketTypeInput,
  output: ticketTypeView,
  raises: ['event.not_found', 'tickets.too_many_types', 'events.cancelled', 'idempotency.key_reused'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOfEvent,
  run: (ctx, { eventId: _, ...form }, event) =>
    withEnteredType(form, event.currency, (input) => addTicketType(ctx, event, input)),
})
