import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { isoWithOffset } from '@/lib/core/instant'
import type { Pricing } from './price'
import { tiersOf } from './tiers'

/** A ticket type as those who manage its event see it. */
export const ticketTypeView = z
  .object({
    id: z.string(),
    eventId: z.string(),
    name: z.string(),
    description: z.string(),
    pricing: z.enum(['fixed', 'pay_what_you_want', 'donation']),
    priceMinor: z
      .int()
      .meta({ description: 'The list price, without fee and tax on top; what is suggested where people choose' }),
    minPriceMinor: z.int(),
    priceTiers: z.array(
      z.object({ name: z.string(), priceMinor: z.int(), endsAt: z.string().nullable(), upTo: z.int().nullable() }),
    ),
    taxBp: z.int(),
    currency: z.string(),
    quantity: z.int(),
    sold: z.int(),
    held: z.int().meta({ description: 'Set aside for buyers who are checking out' }),
    remaining: z.int(),
    salesStartAt: z.string().nullable(),
    salesEndAt: z.string().nullable(),
    minPerOrder: z.int(),
    maxPerOrder: z.int(),
    hidden: z.boolean(),
    poolId: z.string().nullable(),
    position: z.int(),
    state: z.enum(['on_sale', 'not_yet', 'ended', 'sold_out']),
  })
  .meta({ id: 'TicketType' })

export type TicketTypeView = z.output<typeof ticketTypeView>

export const ticketTypeSelect = {
  id: true,
  eventId: true,
  name: true,
  description: true,
  pricing: true,
  priceMinor: true,
  minPriceMinor: true,
  priceTiers: true,
  taxBp: true,
  salesStartAt: true,
  salesEndAt: true,
  minPerOrder: true,
  maxPerOrder: true,
  hidden: true,
  poolId: true,
  position: true,
  inventory: { select: { capacity: true, held: true, sold: true, offered: true } },
} as const

type Row = Omit<
  TicketTypeView,
  'currency' | 'quantity' | 'sold' | 'held' | 'remaining' | 'salesStartAt' | 'salesEndAt' | 'state' | 'pricing' | 'priceTiers'
> & {
  pricing: string
  priceTiers: Prisma.JsonValue
  salesStartAt: Date | null
  salesEndAt: Date | null
  inventory: { capacity: number; held: number; sold: number; offered: number }
}

export function toTicketTypeView(
  { inventory, salesStartAt, salesEndAt, pricing, priceTiers, ...row }: Row,
  event: { timeZone: string; currency: string },
  now = new Date(),
): TicketTypeView {
  const remaining = inventory.capacity - inventory.held - inventory.sold - inventory.offered
  const iso = (instant: Date | null) => instant && isoWithOffset(instant, event.timeZone)
  const state =
    salesStartAt && salesStartAt > now
      ? 'not_yet'
      : salesEndAt && salesEndAt <= now
        ? 'ended'
        : remaining > 0
          ? 'on_sale'
          : 'sold_out'
  return {
    ...row,
    pricing: pricing as Pricing,
    priceTiers: tiersOf(priceTiers).map((tier) => ({
      ...tier,
      endsAt: tier.endsAt ? isoWithOffset(new Date(tier.endsAt), event.timeZone) : null,
      upTo: tier.upTo ?? null,
    })),
    currency: event.currency,
    quantity: inventory.capacity,
    sold: inventory.sold,
    held: inventory.held,
    remaining,
    salesStartAt: iso(salesStartAt),
    salesEndAt: iso(salesEndAt),
    state,
  }
}
