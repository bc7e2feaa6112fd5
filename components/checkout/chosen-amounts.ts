import { parseAmount } from '@/lib/core/money'
import type { Amounts } from '@/lib/orders/amounts'
import { choosablePrice, type PriceCode, type PricedEvent, priceOf } from '@/lib/tickets/price'
import type { OfferedChoice } from './offered-choices'

type Line = { quantity?: unknown; price?: unknown } | undefined

/** How prices are made here and now. */
export type Pricelist = { event: PricedEvent; code: PriceCode | null; codeText: string | null; now: number; currency: string }

/**
 * What the chosen tickets come to, by the rule the database decides by. What cannot be read as a quantity or an amount counts as
 * nothing yet: the server says what is wrong with it.
 */
export function chosenAmounts(
  choices: readonly OfferedChoice[],
  lines: readonly Line[],
  { event, code, codeText, now, currency }: Pricelist,
): Amounts {
  const portions = choices.flatMap(({ line, name, max, isGift, own, offer: { type, taken } }) => {
    const asked = line === null ? undefined : lines[line]
    const typed = own ? parseAmount(String(asked?.price ?? ''), currency) : null
    const limits = choosablePrice(type)
    const chosenMinor = limits && typed !== null && typed >= limits.min && typed <= limits.max ? typed : null
    const wanted = isGift ? Number(chosenMinor !== null) : Number(asked?.quantity ?? 0)
    const quantity = Number.isInteger(wanted) ? Math.min(Math.max(0, wanted), max) : 0
    if (quantity === 0) return []
    return priceOf({ type, event, code, quantity, chosenMinor, takenSoFar: taken, now: new Date(now) }).map((portion) => ({
      name,
      ...portion,
    }))
  })
  const sum = (of: (portion: (typeof portions)[number]) => number) =>
    portions.reduce((total, portion) => total + of(portion) * portion.quantity, 0)
  const discountMinor = sum((each) => each.discountMinor)
  return {
    currency,
    listMinor: sum((each) => each.listMinor),
    discountMinor,
    feeMinor: sum((each) => each.feeMinor),
    taxMinor: sum((each) => each.taxMinor),
    includedTaxMinor: sum((each) => each.includedTaxMinor),
    totalMinor: sum((each) => each.unitMinor),
    promoCode: discountMinor > 0 ? codeText : null,
    lines: portions,
  }
}
