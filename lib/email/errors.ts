import { AppError } from '@/lib/core/error'

type Reason = { transport: string; message: string; cause?: unknown }

/** This message will never be accepted: a bad address, a bad header, too large. Trying again is no use. */
export class MailRejected extends AppError {
  constructor({ transport, message, cause }: Reason) {
    super({ kind: 'invalid', code: 'email.rejected', message, facts: { transport }, cause })
  }
}

/**
 * The message may well be accepted later: the provider is down, slow, over its limit, or refuses our own credentials
 * (which an operator mends, and no mail is lost meanwhile). `retryAfter` is in seconds, when the provider named it.
 */
export class MailUnavailable extends AppError {
  constructor({ transport, message, cause, retryAfter }: Reason & { retryAfter?: number }) {
    super({ kind: 'unavailable', code: 'email.unavailable', message, facts: { transport }, retryAfter, cause })
  }
}
