import { cancelEvent } from '@/lib/events/cancel-event'
import { createEvent } from '@/lib/events/create-event'
import { deleteEvent } from '@/lib/events/delete-event'
import { listMyEvents } from '@/lib/events/list-my-events'
import { publishEvent } from '@/lib/events/publish-event'
import { unpublishEvent } from '@/lib/events/unpublish-event'
import { updateEvent } from '@/lib/events/update-event'
import { createPool } from '@/lib/tickets/create-pool'
import { createTicketType } from '@/lib/tickets/create-ticket-type'
import { deletePool } from '@/lib/tickets/delete-pool'
import { deleteTicketType } from '@/lib/tickets/delete-ticket-type'
import { duplicateEvent } from '@/lib/tickets/duplicate-event'
import { listPools } from '@/lib/tickets/list-pools'
import { listTicketTypes } from '@/lib/tickets/list-ticket-types'
import { moveTicketType } from '@/lib/tickets/move-ticket-type'
import { updatePool } from '@/lib/tickets/update-pool'
import { updateTicketType } from '@/lib/tickets/update-ticket-type'
import { type Entry, entry } from '../entry'

const tag = 'Events'
const types = 'Ticket types'
const type = '/events/{eventId}/ticket-types/{ticketTypeId}'
const pools = 'Shared pools'
const pool = '/events/{eventId}/pools/{poolId}'

export const eventEntries: Entry[] = [
  entry('get', '/me/events', listMyEvents, { tag, summary: 'Events of the organisations you work for' }),
  entry('post', '/events', createEvent, { status: 201, tag, summary: 'Create a draft' }),
  entry('patch', '/events/{eventId}', updateEvent, { tag, summary: 'Change what the body names' }),
  entry('delete', '/events/{eventId}', deleteEvent, { status: 204, tag, summary: 'Delete an event without orders' }),
  entry('post', '/events/{eventId}/publish', publishEvent, { tag, summary: 'Publish a draft' }),
  entry('post', '/events/{eventId}/unpublish', unpublishEvent, {
    tag,
    summary: 'Make it a draft again, while nobody holds a ticket',
  }),
  entry('post', '/events/{eventId}/cancel', cancelEvent, { tag, summary: 'Call it off; its tickets are void' }),
  entry('post', '/events/{eventId}/duplicate', duplicateEvent, {
    status: 201,
    tag,
    summary: 'A draft like it, on the next free week',
  }),
  entry('get', '/events/{eventId}/ticket-types', listTicketTypes, { tag: types, summary: 'Ticket types with what is sold' }),
  entry('post', '/events/{eventId}/ticket-types', createTicketType, { status: 201, tag: types, summary: 'Add a ticket type' }),
  entry('patch', type, updateTicketType, { tag: types, summary: 'Change what the body names' }),
  entry('delete', type, deleteTicketType, { status: 204, tag: types, summary: 'Delete a ticket type without orders' }),
  entry('post', `${type}/move`, moveTicketType, { tag: types, summary: 'Move it up or down' }),
  entry('get', '/events/{eventId}/pools', listPools, { tag: pools, summary: 'Quantities that ticket types share' }),
  entry('post', '/events/{eventId}/pools', createPool, { status: 201, tag: pools, summary: 'Make a shared quantity' }),
  entry('patch', pool, updatePool, { tag: pools, summary: 'Rename or resize it' }),
  entry('delete', pool, deletePool, { status: 204, tag: pools, summary: 'Delete one that no ticket type shares' }),
]
