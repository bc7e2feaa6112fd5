import { AppError } from '@/lib/core/error'

/** So much is set aside from one network and not paid yet that nobody else could buy. */
export class TooManyHeld extends AppError {
  constructor(most: number) {
    super({
      kind: 'rate_limited',
      code: 'orders.too_many_held',
      message: `${most} tickets for this event are set aside from your network and not paid yet. Sign in to go on at once, or try again in a few minutes.`,
      facts: { most },
      retryAfter: 60,
    })
  }
}
