import { z } from 'zod'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'
import { availabilityOf } from '@/lib/events/availability'
import { readStock } from '@/lib/events/availability-read'
import { oneEventInput } from '@/lib/events/schema'
import { providersFor } from '@/lib/payments/registry'

const pricing = z.enum(['fixed', 'pay_what_you_want', 'donation'])
const tier = z.object({
  name: z.string(),
  priceMinor: z.int(),
  endsAt: z.string().nullish(),
  upTo: z.int().nullish(),
})

export const doorOfferView = z
  .object({
    currency: z.string(),
    link: z.boolean().meta({ description: 'Whether somebody here takes money by a payment link' }),
    now: z.string(),
    prices: z.object({
      taxIncluded: z.boolean(),
      feeBp: z.int(),
      feeFixedMinor: z.int(),
      feePaidBy: z.enum(['buyer', 'organiser']),
    }),
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        description: z.string(),
        priceMinor: z
          .int()
          .meta({ description: 'What the next one costs, fee and tax in it; what is suggested where people choose' }),
        remaining: z.int(),
        state: z.enum(['on_sale', 'not_yet', 'ended', 'sold_out']),
        minPerOrder: z.int(),
        maxPerOrder: z.int(),
        taken: z.int().meta({ description: 'Held or sold of it: where its price tiers stand' }),
        type: z.object({
          id: z.string(),
          pricing,
          priceMinor: z.int(),
          minPriceMinor: z.int(),
          priceTiers: z.array(tier),
          taxBp: z.int(),
        }),
      }),
    ),
  })
  .meta({ id: 'DoorOffer' })
export type DoorOffer = z.output<typeof doorOfferView>

/**
 * What a door sells, hidden types too, with what is left (at most a second old) and what its prices are made with. A door that lets in
 * some ticket types only sees no others.
 */
export const doorOffer = operation({
  name: 'orders.doorOffer',
  input: oneEventInput,
  output: doorOfferView,
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'door.sell'),
  run: async ({ actor }, _input, { id, currency }) => {
    const [stock, rows] = await Promise.all([
      readStock(id),
      db().ticketType.findMany({
        where: { eventId: id },
        select: { id: true, name: true, description: true, minPerOrder: true, maxPerOrder: true },
      }),
    ])
    if (!stock) throw new NotFound('event')
    const own = actor.kind === 'door' ? actor.ticketTypeIds : []
    const named = new Map(rows.map((row) => [row.id, row]))
    return {
      currency,
      link: providersFor(currency).length > 0,
      now: stock.now.toISOString(),
      prices: stock.sale.prices,
      items: stock.types.flatMap((type) => {
        const row = named.get(type.ticketTypeId)
        if (!row || (own.length > 0 && !own.includes(row.id))) return []
        const { priceMinor, remaining, state } = availabilityOf(type, stock.sale, stock.now)
        return [{ ...row, priceMinor, remaining, state, taken: type.taken, type: { id: row.id, ...type.price } }]
      }),
    }
  },
})
