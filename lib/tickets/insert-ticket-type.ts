import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import type { Tx } from '@/lib/db/tx'
import { makePool } from '@/lib/events/pool'
import { ticketTypeColumns, wholeTicketType } from './columns'
import { TooManyTypes } from './errors'
import { checkPool } from './recount-pools'
import type { TicketTypeInput } from './schema'

const limit = 50

/**
 * Writes a ticket type with its pool, as the last of its event, and the activity. The caller has locked the event.
 * @throws InvalidInput, TooManyTypes
 */
export async function insertTicketType(
  tx: Tx,
  ctx: Context,
  event: { id: string; organisationId: string; timeZone: string; endsAt: Date },
  id: string,
  input: TicketTypeInput,
): Promise<void> {
  const { quantity, ...whole } = wholeTicketType(input)
  const columns = ticketTypeColumns(whole, event)
  const { _count, _max } = await tx.ticketType.aggregate({
    where: { eventId: event.id },
    _count: true,
    _max: { position: true },
  })
  if (_count >= limit) throw new TooManyTypes(limit)
  await checkPool(tx, event.id, columns.poolId)
  await tx.ticketType.create({
    data: {
      ...columns,
      name: input.name,
      id,
      eventId: event.id,
      inventoryId: await makePool(tx, quantity),
      position: (_max.position ?? 0) + 1,
    },
  })
  await recordActivity(tx, ctx, 'ticket_type.created', {
    organisationId: event.organisationId,
    eventId: event.id,
    data: { ticketTypeId: id, name: input.name, quantity },
  })
}
