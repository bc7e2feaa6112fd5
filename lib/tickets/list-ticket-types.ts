import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { ticketTypesInput } from './schema'
import { ticketTypeView } from './ticket-type-view'
import { ticketTypesOf } from './ticket-types'

/** An event's ticket types, hidden ones too, with what is sold of each. */
export const listTicketTypes = operation({
  name: 'tickets.list_types',
  input: ticketTypesInput,
  output: z.object({ items: z.array(ticketTypeView), nextCursor: z.null() }),
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.read'),
  run: async (_ctx, _, event) => ({ items: await ticketTypesOf(event), nextCursor: null }),
})
