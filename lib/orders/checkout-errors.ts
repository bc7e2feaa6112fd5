import { AppError } from '@/lib/core/error'

/** A payment of an order whose time is up could not be closed yet, so it may still be paid. */
export class HoldStillEnding extends AppError {
  constructor() {
    super({
      kind: 'unavailable',
      code: 'orders.hold_ending',
      message: 'The payment provider has not said yet whether this was paid. Try again in a moment; nothing is charged twice.',
      retryAfter: 5,
    })
  }
}
