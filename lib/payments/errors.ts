import { AppError } from '@/lib/core/error'
import { formatMoney } from '@/lib/core/money'
import type { Limits } from './provider'

/** A receipt that is not signed by who it says it is from, or was signed too long ago. Nothing of it is believed. */
export class BadSignature extends AppError {
  constructor() {
    super({ kind: 'malformed', code: 'payment.bad_signature', message: 'The signature is missing, wrong or too old.' })
  }
}

/** The provider did not answer, or could not just now. What was asked may have been done: ask again under the same key. */
export class ProviderUnavailable extends AppError {
  /** What was the matter, for logs and the console; never for buyers. */
  readonly reason: string
  constructor({ reason, retryAfter = 5, cause }: { reason: string; retryAfter?: number; cause?: unknown }) {
    super({
      kind: 'unavailable',
      code: 'payment.provider_unavailable',
      message: 'The payment provider does not answer. Nothing was charged; try again in a moment.',
      retryAfter,
      cause,
    })
    this.reason = reason
  }
}

/** The provider said no, for good: asking the same again is no use. `reason` is its own words. */
export class ProviderRefused extends AppError {
  readonly reason: string
  constructor({ reason, code = 'payment.refused', message, facts, cause }: Refusal) {
    super({ kind: 'conflict', code, message: message ?? `The payment provider refused: ${reason}`, facts, cause })
    this.reason = reason
  }
}
type Refusal = { reason: string; code?: string; message?: string; facts?: Record<string, unknown>; cause?: unknown }

/** No amount this provider takes: too small, or finer than its smallest step. Known before it is asked. */
export class AmountNotTaken extends ProviderRefused {
  constructor(currency: string, limits: Limits | null) {
    const words = (amountMinor: number) => formatMoney({ amountMinor, currency })
    const reason = limits
      ? `Amounts start at ${words(limits.minMinor)}${limits.stepMinor > 1 ? ` and go in steps of ${words(limits.stepMinor)}` : ''}.`
      : `It does not take ${currency}.`
    super({ reason, code: 'payment.amount_not_taken', message: reason, facts: { currency, ...limits } })
  }
}
