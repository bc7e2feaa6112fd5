import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import type { Tx } from '@/lib/db/tx'
import { WrongState } from '@/lib/events/errors'
import { lockEvent } from '@/lib/events/lock'
import { resizePool } from '@/lib/events/pool'
import { ticketTypeColumns } from './columns'
import type { TicketTypeInput } from './schema'

/**
 * Writes a change of a ticket type and its activity; nothing when nothing is different.
 * @throws NotFound, InvalidInput, WrongState when the event is cancelled, CapacityBelowSold at `quantity`
 */
export async function changeTicketType(
  tx: Tx,
  ctx: Context,
  eventId: string,
  id: string,
  input: Partial<TicketTypeInput>,
): Promise<void> {
  const event = await lockEvent(tx, eventId)
  if (event.status === 'cancelled') throw new WrongState('cancelled', 'This event is cancelled: nothing is sold for it.')
  const type = await tx.ticketType.findFirst({ where: { id, eventId }, include: { inventory: { select: { capacity: true } } } })
  if (!type) throw new NotFound('ticket type')
  const columns = ticketTypeColumns(input, event, type)
  const now = { ...type, quantity: type.inventory.capacity } as Record<string, unknown>
  const changed = Object.entries({ ...columns, quantity: input.quantity })
    .filter(([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(now[name]))
    .map(([name]) => name)
  if (changed.length === 0) return

  if (input.quantity !== undefined) await resizePool(tx, type.inventoryId, input.quantity, 'quantity')
  await tx.ticketType.update({ where: { id }, data: columns })
  await recordActivity(tx, ctx, 'ticket_type.updated', {
    organisationId: event.organisationId,
    eventId,
    data: { ticketTypeId: id, name: columns.name ?? type.name, changed, quantity: input.quantity ?? type.inventory.capacity },
  })
}
