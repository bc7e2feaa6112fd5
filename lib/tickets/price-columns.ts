import type { FieldProblem } from '@/lib/core/error'
import { instantFrom } from '@/lib/events/moment'
import type { PriceTier, Pricing } from './price'
import type { PriceInput } from './price-schema'

export type PriceColumns = {
  pricing: Pricing
  priceMinor: number
  minPriceMinor: number
  priceTiers: PriceTier[]
  taxBp: number
}

export const noPrice: PriceColumns = { pricing: 'fixed', priceMinor: 0, minPriceMinor: 0, priceTiers: [], taxBp: 0 }

/**
 * The price columns an input sets. What it does not name stays, unless it names another kind of price. A gift has no tax.
 * @returns with what is wrong, by field
 */
export function priceColumns(
  input: Partial<PriceInput>,
  timeZone: string,
  base: PriceColumns,
): { columns: PriceColumns; problems: FieldProblem[] } {
  const pricing = input.pricing ?? base.pricing
  const fixed = pricing === 'fixed'
  const kept = pricing === base.pricing ? base : { ...noPrice, taxBp: base.taxBp }
  const columns: PriceColumns = {
    pricing,
    priceMinor: input.priceMinor === undefined ? kept.priceMinor : (input.priceMinor ?? 0),
    minPriceMinor: input.minPriceMinor === undefined ? kept.minPriceMinor : (input.minPriceMinor ?? 0),
    priceTiers: input.priceTiers === undefined ? kept.priceTiers : (input.priceTiers ?? []).map((tier) => toTier(tier, timeZone)),
    taxBp: pricing === 'donation' ? 0 : input.taxBp === undefined ? kept.taxBp : (input.taxBp ?? 0),
  }

  const problems: FieldProblem[] = []
  if (fixed && columns.minPriceMinor > 0)
    problems.push({
      path: 'minPriceMinor',
      message: 'A fixed price has no minimum. Leave it out, or let people choose the price.',
    })
  if (!fixed && columns.priceTiers.length > 0)
    problems.push({ path: 'priceTiers', message: 'Tiers go with a fixed price. Leave them out where people choose the price.' })
  if (!fixed && columns.priceMinor > 0 && columns.priceMinor < columns.minPriceMinor)
    problems.push({ path: 'priceMinor', message: 'Suggest at least the minimum, or nothing.' })
  return { columns, problems: [...problems, ...tierProblems(columns.priceTiers)] }
}

type Given = NonNullable<PriceInput['priceTiers']>[number]

const toTier = ({ name, priceMinor, endsAt, upTo }: Given, timeZone: string): PriceTier => ({
  name,
  priceMinor,
  endsAt: endsAt ? instantFrom(endsAt, timeZone).toISOString() : null,
  upTo: upTo ?? null,
})

/** A tier that never ends, or never begins because the one before it outlasts it. */
function tierProblems(tiers: PriceTier[]): FieldProblem[] {
  return tiers.flatMap(({ endsAt, upTo }, index) => {
    const path = `priceTiers.${index}`
    if (!endsAt && !upTo) return [{ path: `${path}.endsAt`, message: 'Say until when it holds, or for how many tickets.' }]
    const before = tiers[index - 1]
    if (before?.endsAt && !before.upTo && endsAt && endsAt <= before.endsAt)
      return [{ path: `${path}.endsAt`, message: 'Make this later than the tier before it, or it is never the price.' }]
    if (before?.upTo && !before.endsAt && upTo && upTo <= before.upTo)
      return [
        { path: `${path}.upTo`, message: `Make this more than the tier before it, ${before.upTo}, or it is never the price.` },
      ]
    return []
  })
}
