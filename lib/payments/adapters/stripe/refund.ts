import type Stripe from 'stripe'
import { AmountNotTaken, ProviderRefused } from '../../errors'
import type { Provider } from '../../provider'
import { askStripe } from './client'
import { limits, toStripe } from './currency'

/**
 * Sends money back through Stripe. Keys are remembered there for a day only, so that what was done under an older one is
 * looked up first.
 */
export async function refundAtStripe(
  stripe: Stripe,
  { key, paymentRef, account, amountMinor, currency }: Parameters<Provider['refund']>[0],
): ReturnType<Provider['refund']> {
  const known = limits(currency)
  if (!known || amountMinor % known.stepMinor !== 0) throw new AmountNotTaken(currency, known)
  const refund = await askStripe(async () => {
    const earlier = await stripe.refunds.list({ payment_intent: paymentRef, limit: 100 })
    const done = earlier.data.find(({ metadata }) => metadata?.refundId === key)
    if (done) return done
    return stripe.refunds.create(
      {
        payment_intent: paymentRef,
        amount: toStripe(amountMinor, currency),
        metadata: { refundId: key },
        ...(account && { reverse_transfer: true, refund_application_fee: true }),
      },
      { idempotencyKey: key },
    )
  })
  if (refund.status === 'failed' || refund.status === 'canceled')
    throw new ProviderRefused({ reason: refund.failure_reason ?? refund.status })
  if (refund.amount !== toStripe(amountMinor, currency))
    throw new ProviderRefused({ reason: 'Another amount was refunded under this key.' })
  return { refundRef: refund.id, done: refund.status === 'succeeded' }
}
