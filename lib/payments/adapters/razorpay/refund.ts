import { AmountNotTaken, ProviderRefused } from '../../errors'
import type { Provider } from '../../provider'
import type { RazorpayClient } from './client'
import { limits } from './currency'
import { listOf, noteOf, razorpayRefund } from './shapes'

/**
 * Sends money back through Razorpay. How long it remembers a key it does not say, so what was done under it is looked up first.
 * @see https://razorpay.com/docs/api/refunds/normal-refunds-idempotent
 */
export async function refundAtRazorpay(
  client: RazorpayClient,
  { key, paymentRef, amountMinor, currency }: Parameters<Provider['refund']>[0],
): ReturnType<Provider['refund']> {
  const known = limits(currency)
  if (!known || amountMinor % known.stepMinor !== 0) throw new AmountNotTaken(currency, known)
  const payment = `/v1/payments/${encodeURIComponent(paymentRef)}`
  const earlier = await client(listOf(razorpayRefund), { path: `${payment}/refunds?count=100` })
  const refund =
    earlier.items.find((each) => noteOf(each, 'refundId') === key) ??
    (await client(razorpayRefund, {
      method: 'POST',
      path: `${payment}/refund`,
      body: { amount: amountMinor, speed: 'normal', notes: { refundId: key } },
      headers: { 'x-refund-idempotency': key.replace(/[^\w-]/g, '-') }, // letters, digits, hyphens and underscores only
    }))
  if (refund.status === 'failed') throw new ProviderRefused({ reason: 'Razorpay could not send it back.' })
  if (refund.amount !== amountMinor) throw new ProviderRefused({ reason: 'Another amount was refunded under this key.' })
  return { refundRef: refund.id, done: refund.status === 'processed' }
}
