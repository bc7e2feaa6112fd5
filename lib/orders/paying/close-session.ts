import { log } from '@/lib/config/log'
import { systemContext } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { callFunction } from '@/lib/db/sql'
import { ProviderRefused } from '@/lib/payments/errors'
import type { KnownSession, Provider, ProviderName } from '@/lib/payments/provider'
import { billOf, type KeptBill } from '../bill'
import { askedRef, type Settled, settleOrder, type Telling } from '../settle-order'
import { inWords } from './in-words'

/** A payment that is not over, as its row says. */
export type UnsettledPayment = {
  id: string
  provider: ProviderName
  account: string | null
  sessionRef: string | null
  bill: KeptBill | null
}

/** Whether nobody can pay it any more; what was paid is settled. */
export type Closed = 'closed' | 'kept'

export type Find = (name: ProviderName) => Provider

/**
 * The session of a payment. When a process ended between asking for it and saving its name, asking once more names it: the same bill
 * opens the same session.
 */
async function sessionOf(payment: UnsettledPayment, provider: Provider): Promise<KnownSession | null> {
  const { id: paymentId, account, sessionRef, bill } = payment
  if (sessionRef) return { paymentId, sessionRef, account }
  if (!bill) return null
  const session = await provider.open(billOf(bill))
  const { actor, requestId } = systemContext()
  await callFunction('payment_opened', { paymentId, ...session, actor: actor.kind, requestId })
  return { paymentId, sessionRef: session.sessionRef, account }
}

const unsettled = ['opening', 'open'] as const

/** Asks a provider of one payment, outside of any transaction, and settles what it says. */
export async function hear(
  payment: UnsettledPayment,
  find: Find,
  how: 'ask' | 'close',
  source: Telling['source'] = 'reconciler',
): Promise<Settled[]> {
  const provider = find(payment.provider)
  const session = await sessionOf(payment, provider)
  if (!session) return []
  const settled: Settled[] = []
  for (const fact of await provider[how](session)) {
    const eventRef = askedRef(session.sessionRef, fact)
    settled.push(await settleOrder(fact, { provider: payment.provider, eventRef, source }))
  }
  return settled
}

/**
 * Ends a session at the provider, so that nobody can pay it. One the provider says no to ever having opened is over too. When the
 * provider does not answer the payment keeps its order's hold, and its row says why.
 */
export async function closeSession(payment: UnsettledPayment, find: Find): Promise<Closed> {
  try {
    await hear(payment, find, 'close')
  } catch (error) {
    if (error instanceof ProviderRefused && payment.sessionRef === null) {
      const { actor, requestId } = systemContext()
      await callFunction('payment_refused', { paymentId: payment.id, failure: inWords(error), actor: actor.kind, requestId })
    } else {
      log().warn({ err: error, paymentId: payment.id }, 'a payment session could not be closed; its seats stay held')
      await db().payment.updateMany({
        where: { id: payment.id, state: { in: [...unsettled] } },
        data: { failure: inWords(error) },
      })
      return 'kept'
    }
  }
  const { state } = await db().payment.findUniqueOrThrow({ where: { id: payment.id }, select: { state: true } })
  return state === 'opening' || state === 'open' ? 'kept' : 'closed'
}
