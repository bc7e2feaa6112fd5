import { type AppError, NotFound } from '@/lib/core/error'
import type { UnitPrice } from '@/lib/tickets/price'
import { BadQuantity, EventOver, KeyReused, NotOnSale, SoldOut, TooManyOrders, UnknownTicketType } from './errors'
import { BadPrice, PromoCodeOver, PromoCodeUseless, TooDear, UnknownPromoCode } from './price-errors'

/** So many units at one price. A gift does not admit. */
export type PricedLine = UnitPrice & {
  id: string
  ticketTypeId: string
  name: string
  quantity: number
  admits: boolean
  taxBp: number
}

/** An order that was made. `confirmed`: nothing was to be paid. `held`: its seats are set aside until `expiresAt`. */
export type Made = ({ outcome: 'confirmed' } | { outcome: 'held' }) & {
  orderId: string
  /** ISO 8601, the database's clock */
  at: string
  expiresAt: string | null
  currency: string
  timeZone: string
  totals: Omit<UnitPrice, 'unitMinor'> & { totalMinor: number }
  lines: PricedLine[]
}

/** Too little is left. `ticketTypeId` is null when it is the whole event that has too few places. */
export type SoldOutAnswer = { outcome: 'sold_out'; ticketTypeId: string | null; remaining: number }

type Refusal =
  | { outcome: 'key_reused' | 'no_event' | 'no_code' | 'code_useless' }
  | { outcome: 'too_many'; retryAfter: number }
  | { outcome: 'event_over'; state: 'ended' | 'cancelled' }
  | { outcome: 'code_over'; state: 'inactive' | 'not_yet' | 'ended' | 'used_up' | 'used_by_you' }
  | { outcome: 'no_type'; ticketTypeId: string }
  | { outcome: 'not_on_sale'; ticketTypeId: string; state: 'not_yet' | 'ended' }
  | { outcome: 'bad_quantity'; ticketTypeId: string; min: number; max: number }
  | { outcome: 'bad_price'; ticketTypeId: string; min: number; max: number; currency: string }
  | { outcome: 'too_dear'; max: number; currency: string }
  | SoldOutAnswer

/** What the SQL function `reserve` answers. */
export type ReserveAnswer = Made | { outcome: 'replayed'; orderId: string } | Refusal

/** The error a refusal is, standing at the field it is about. */
export function refusalError(refusal: Refusal, lines: { ticketTypeId: string; quantity: number }[]): AppError {
  const at = (ticketTypeId: string | null, field = 'quantity') => {
    const index = lines.findIndex((line) => line.ticketTypeId === ticketTypeId && line.quantity > 0)
    return index < 0 ? undefined : `lines.${index}.${field}`
  }
  switch (refusal.outcome) {
    case 'no_event':
      return new NotFound('event')
    case 'event_over':
      return new EventOver(refusal.state)
    case 'no_type':
      return new UnknownTicketType({ ...refusal, path: at(refusal.ticketTypeId) })
    case 'not_on_sale':
      return new NotOnSale({ ...refusal, path: at(refusal.ticketTypeId) })
    case 'bad_quantity':
      return new BadQuantity({ ...refusal, path: at(refusal.ticketTypeId) })
    case 'bad_price':
      return new BadPrice({ ...refusal, path: at(refusal.ticketTypeId, 'priceMinor') })
    case 'too_dear':
      return new TooDear({ amountMinor: refusal.max, currency: refusal.currency })
    case 'sold_out':
      return new SoldOut({ ...refusal, path: at(refusal.ticketTypeId) })
    case 'too_many':
      return new TooManyOrders(refusal.retryAfter)
    case 'no_code':
      return new UnknownPromoCode()
    case 'code_over':
      return new PromoCodeOver(refusal.state)
    case 'code_useless':
      return new PromoCodeUseless()
    case 'key_reused':
      return new KeyReused()
  }
}

/** The codes `refusalError` and the queue before `reserve` answer with: what whoever sells must expect. */
export const refusalCodes = [
  'event.not_found',
  'events.over',
  'ticket_type.not_found',
  'tickets.sold_out',
  'tickets.not_on_sale',
  'tickets.bad_quantity',
  'tickets.bad_price',
  'promo_code.unknown',
  'promo_code.over',
  'promo_code.useless',
  'orders.too_dear',
  'orders.too_many',
  'orders.too_many_held',
  'orders.busy',
  'idempotency.key_reused',
] as const
