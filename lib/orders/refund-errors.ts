import { AppError } from '@/lib/core/error'
import { formatMoney } from '@/lib/core/money'

/** More than is left of what was paid. */
export class RefundTooMuch extends AppError {
  constructor({ askedMinor, leftMinor, currency }: { askedMinor: number; leftMinor: number; currency: string }) {
    const [asked, left] = [askedMinor, leftMinor].map((amountMinor) => formatMoney({ amountMinor, currency }))
    const message = leftMinor === 0 ? 'All of it has gone back already.' : `Only ${left} of it is left; this would be ${asked}.`
    super({
      kind: 'conflict',
      code: 'orders.refund_too_much',
      message,
      facts: { askedMinor, leftMinor, currency },
      fields: [{ path: 'amountMinor', message }],
    })
  }
}

/** Nothing would go back: the tickets cost nothing, or only a fee that stays is left. */
export class NothingToRefund extends AppError {
  constructor({ leftMinor, currency }: { leftMinor: number; currency: string }) {
    super({
      kind: 'conflict',
      code: 'orders.nothing_to_refund',
      message: 'Nothing would go back: these tickets cost nothing, or only the booking fee is left.',
      facts: { leftMinor, currency },
    })
  }
}

export class NotRefundable extends AppError {
  constructor(status: string) {
    const message =
      status === 'refund_due' || status === 'refunded'
        ? 'This order is refunded already.'
        : 'Nothing was paid for this order. Cancel it instead.'
    super({ kind: 'conflict', code: 'orders.not_refundable', message, facts: { status } })
  }
}

export class TicketsUsed extends AppError {
  constructor(tickets: number) {
    super({
      kind: 'conflict',
      code: 'orders.tickets_used',
      message: `Somebody was let in with ${tickets === 1 ? 'one of these tickets' : `${tickets} of these tickets`}. Say that it is meant to refund them all the same.`,
      facts: { tickets },
      fields: [{ path: 'evenIfUsed', message: 'Needed here: somebody was let in.' }],
    })
  }
}

export class RefundNotFailed extends AppError {
  constructor() {
    super({ kind: 'conflict', code: 'refunds.not_failed', message: 'This refund did not fail; it is done or on its way.' })
  }
}
