import { type AppError, NotFound } from '@/lib/core/error'
import { BadQuantity, EventOver, KeyReused, NotOnSale, PaymentNeeded, SoldOut, TooManyOrders, UnknownTicketType } from './errors'

export type Confirmed = {
  outcome: 'confirmed'
  orderId: string
  /** ISO 8601, the database's clock */
  at: string
  currency: string
  timeZone: string
  types: Record<string, { name: string; priceMinor: number }>
}

type Refusal =
  | { outcome: 'key_reused' | 'no_event' | 'payment_needed' }
  | { outcome: 'too_many'; retryAfter: number }
  | { outcome: 'event_over'; state: 'ended' | 'cancelled' }
  | { outcome: 'no_type'; ticketTypeId: string }
  | { outcome: 'not_on_sale'; ticketTypeId: string; state: 'not_yet' | 'ended' }
  | { outcome: 'bad_quantity'; ticketTypeId: string; min: number; max: number }
  | { outcome: 'sold_out'; ticketTypeId: string | null; remaining: number }

/** What the SQL function `reserve` answers. */
export type ReserveAnswer = Confirmed | { outcome: 'replayed'; orderId: string } | Refusal

/** The error a refusal is, standing at the quantity it is about. */
export function refusalError(refusal: Refusal, lines: { ticketTypeId: string; quantity: number }[]): AppError {
  const at = (ticketTypeId: string | null) => {
    const index = lines.findIndex((line) => line.ticketTypeId === ticketTypeId && line.quantity > 0)
    return index < 0 ? undefined : `lines.${index}.quantity`
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
    case 'sold_out':
      return new SoldOut({ ...refusal, path: at(refusal.ticketTypeId) })
    case 'too_many':
      return new TooManyOrders(refusal.retryAfter)
    case 'payment_needed':
      return new PaymentNeeded()
    case 'key_reused':
      return new KeyReused()
  }
}
