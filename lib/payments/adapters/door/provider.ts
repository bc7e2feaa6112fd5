import { isCurrency } from '@/lib/core/currency'
import { db } from '@/lib/db/client'
import { doorRef } from '../../door-ref'
import { BadSignature, ProviderRefused } from '../../errors'
import type { Fact, KnownSession, Provider } from '../../provider'

/**
 * Money somebody at the door took by hand, in cash or on a card terminal of the organiser's. There is nobody outside to ask: our own
 * rows are the record, so that what was noted is what was captured, and what is given back is given by hand.
 */
export const doorProvider: Provider = {
  name: 'door',
  test: false,
  origins: [],
  limits: (currency) => (isCurrency(currency) ? { minMinor: 1, stepMinor: 1 } : null),
  open: async ({ paymentId, returnUrl, expiresAt }) => ({ sessionRef: doorRef(paymentId), url: returnUrl, expiresAt }),
  ask: noted,
  close: async (session) => {
    const facts = await noted(session)
    return facts.length > 0 ? facts : [{ kind: 'closed', sessionRef: session.sessionRef, paymentId: session.paymentId }]
  },
  async refund({ key, paymentRef, currency }) {
    const payment = await db().payment.findUnique({ where: { provider_paymentRef: { provider: 'door', paymentRef } } })
    if (payment?.currency !== currency) throw new ProviderRefused({ reason: 'Nothing was noted by that name.' })
    return { refundRef: doorRef(key), done: true }
  },
  readWebhook() {
    throw new BadSignature() // nobody outside has anything to tell
  },
}

/** What is noted of a payment: the money, and each refund that was given. */
async function noted({ paymentId }: Pick<KnownSession, 'paymentId'>): Promise<Fact[]> {
  const payment = await db().payment.findUnique({
    where: { id: paymentId },
    include: { refunds: { where: { state: 'done' }, orderBy: { id: 'asc' } } },
  })
  if (payment?.provider !== 'door' || payment.state !== 'captured') return []
  const { sessionRef, paymentRef, capturedMinor: amountMinor, currency, refunds } = payment
  const money = { kind: 'captured', sessionRef: sessionRef!, paymentId, paymentRef: paymentRef!, amountMinor, currency } as const
  return [
    money,
    ...refunds.map((refund) => ({
      kind: 'refunded' as const,
      paymentRef: paymentRef!,
      refundRef: refund.providerRef ?? doorRef(refund.id),
      amountMinor: refund.amountMinor,
    })),
  ]
}
