import { AppError } from '@/lib/core/error'
import type { OrderStatus } from './order-state'

/** The seats of an order are no longer set aside, or a bank is confirming: there is nothing to pay now. */
export class HoldEnded extends AppError {
  constructor(status: OrderStatus) {
    const message =
      status === 'awaiting_confirmation'
        ? 'Your bank is confirming this payment. There is nothing more to pay.'
        : status === 'expired' || status === 'cancelled'
          ? 'The time to pay is up, and the places went back. Choose again to go on.'
          : 'There is nothing to pay for this order any more.'
    super({ kind: 'conflict', code: 'orders.hold_ended', message, facts: { status } })
  }
}
