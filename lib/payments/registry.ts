import { env } from '@/lib/config/env'
import { NotFound } from '@/lib/core/error'
import { doorProvider } from './adapters/door/provider'
import { razorpayProvider } from './adapters/razorpay/provider'
import { sandboxProvider } from './adapters/sandbox/provider'
import { stripeProvider } from './adapters/stripe/provider'
import type { Provider, ProviderName } from './provider'

let made: Partial<Record<string, Provider>> | undefined

/**
 * Everyone there are keys for, offered or not: what was paid through somebody must stay refundable. The door needs none, and is
 * offered to no buyer. Each copy of this module that the bundler made has its own: what a provider throws is known by its class,
 * and a copy knows its own classes only.
 */
const known = () => {
  made ??= withKeys()
  return made
}

function withKeys(): Partial<Record<string, Provider>> {
  const settings = env()
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE } = settings
  const { RAZORPAY_KEY_ID, RAZORPAY_KEY_SECRET, RAZORPAY_WEBHOOK_SECRET, RAZORPAY_API_BASE } = settings
  return {
    ...(STRIPE_SECRET_KEY && STRIPE_WEBHOOK_SECRET
      ? {
          stripe: stripeProvider({
            secretKey: STRIPE_SECRET_KEY,
            webhookSecret: STRIPE_WEBHOOK_SECRET,
            apiBase: STRIPE_API_BASE,
            applicationFeeBp: settings.applicationFeeBp,
          }),
        }
      : {}),
    ...(RAZORPAY_KEY_ID && RAZORPAY_KEY_SECRET && RAZORPAY_WEBHOOK_SECRET
      ? {
          razorpay: razorpayProvider({
            keyId: RAZORPAY_KEY_ID,
            keySecret: RAZORPAY_KEY_SECRET,
            webhookSecret: RAZORPAY_WEBHOOK_SECRET,
            apiBase: RAZORPAY_API_BASE,
            publicUrl: settings.publicUrl,
          }),
        }
      : {}),
    door: doorProvider,
    ...(settings.payments.includes('sandbox') ? { sandbox: sandboxProvider({ publicUrl: settings.publicUrl }) } : {}),
  }
}

/** Who buyers are offered, in the operator's order. */
export const providers = (): Provider[] => env().payments.map((name) => providerNamed(name))

/** Those of them that take this currency. What an amount must be is `limits` of each. */
export const providersFor = (currency: string): Provider[] => providers().filter(({ limits }) => limits(currency) !== null)

/** @throws NotFound for a name nobody has, and for a provider without keys here */
export function providerNamed(name: ProviderName | (string & {})): Provider {
  const provider = Object.hasOwn(known(), name) ? known()[name] : undefined
  if (!provider) throw new NotFound('payment provider')
  return provider
}
