/**
 * What a ticket costs, to show it. The same rule stands in SQL (`unit_price` and `tier_prices`), which decides;
 * price.db.test.ts holds the two equal. All amounts are integers of the currency's minor unit, halves round up. Runs in Node
 * and in browsers.
 */

/** One after the other; the first that still holds is the price. */
export type PriceTier = {
  name: string
  priceMinor: number
  /** ISO 8601: holds before this instant */
  endsAt?: string | null
  /** holds while fewer than this are held or sold */
  upTo?: number | null
}

/** fixed | pay_what_you_want (the buyer chooses) | donation (the same, and no ticket comes of it) */
export type Pricing = 'fixed' | 'pay_what_you_want' | 'donation'

export type PricedType = {
  id: string
  pricing: Pricing
  /** the list price; what is suggested when people choose */
  priceMinor: number
  minPriceMinor: number
  priceTiers: PriceTier[]
  /** hundredths of a percent */
  taxBp: number
}

export type PricedEvent = { taxIncluded: boolean; feeBp: number; feeFixedMinor: number; feePaidBy: 'buyer' | 'organiser' }

/** A promo code that is valid here and now. It names the types it is for, or none: then it is for all of them. */
export type PriceCode = { percentBp: number | null; amountMinor: number | null; ticketTypeIds: string[] }

/** Amounts of one unit: list - discount + fee + tax = unit, which is what the buyer pays. */
export type UnitPrice = {
  listMinor: number
  discountMinor: number
  /** booking fee on top of the price */
  feeMinor: number
  /** booking fee out of the organiser's share */
  absorbedFeeMinor: number
  /** tax on top of the price */
  taxMinor: number
  /** tax that the price holds already */
  includedTaxMinor: number
  unitMinor: number
}

/** So many units at one price. */
export type Portion = UnitPrice & { quantity: number }

/** The most one unit may cost. */
export const maxPriceMinor = 100_000_000

/** What people may choose to pay for a unit, or null when the price is not theirs to choose. A gift of nothing is none. */
export function choosablePrice({ pricing, minPriceMinor }: Pick<PricedType, 'pricing' | 'minPriceMinor'>) {
  if (pricing === 'fixed') return null
  return { min: Math.max(minPriceMinor, pricing === 'donation' ? 1 : 0), max: maxPriceMinor }
}

const portionOfTenThousand = (amount: number, bp: number) => Math.floor((amount * bp + 5_000) / 10_000)

/** The amounts of one unit whose list price is known. `code`: only when it is for this type. */
export function unitPrice(
  listMinor: number,
  admits: boolean,
  taxBp: number,
  event: PricedEvent,
  code?: PriceCode | null,
): UnitPrice {
  const off = code?.percentBp != null ? portionOfTenThousand(listMinor, code.percentBp) : (code?.amountMinor ?? 0)
  const discountMinor = admits ? Math.min(listMinor, off) : 0
  const price = listMinor - discountMinor
  const fee = admits && price > 0 ? portionOfTenThousand(price, event.feeBp) + event.feeFixedMinor : 0
  const feeMinor = event.feePaidBy === 'buyer' ? fee : 0
  const gross = price + feeMinor
  const taxed = admits && taxBp > 0
  const net = Math.floor((gross * 20_000 + 10_000 + taxBp) / (2 * (10_000 + taxBp)))
  const taxMinor = taxed && !event.taxIncluded ? portionOfTenThousand(gross, taxBp) : 0
  return {
    listMinor,
    discountMinor,
    feeMinor,
    absorbedFeeMinor: fee - feeMinor,
    taxMinor,
    includedTaxMinor: taxed && event.taxIncluded ? gross - net : 0,
    unitMinor: gross + taxMinor,
  }
}

function listPrices(type: PricedType, quantity: number, chosenMinor: number | null | undefined, takenSoFar: number, now: Date) {
  if (type.pricing !== 'fixed') {
    return [{ quantity, listMinor: chosenMinor ?? Math.max(type.priceMinor, type.minPriceMinor) }]
  }
  const portions: { quantity: number; listMinor: number }[] = []
  let [left, taken] = [quantity, takenSoFar]
  for (const { priceMinor, endsAt, upTo } of type.priceTiers) {
    if (left <= 0) break
    if ((endsAt != null && Date.parse(endsAt) <= now.getTime()) || (upTo != null && upTo <= taken)) continue
    const portion = Math.min(left, (upTo ?? Number.POSITIVE_INFINITY) - taken)
    portions.push({ quantity: portion, listMinor: priceMinor })
    left -= portion
    taken += portion
  }
  return left > 0 ? [...portions, { quantity: left, listMinor: type.priceMinor }] : portions
}

/** Whether a code lowers the price of a type: one it names, or any when it names none; never a gift. */
export const codeIsFor = (code: PriceCode, type: Pick<PricedType, 'id' | 'pricing'>) =>
  type.pricing !== 'donation' && (code.ticketTypeIds.length === 0 || code.ticketTypeIds.includes(type.id))

/**
 * What `quantity` units cost now: one portion, or several when the order goes past the end of a tier.
 * @param chosenMinor what the buyer chose to pay for one, where that is theirs to choose (`choosablePrice`)
 * @param takenSoFar how many of the type are held or sold
 */
export function priceOf({
  type,
  event,
  code,
  quantity,
  chosenMinor,
  takenSoFar,
  now,
}: {
  type: PricedType
  event: PricedEvent
  code?: PriceCode | null
  quantity: number
  chosenMinor?: number | null
  takenSoFar: number
  now: Date
}): Portion[] {
  const own = code && codeIsFor(code, type) ? code : null
  return listPrices(type, quantity, chosenMinor, takenSoFar, now).map((portion) => ({
    quantity: portion.quantity,
    ...unitPrice(portion.listMinor, type.pricing !== 'donation', type.taxBp, event, own),
  }))
}
