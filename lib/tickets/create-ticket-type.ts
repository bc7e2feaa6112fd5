import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction } from '@/lib/db/tx'
import { type ReachedEvent, reachEvent } from '@/lib/events/access'
import { WrongState } from '@/lib/events/errors'
import { lockEvent } from '@/lib/events/lock'
import { insertTicketType } from './insert-ticket-type'
import { createTicketTypeInput, type TicketTypeInput } from './schema'
import { tagsOfEvent } from './stale'
import { type TicketTypeView, ticketTypeView } from './ticket-type-view'
import { ticketTypeOf } from './ticket-types'

/**
 * Writes a new ticket type in a transaction of its own; a repeat with the same key is answered with the first.
 * @throws InvalidInput, TooManyTypes, WrongState when the event is cancelled, KeyReused
 */
export async function addTicketType(ctx: Context, event: ReachedEvent, input: TicketTypeInput): Promise<TicketTypeView> {
  const made = await inTransaction(async (tx) => {
    const fresh = newId('tty')
    const id = await claimKey(tx, ctx, `tickets.create_type ${event.id}`, input, fresh)
    if (id !== fresh) return id
    const locked = await lockEvent(tx, event.id)
    if (locked.status === 'cancelled') throw new WrongState('cancelled', 'This event is cancelled: nothing is sold for it.')
    await insertTicketType(tx, ctx, locked, id, input)
    return id
  })
  return ticketTypeOf(event, made)
}

/** Adds something to get: a kind of ticket with its own quantity. */
export const createTicketType = operation({
  name: 'tickets.create_type',
  input: createTicketTypeInput,
  output: ticketTypeView,
  raises: ['event.not_found', 'tickets.too_many_types', 'events.cancelled', 'idempotency.key_reused'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOfEvent,
  run: (ctx, { eventId: _, ...input }, event) => addTicketType(ctx, event, input),
})
