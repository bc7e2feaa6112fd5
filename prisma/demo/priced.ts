import type { PricedEvent, PricedType } from '@/lib/tickets/price'

/** A type as the rule of prices reads it. */
export const pricedType = (type: Partial<PricedType> & { id: string }): PricedType => ({
  id: type.id,
  pricing: type.pricing ?? 'fixed',
  priceMinor: type.priceMinor ?? 0,
  minPriceMinor: type.minPriceMinor ?? 0,
  priceTiers: type.priceTiers ?? [],
  taxBp: type.taxBp ?? 0,
})

export const pricedEvent = (event: Partial<PricedEvent>): PricedEvent => ({
  taxIncluded: event.taxIncluded ?? true,
  feeBp: event.feeBp ?? 0,
  feeFixedMinor: event.feeFixedMinor ?? 0,
  feePaidBy: event.feePaidBy ?? 'buyer',
})
