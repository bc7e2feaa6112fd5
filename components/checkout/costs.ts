import type { EventOffer } from '@/lib/orders/offer'

/**
 * Whether an order here can come to something: then it is made in two steps, and tickets are held in between. Also when a code
 * was given, which belongs to such an order.
 */
export const canCost = ({ offers, code }: Pick<EventOffer, 'offers' | 'code'>): boolean =>
  code !== null ||
  offers.some(
    ({ type }) => type.pricing !== 'fixed' || type.priceMinor > 0 || type.priceTiers.some(({ priceMinor }) => priceMinor > 0),
  )
