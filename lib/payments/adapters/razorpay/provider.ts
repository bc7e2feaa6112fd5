import { checkAmount } from '../../check-amount'
import { ProviderRefused } from '../../errors'
import type { Provider } from '../../provider'
import { askRazorpay } from './ask'
import { razorpayBase, razorpayClient } from './client'
import { limits } from './currency'
import { refundAtRazorpay } from './refund'
import { razorpayOrder } from './shapes'
import { readRazorpayWebhook } from './webhook'

type Settings = { keyId: string; keySecret: string; webhookSecret: string; apiBase?: string; publicUrl: string }

/**
 * Razorpay orders and its hosted checkout, which is entered by a form: a session's address is a page of ours with that form.
 * A receipt names an order once (`unique_receipt`), so asking again makes no second one.
 */
export function razorpayProvider({ webhookSecret, publicUrl, ...keys }: Settings): Provider {
  const client = razorpayClient(keys)
  return {
    name: 'razorpay',
    test: keys.keyId.includes('_test_'),
    origins: keys.apiBase ? [new URL(keys.apiBase).origin] : [razorpayBase, 'https://checkout.razorpay.com'],
    limits,
    async open({ paymentId, order, total, expiresAt }) {
      checkAmount({ limits }, total)
      const opened = await client(razorpayOrder, {
        method: 'POST',
        path: '/v1/orders',
        body: {
          amount: total.amountMinor,
          currency: total.currency,
          receipt: paymentId,
          unique_receipt: true,
          payment: { capture: 'automatic', capture_options: { automatic_expiry_period: 7200, refund_speed: 'normal' } },
          notes: { paymentId, orderId: order.id, number: order.number, heldUntil: expiresAt.toISOString() },
        },
      })
      if (opened.amount !== total.amountMinor || opened.currency !== total.currency)
        throw new ProviderRefused({ reason: 'An order over another amount exists for this payment.' })
      return { sessionRef: opened.id, url: `${publicUrl}/pay/razorpay/${opened.id}`, expiresAt: null }
    },
    ask: (session) => askRazorpay(client, session),
    async close(session) {
      const facts = await askRazorpay(client, session)
      const isMoney = facts.some(({ kind }) => kind === 'captured' || kind === 'processing')
      return isMoney ? facts : [...facts, { kind: 'closed', sessionRef: session.sessionRef, paymentId: session.paymentId }]
    },
    refund: (refund) => refundAtRazorpay(client, refund),
    readWebhook: (body, headers) => readRazorpayWebhook(body, headers, webhookSecret),
  }
}
