import { isCurrency } from '@/lib/core/currency'
import { newToken } from '@/lib/core/id'
import { checkAmount } from '../../check-amount'
import { ProviderRefused } from '../../errors'
import type { Provider } from '../../provider'
import { queueEvent } from './events'
import { factsOf } from './facts'
import { inLedger } from './ledger'
import { refundInSandbox } from './refund'
import { graceMinutes, lockSession } from './session'
import { readSandboxWebhook } from './signature'

const noSession = () => new ProviderRefused({ reason: 'No such session.' })
const limits: Provider['limits'] = (currency) => (isCurrency(currency) ? { minMinor: 1, stepMinor: 1 } : null)

/** A bank of our own, to try everything without keys: its pages are at /sandbox, its money is nobody's. */
export const sandboxProvider = ({ publicUrl }: { publicUrl: string }): Provider => ({
  name: 'sandbox',
  test: true,
  origins: [],
  limits,
  async open({ paymentId, order, title, total, returnUrl, cancelUrl, expiresAt }) {
    checkAmount({ limits }, total)
    const session = await inLedger(async (tx) => {
      await tx.sandboxSession.createMany({
        skipDuplicates: true,
        data: {
          id: `sbx_${newToken()}`, // who knows it may pay: nobody guesses it
          paymentId,
          description: `${title}, order ${order.number}`,
          ...total,
          returnUrl,
          cancelUrl,
          expiresAt,
        },
      })
      return tx.sandboxSession.findUniqueOrThrow({ where: { paymentId } })
    })
    if (session.amountMinor !== total.amountMinor || session.currency !== total.currency)
      throw new ProviderRefused({ reason: 'A session over another amount exists for this payment.' })
    const end = new Date(session.expiresAt.getTime() + graceMinutes * 60_000)
    return { sessionRef: session.id, url: `${publicUrl}/sandbox/${session.id}`, expiresAt: end }
  },
  ask: ({ sessionRef }) =>
    inLedger(async (tx) => {
      const session = await lockSession(tx, sessionRef)
      if (!session) throw noSession()
      return factsOf(tx, session)
    }),
  close: ({ sessionRef }) =>
    inLedger(async (tx) => {
      const session = await lockSession(tx, sessionRef)
      if (!session) throw noSession()
      if (session.state !== 'open') return factsOf(tx, session)
      await tx.sandboxSession.update({ where: { id: session.id }, data: { state: 'closed' } })
      await queueEvent(tx, { kind: 'closed', sessionRef, paymentId: session.paymentId })
      return factsOf(tx, { ...session, state: 'closed' })
    }),
  refund: refundInSandbox,
  readWebhook: readSandboxWebhook,
})
