import type { PricedEvent, PricedType } from '@/lib/tickets/price'
import { type OfferedPrice, offeredPrice } from './offered-price'

export type SaleState = 'on_sale' | 'not_yet' | 'ended' | 'sold_out'

/** What the database says of a ticket type. */
export type Stock = {
  ticketTypeId: string
  price: Omit<PricedType, 'id'>
  minPerOrder: number
  /** capacity less what is held, sold and offered: its own, and that of the pool it shares */
  seats: number
  /** held or sold of it */
  taken: number
  salesStartAt: Date | null
  salesEndAt: Date | null
}

/** What the event says. `seats` of the pool that all its types share; null when there is none. */
export type Sale = { status: string; endsAt: Date; seats: number | null; prices: PricedEvent }

export type Availability = OfferedPrice & { ticketTypeId: string; remaining: number; state: SaleState }

/**
 * What a buyer can get of a ticket type at `now`. Fewer seats than the smallest order takes are as good as none.
 * @param now by the database's clock, as it is the one that decides
 */
export function availabilityOf(stock: Stock, sale: Sale, now: Date): Availability {
  const { ticketTypeId: id, price, seats, taken } = stock
  const isGift = price.pricing === 'donation' // takes no seat of the event
  const remaining = Math.max(0, isGift ? seats : Math.min(seats, sale.seats ?? seats))
  const offer = offeredPrice({ type: { id, ...price }, event: sale.prices, taken, now })
  return { ...offer, ticketTypeId: id, remaining, state: stateOf(stock, sale, remaining, now) }
}

function stateOf(stock: Stock, sale: Sale, remaining: number, now: Date): SaleState {
  if (sale.status !== 'published' || sale.endsAt <= now || (stock.salesEndAt && stock.salesEndAt <= now)) return 'ended'
  if (stock.salesStartAt && stock.salesStartAt > now) return 'not_yet'
  return remaining < stock.minPerOrder ? 'sold_out' : 'on_sale'
}

/** For people: "12 left", "Sold out". */
export function inWords({ state, remaining }: Pick<Availability, 'state' | 'remaining'>): string {
  if (state === 'sold_out') return 'Sold out'
  if (state === 'ended') return 'Sales have ended'
  return state === 'not_yet' ? 'Not on sale yet' : `${remaining.toLocaleString('en')} left`
}
