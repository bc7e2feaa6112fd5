import { z } from 'zod'
import { choosablePrice, type PricedEvent, type PricedType, type PriceTier, priceOf } from '@/lib/tickets/price'

/** What a visitor is told of a price: all amounts are of one unit, in the minor unit, with fee and tax in them unless they say otherwise. */
export const offeredPriceView = z.object({
  pricing: z.enum(['fixed', 'pay_what_you_want', 'donation']),
  priceMinor: z.int().meta({ description: 'What one costs now, fee and tax in it; what is suggested where people choose' }),
  minPriceMinor: z.int().optional().meta({ description: 'Where people choose: the least, fee and tax in it' }),
  choose: z
    .object({ minMinor: z.int(), suggestedMinor: z.int().nullable(), maxMinor: z.int() })
    .nullable()
    .meta({ description: 'Where people choose: what an order line may say as its priceMinor, to which fee and tax come' }),
  listMinor: z.int().meta({ description: 'The price before fee and tax on top' }),
  feeMinor: z.int().meta({ description: 'Booking fee in the price' }),
  taxMinor: z.int().meta({ description: 'Tax that came on top' }),
  includedTaxMinor: z.int().meta({ description: 'Tax that the list price held' }),
  taxBp: z.int(),
  tier: z
    .object({ name: z.string(), endsAt: z.string().nullable(), left: z.int().nullable() })
    .nullable()
    .meta({ description: 'The tier whose price it is, until when, and how many are left at it' }),
  thenMinor: z.int().nullable().meta({ description: 'What one costs after the tier' }),
})

export type OfferedPrice = z.output<typeof offeredPriceView>

type Offer = { type: PricedType; event: PricedEvent /** held or sold of the type */; taken: number; now: Date }

/** The price of the next one, told in full. */
export function offeredPrice({ type, event, taken, now }: Offer): OfferedPrice {
  const unit = (of: PricedType, chosenMinor?: number, takenSoFar = taken) =>
    priceOf({ type: of, event, quantity: 1, chosenMinor, takenSoFar, now })[0]!
  const { unitMinor, listMinor, feeMinor, taxMinor, includedTaxMinor } = unit(type)
  const limits = choosablePrice(type)
  const tiers = type.pricing === 'fixed' ? type.priceTiers : []
  const at = tiers.findIndex((tier) => holds(tier, taken, now))
  const tier = tiers[at]
  return {
    pricing: type.pricing,
    priceMinor: unitMinor,
    minPriceMinor: limits ? unit(type, limits.min).unitMinor : undefined,
    choose: limits && { minMinor: limits.min, suggestedMinor: type.priceMinor || null, maxMinor: limits.max },
    listMinor,
    feeMinor,
    taxMinor,
    includedTaxMinor,
    taxBp: type.taxBp,
    tier: tier ? { name: tier.name, endsAt: tier.endsAt ?? null, left: tier.upTo == null ? null : tier.upTo - taken } : null,
    thenMinor: tier ? unit({ ...type, priceTiers: tiers.slice(at + 1) }, undefined, tier.upTo ?? taken).unitMinor : null,
  }
}

const holds = ({ endsAt, upTo }: PriceTier, taken: number, now: Date) =>
  !(endsAt != null && Date.parse(endsAt) <= now.getTime()) && !(upTo != null && upTo <= taken)
