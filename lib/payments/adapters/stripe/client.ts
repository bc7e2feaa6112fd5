import Stripe from 'stripe'
import { ProviderRefused, ProviderUnavailable } from '../../errors'
import { withinPatience } from '../within'

/** The SDK, at Stripe or at another address. It repeats what got no answer under the same idempotency key. */
export function stripeClient(secretKey: string, apiBase?: string): Stripe {
  const base = apiBase ? new URL(apiBase) : undefined
  return new Stripe(secretKey, {
    ...(base && {
      host: base.hostname,
      port: base.port || (base.protocol === 'https:' ? 443 : 80),
      protocol: base.protocol === 'https:' ? 'https' : 'http',
    }),
    timeout: 8_000,
    maxNetworkRetries: 2,
    telemetry: false,
    appInfo: { name: 'Foyer' },
  })
}

/** Answers about what was asked. Others (keys, limits, conflicts, 5xx, silence) are about us or the moment. */
const final = [Stripe.errors.StripeInvalidRequestError, Stripe.errors.StripeCardError, Stripe.errors.StripeIdempotencyError]

/** Asks Stripe. @throws ProviderRefused with Stripe's words, or ProviderUnavailable */
export async function askStripe<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await withinPatience(work())
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const reason = error.message
    if (final.some((kind) => error instanceof kind)) throw new ProviderRefused({ reason, cause: error })
    const wait = Number(error.headers?.['retry-after'])
    throw new ProviderUnavailable({ reason, retryAfter: wait > 0 ? wait : undefined, cause: error })
  }
}
