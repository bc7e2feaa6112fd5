import { AppError } from '@/lib/core/error'

/** `path` names the quantity an error is about, as `lines.0.quantity`. */
type At = { path?: string }
const at = (path: string | undefined, message: string) => (path ? [{ path, message }] : undefined)

/** `remaining`: what is left of the type, or of the whole event when no type is named. */
export class SoldOut extends AppError {
  constructor({ ticketTypeId, remaining, path }: { ticketTypeId: string | null; remaining: number } & At) {
    const left = remaining === 0 ? 'None are left.' : `Only ${remaining} ${remaining === 1 ? 'is' : 'are'} left.`
    const message = ticketTypeId
      ? `${left} ${remaining === 0 ? 'Choose another ticket.' : 'Choose fewer.'}`
      : `${remaining === 0 ? 'No places are left' : `Only ${remaining} ${remaining === 1 ? 'place is' : 'places are'} left`} at this event.`
    super({
      kind: 'conflict',
      code: 'tickets.sold_out',
      message,
      facts: { ticketTypeId, remaining },
      fields: at(path, message),
    })
  }
}

export class NotOnSale extends AppError {
  constructor({ ticketTypeId, state, path }: { ticketTypeId: string; state: 'not_yet' | 'ended' } & At) {
    const message = state === 'not_yet' ? 'Not on sale yet.' : 'No longer on sale.'
    super({
      kind: 'conflict',
      code: 'tickets.not_on_sale',
      message,
      facts: { ticketTypeId, state },
      fields: at(path, message),
    })
  }
}

export class BadQuantity extends AppError {
  constructor({ ticketTypeId, min, max, path }: { ticketTypeId: string; min: number; max: number } & At) {
    const message = min > 1 ? `Choose ${min} to ${max} in one order.` : `Choose at most ${max} in one order.`
    super({
      kind: 'invalid',
      code: 'tickets.bad_quantity',
      message,
      facts: { ticketTypeId, min, max },
      fields: at(path, message),
    })
  }
}

export class UnknownTicketType extends AppError {
  constructor({ ticketTypeId, path }: { ticketTypeId: string } & At) {
    const message = 'This ticket is not for sale here.'
    super({
      kind: 'not_found',
      code: 'ticket_type.not_found',
      message,
      facts: { ticketTypeId },
      fields: at(path, message),
    })
  }
}

export class AttendeeWithoutTicket extends AppError {
  constructor(index: number) {
    const message = 'There are more people than tickets of this kind.'
    super({ kind: 'invalid', code: 'orders.attendee_without_ticket', message, fields: [{ path: `attendees.${index}`, message }] })
  }
}

export class EventOver extends AppError {
  constructor(state: 'ended' | 'cancelled') {
    super({
      kind: 'gone',
      code: 'events.over',
      message: state === 'cancelled' ? 'This event is cancelled.' : 'This event is over.',
      facts: { state },
    })
  }
}

export class PaymentNeeded extends AppError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'orders.payment_needed',
      message: 'These tickets cost money, and payments are not set up here. Ask the organiser.',
    })
  }
}

export class KeyReused extends AppError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'idempotency.key_reused',
      message: 'This form was sent before with something else in it. Load the page again to place another order.',
    })
  }
}

export class TooManyOrders extends AppError {
  constructor(retryAfter: number) {
    super({
      kind: 'rate_limited',
      code: 'orders.too_many',
      message: 'Too many orders in a short time for this buyer. Try again in a few minutes.',
      retryAfter,
    })
  }
}

const whyNot = {
  used: 'Somebody was let in with one of these tickets, so the order stays.',
  started: 'The event has begun, so the order can no longer be cancelled here. Ask the organiser.',
  not_cancellable: 'This order cannot be cancelled.',
}

export class NotCancellable extends AppError {
  constructor(reason: keyof typeof whyNot, status?: string) {
    super({
      kind: 'conflict',
      code: 'orders.not_cancellable',
      message: whyNot[reason],
      facts: { reason, ...(status ? { status } : {}) },
    })
  }
}

export class SearchNeeded extends AppError {
  constructor() {
    const message = 'Type at least three letters of a name.'
    super({ kind: 'invalid', code: 'attendees.search_needed', message, fields: [{ path: 'q', message }] })
  }
}
