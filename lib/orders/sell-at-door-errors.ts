import { AppError, InvalidInput } from '@/lib/core/error'
import { formatMoney, type Money } from '@/lib/core/money'

/** The price has changed since the buyer was told it: nothing was sold. */
export class PriceChanged extends AppError {
  constructor(total: Money) {
    super({
      kind: 'conflict',
      code: 'orders.price_changed',
      message: `The price has changed: it comes to ${formatMoney(total)} now. Nothing was sold.`,
      facts: { ...total },
    })
  }
}

/** Something is due, and nobody said how it is paid; or nothing is, and somebody would pay it. */
export const wrongPayment = (total: Money) =>
  new InvalidInput([
    {
      path: 'payment',
      message:
        total.amountMinor > 0
          ? `This comes to ${formatMoney(total)}: say how it is paid, cash, card_terminal or link.`
          : 'Nothing is to be paid for this: choose free.',
    },
  ])
