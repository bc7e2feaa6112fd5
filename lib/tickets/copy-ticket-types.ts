import type { Prisma } from '@/generated/prisma/client'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import type { Tx } from '@/lib/db/tx'
import { makePool } from '@/lib/events/pool'
import { insertTicketType } from './insert-ticket-type'
import type { Pricing } from './price'
import { tiersOf } from './tiers'

/** Gives a new event the ticket types of another, and the pools they share. Nothing that has a date comes along. */
export async function copyTicketTypes(
  tx: Tx,
  ctx: Context,
  sourceId: string,
  event: Parameters<typeof insertTicketType>[2],
): Promise<void> {
  const capacity = { inventory: { select: { capacity: true } } } as const
  const pools = await tx.sharedPool.findMany({ where: { eventId: sourceId }, orderBy: { id: 'asc' }, include: capacity })
  const copies = new Map<string, string>()
  for (const { id, name, inventory } of pools) {
    const copy = newId('pol')
    await tx.sharedPool.create({
      data: { id: copy, eventId: event.id, name, inventoryId: await makePool(tx, inventory.capacity) },
    })
    copies.set(id, copy)
  }
  const types = await tx.ticketType.findMany({
    where: { eventId: sourceId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: capacity,
  })
  for (const type of types) {
    const { name, description, priceMinor, minPriceMinor, taxBp, minPerOrder, maxPerOrder, hidden } = type
    const copy = newId('tty')
    await insertTicketType(tx, ctx, event, copy, {
      name,
      description,
      pricing: type.pricing as Pricing,
      priceMinor,
      minPriceMinor,
      priceTiers: tiersOf(type.priceTiers).filter(({ endsAt }) => !endsAt),
      taxBp,
      minPerOrder,
      maxPerOrder,
      hidden,
      quantity: type.inventory.capacity,
      poolId: type.poolId && copies.get(type.poolId),
    })
    await tx.ticketType.update({ where: { id: copy }, data: { entryRules: withoutTimes(type.entryRules) } })
  }
}

/** The rules of a door without the days it is open on. */
export const withoutTimes = (rules: unknown): Prisma.InputJsonObject => {
  const { periods: _, ...rest } = rules as Prisma.InputJsonObject
  return rest
}
