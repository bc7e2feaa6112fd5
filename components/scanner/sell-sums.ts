import { parseAmount } from '@/lib/core/money'
import type { DoorOffer } from '@/lib/orders/sell-at-door-offer'
import { choosablePrice, priceOf } from '@/lib/tickets/price'
import type { Wish } from './sell-calls'

/** How many of each ticket type, by id; and what is typed as the price of one, where people choose it. */
export type Choice = { quantities: Record<string, number>; amounts: Record<string, string> }

export const nothing: Choice = { quantities: {}, amounts: {} }

/** How many of a type may be in this sale. A gift has no number: it is given, once. */
export const mostOf = ({ type, maxPerOrder, remaining, state }: DoorOffer['items'][number]) =>
  state !== 'on_sale' ? 0 : Math.min(type.pricing === 'donation' ? 1 : maxPerOrder, remaining)

/** One more or less, past what is too few for an order. */
export function stepped(item: DoorOffer['items'][number], quantity: number, by: 1 | -1): number {
  const next = quantity + by
  const least = item.type.pricing === 'donation' ? 1 : item.minPerOrder
  if (next < least) return by > 0 ? Math.min(least, mostOf(item)) : 0
  return Math.min(next, mostOf(item))
}

type Sums = {
  lines: Wish['lines']
  tickets: number
  totalMinor: number /** the type whose amount cannot be read */
  unclear: string | null
}

/** What is chosen and what it comes to, by the rule the database decides by. */
export function sumsOf({ items, prices, now, currency }: DoorOffer, { quantities, amounts }: Choice): Sums {
  const sums: Sums = { lines: [], tickets: 0, totalMinor: 0, unclear: null }
  for (const { id, type, taken } of items) {
    const quantity = quantities[id] ?? 0
    if (quantity === 0) continue
    const limits = choosablePrice(type)
    const typed = amounts[id] ?? ''
    const chosenMinor = limits && typed.trim() !== '' ? parseAmount(typed, currency) : undefined
    const isUnclear =
      chosenMinor === null || (limits && chosenMinor === undefined && Math.max(type.priceMinor, type.minPriceMinor) < limits.min)
    const isOutside = limits && chosenMinor != null && (chosenMinor < limits.min || chosenMinor > limits.max)
    if (isUnclear || isOutside) sums.unclear ??= id
    const parts = priceOf({ type, event: prices, quantity, chosenMinor, takenSoFar: taken, now: new Date(now) })
    sums.lines.push({ ticketTypeId: id, quantity, ...(chosenMinor == null ? {} : { priceMinor: chosenMinor }) })
    sums.tickets += type.pricing === 'donation' ? 0 : quantity
    sums.totalMinor += parts.reduce((sum, { unitMinor, quantity: units }) => sum + unitMinor * units, 0)
  }
  return sums
}
