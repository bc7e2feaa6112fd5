export type SaleState = 'on_sale' | 'not_yet' | 'ended' | 'sold_out'

/** What the database says of a ticket type. Seats: capacity less what is held, sold and offered. */
export type Stock = {
  ticketTypeId: string
  priceMinor: number
  minPerOrder: number
  seats: number
  salesStartAt: Date | null
  salesEndAt: Date | null
}

/** What the event says. `seats` of the pool that all its types share; null when there is none. */
export type Sale = { status: string; endsAt: Date; seats: number | null }

export type Availability = { ticketTypeId: string; remaining: number; state: SaleState; priceMinor: number }

/**
 * What a buyer can get of a ticket type at `now`. Fewer seats than the smallest order takes are as good as none.
 * @param now by the database's clock, as it is the one that decides
 */
export function availabilityOf(stock: Stock, sale: Sale, now: Date): Availability {
  const { ticketTypeId, priceMinor } = stock
  const remaining = Math.max(0, Math.min(stock.seats, sale.seats ?? stock.seats))
  return { ticketTypeId, priceMinor, remaining, state: stateOf(stock, sale, remaining, now) }
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
