import { checkAmount } from '../../check-amount'
import { ProviderRefused } from '../../errors'
import type { Fact, Provider } from '../../provider'
import { sessionOf } from './bill'
import { askStripe, stripeClient } from './client'
import { limits, toStripe } from './currency'
import { factOfRefund, factOfSession } from './facts'
import { refundAtStripe } from './refund'
import { readStripeWebhook } from './webhook'

type Settings = { secretKey: string; webhookSecret: string; apiBase?: string; applicationFeeBp?: number }

/** Stripe Checkout: its own page, cards, wallets and methods whose bank confirms later; Connect by destination charges. */
export function stripeProvider({ secretKey, webhookSecret, apiBase, applicationFeeBp = 0 }: Settings): Provider {
  const stripe = stripeClient(secretKey, apiBase)
  const { sessions } = stripe.checkout

  const ask: Provider['ask'] = ({ sessionRef }) =>
    askStripe(async () => {
      const session = await sessions.retrieve(sessionRef, { expand: ['payment_intent.latest_charge'] })
      const fact = factOfSession(session)
      if (fact?.kind !== 'captured') return fact ? [fact] : []
      const refunds = await stripe.refunds.list({ payment_intent: fact.paymentRef, limit: 100 })
      return [fact, ...refunds.data.map(factOfRefund).filter((each): each is Fact => each !== null)]
    })

  return {
    name: 'stripe',
    test: secretKey.includes('_test_'),
    origins: ['https://checkout.stripe.com', ...(apiBase ? [new URL(apiBase).origin] : [])],
    limits,
    async open(bill) {
      checkAmount({ limits }, bill.total)
      const session = await askStripe(() =>
        sessions.create(sessionOf(bill, applicationFeeBp), { idempotencyKey: bill.paymentId }),
      )
      if (session.amount_total !== toStripe(bill.total.amountMinor, bill.total.currency))
        throw new ProviderRefused({ reason: 'The lines of this bill do not add up to its total.' })
      if (!session.url) throw new ProviderRefused({ reason: `The session has no page: it is ${session.status}.` })
      return { sessionRef: session.id, url: session.url, expiresAt: new Date(session.expires_at * 1000) }
    },
    ask,
    async close(known) {
      try {
        const fact = factOfSession(await askStripe(() => sessions.expire(known.sessionRef)))
        return fact ? [fact] : []
      } catch (error) {
        if (!(error instanceof ProviderRefused)) throw error
        const facts = await ask(known) // it is complete, or had ended by itself
        if (facts.length === 0) throw error
        return facts
      }
    },
    refund: (refund) => refundAtStripe(stripe, refund),
    readWebhook: (body, headers) => readStripeWebhook(body, headers, webhookSecret),
  }
}
