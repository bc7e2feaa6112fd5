import { AppError } from '@/lib/core/error'

const inWords = (seconds: number) => {
  if (seconds <= 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  return `${Math.ceil(seconds / 60)} minutes`
}

/** Too many attempts. `retryAfter` is in whole seconds. */
export class RateLimited extends AppError {
  constructor(milliseconds: number) {
    const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000))
    super({
      kind: 'rate_limited',
      code: 'rate_limited',
      message: `That was tried too often. Wait ${inWords(retryAfter)} and try again.`,
      facts: { retryAfter },
      retryAfter,
    })
  }
}
