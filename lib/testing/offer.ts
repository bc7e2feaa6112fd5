import type { OfferedPrice } from '@/lib/events/offered-price'

/** The price of something free, or at `priceMinor` without fee and tax. */
export const offerAt = (priceMinor = 0): OfferedPrice => ({
  pricing: 'fixed',
  priceMinor,
  choose: null,
  listMinor: priceMinor,
  feeMinor: 0,
  taxMinor: 0,
  includedTaxMinor: 0,
  taxBp: 0,
  tier: null,
  thenMinor: null,
})
