import { AppError } from '@/lib/core/error'
import { formatMoney } from '@/lib/core/money'

/** What the buyer chose to pay is not theirs to choose. `path`: `lines.0.priceMinor`. */
export class BadPrice extends AppError {
  constructor({
    path,
    ticketTypeId,
    min,
    max,
    currency,
  }: { ticketTypeId: string; min: number; max: number; currency: string; path?: string }) {
    const amount = (amountMinor: number) => formatMoney({ amountMinor, currency })
    const message = `Choose ${amount(min)} to ${amount(max)}.`
    super({
      kind: 'invalid',
      code: 'tickets.bad_price',
      message,
      facts: { ticketTypeId, min, max, currency },
      fields: path ? [{ path, message }] : undefined,
    })
  }
}

export class TooDear extends AppError {
  constructor(max: { amountMinor: number; currency: string }) {
    const message = `One order may come to ${formatMoney(max)} at most. Split it into several.`
    super({ kind: 'invalid', code: 'orders.too_dear', message, facts: { max }, fields: [{ path: 'lines', message }] })
  }
}

const atCode = (message: string) => [{ path: 'promoCode', message }]

export class UnknownPromoCode extends AppError {
  constructor() {
    const message = 'There is no such code for this event. Look at how it is written.'
    super({ kind: 'invalid', code: 'promo_code.unknown', message, fields: atCode(message) })
  }
}

const whyOver = {
  inactive: 'This code is no longer in use.',
  not_yet: 'This code cannot be used yet.',
  ended: 'The time for this code is over.',
  used_up: 'This code was used as often as it may be.',
  used_by_you: 'You have used this code as often as one person may.',
}

export class PromoCodeOver extends AppError {
  constructor(state: keyof typeof whyOver) {
    const message = whyOver[state]
    super({ kind: 'conflict', code: 'promo_code.over', message, facts: { state }, fields: atCode(message) })
  }
}

export class PromoCodeUseless extends AppError {
  constructor() {
    const message = 'This code changes nothing about the tickets you chose.'
    super({ kind: 'conflict', code: 'promo_code.useless', message, fields: atCode(message) })
  }
}
