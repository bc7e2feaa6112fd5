import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import type { Tx } from '@/lib/db/tx'
import { WrongState } from '@/lib/events/errors'
import { lockEvent } from '@/lib/events/lock'
import { resizePool } from '@/lib/events/pool'
import { ticketTypeColumns } from './columns'
import { PricingInUse } from './errors'
import type { PriceColumns } from './price-columns'
import { checkPool, recountPools } from './recount-pools'
import type { TicketTypeInput } from './schema'
import { tiersOf } from './tiers'

/**
 * Writes a change of a ticket type and its activity; nothing when nothing is different.
 * @throws NotFound, InvalidInput, WrongState when the event is cancelled, CapacityBelowSold at `quantity`, PoolTooSmall at `poolId`,
 *   PricingInUse
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
  const type = await tx.ticketType.findFirst({ where: { id, eventId }, include: { inventory: true } })
  if (!type) throw new NotFound('ticket type')
  const before = { ...type, pricing: type.pricing as PriceColumns['pricing'], priceTiers: tiersOf(type.priceTiers) }
  const columns = ticketTypeColumns(input, event, before)
  const now = { ...before, quantity: type.inventory.capacity } as Record<string, unknown>
  const changed = Object.entries({ ...columns, quantity: input.quantity })
    .filter(([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(now[name]))
    .map(([name]) => name)
  if (changed.length === 0) return

  const { held, sold, offered } = type.inventory
  const turnsGift = (columns.pricing === 'donation') !== (type.pricing === 'donation')
  if (turnsGift && held + sold + offered > 0) throw new PricingInUse(held + sold + offered)
  const moves = changed.includes('poolId')
  if (moves) await checkPool(tx, eventId, columns.poolId)
  if (input.quantity !== undefined) await resizePool(tx, type.inventoryId, input.quantity, 'quantity')
  await tx.ticketType.update({ where: { id }, data: columns })
  if (moves) await recountPools(tx, [type.poolId, columns.poolId])
  await recordActivity(tx, ctx, 'ticket_type.updated', {
    organisationId: event.organisationId,
    eventId,
    data: { ticketTypeId: id, name: columns.name ?? type.name, changed, quantity: input.quantity ?? type.inventory.capacity },
  })
}
