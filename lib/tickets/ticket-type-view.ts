import { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'

/** A ticket type as those who manage its event see it. */
export const ticketTypeView = z
  .object({
    id: z.string(),
    eventId: z.string(),
    name: z.string(),
    description: z.string(),
    priceMinor: z.int(),
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
  priceMinor: true,
  salesStartAt: true,
  salesEndAt: true,
  minPerOrder: true,
  maxPerOrder: true,
  hidden: true,
  position: true,
  inventory: { select: { capacity: true, held: true, sold: true, offered: true } },
} as const

type Row = Omit<
  TicketTypeView,
  'currency' | 'quantity' | 'sold' | 'held' | 'remaining' | 'salesStartAt' | 'salesEndAt' | 'state'
> & {
  salesStartAt: Date | null
  salesEndAt: Date | null
  inventory: { capacity: number; held: number; sold: number; offered: number }
}

export function toTicketTypeView(
  { inventory, salesStartAt, salesEndAt, ...row }: Row,
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
