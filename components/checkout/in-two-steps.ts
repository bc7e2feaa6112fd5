import type { EventOffer } from '@/lib/orders/offer'

/**
 * Whether an order here is made in two steps, with tickets held in between: when it can come to something, when there are terms
 * to accept, and when a code was given.
 */
export const inTwoSteps = ({ offers, code, hasTerms }: Pick<EventOffer, 'offers' | 'code' | 'hasTerms'>): boolean =>
  hasTerms ||
  code !== null ||
  offers.some(
    ({ type }) => type.pricing !== 'fixed' || type.priceMinor > 0 || type.priceTiers.some(({ priceMinor }) => priceMinor > 0),
  )
