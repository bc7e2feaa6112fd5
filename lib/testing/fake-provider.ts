import { isDeepStrictEqual } from 'node:util'
import { newId } from '@/lib/core/id'
import { ProviderUnavailable } from '@/lib/payments/errors'
import type { Bill, Fact, Provider, ProviderName } from '@/lib/payments/provider'

type Charge = {
  paymentRef: string
  amountMinor: number
  currency: string
  sentBack: Map<string, { refundRef: string; amountMinor: number; failed: boolean }>
}
type Session = { bill: Bill; sessionRef: string; state: 'open' | 'processing' | 'failed' | 'closed'; charges: Charge[] }
type Call = 'open' | 'ask' | 'close' | 'refund'

/** A whole provider in memory, for tests to push about: it keeps books of its own, and can be slow, down or wilful. */
export function fakeProvider(name: ProviderName = 'sandbox') {
  const sessions = new Map<string, Session>()
  const calls: Call[] = []
  const troubles: { call: Call; error: Error; after: boolean }[] = []
  let refundsTake: 'at_once' | 'a_while' = 'at_once'

  /** Runs a call with what was planned to go wrong, before it is done or after. */
  async function answer<T>(call: Call, work: () => T): Promise<T> {
    calls.push(call)
    const index = troubles.findIndex((trouble) => trouble.call === call)
    const trouble = index < 0 ? undefined : troubles.splice(index, 1)[0]
    await new Promise((resolve) => setImmediate(resolve))
    if (trouble && !trouble.after) throw trouble.error
    const answered = work()
    if (trouble) throw trouble.error
    return answered
  }

  const byRef = (sessionRef: string) => {
    const session = [...sessions.values()].find((each) => each.sessionRef === sessionRef)
    if (!session) throw new Error(`no session ${sessionRef}`)
    return session
  }
  const chargeOf = (paymentRef: string) =>
    [...sessions.values()].flatMap(({ charges }) => charges).find((each) => each.paymentRef === paymentRef)
  const factsOf = ({ bill, sessionRef, state, charges }: Session): Fact[] => [
    ...charges.flatMap((charge): Fact[] => [
      {
        kind: 'captured',
        sessionRef,
        paymentId: bill.paymentId,
        paymentRef: charge.paymentRef,
        amountMinor: charge.amountMinor,
        currency: charge.currency,
      },
      ...[...charge.sentBack].map(
        ([key, { refundRef, amountMinor, failed }]): Fact => ({
          kind: failed ? 'refund_failed' : 'refunded',
          paymentRef: charge.paymentRef,
          refundRef,
          refundId: key,
          amountMinor,
        }),
      ),
    ]),
    ...(state === 'open' ? [] : [{ kind: state, sessionRef, paymentId: bill.paymentId } as Fact]),
  ]

  const provider: Provider = {
    name,
    test: true,
    origins: ['https://pay.example.org'],
    limits: () => ({ minMinor: 1, stepMinor: 1 }),
    open: (bill) =>
      answer('open', () => {
        const known = sessions.get(bill.paymentId)
        const session = known ?? { bill, sessionRef: newId('ses'), state: 'open' as const, charges: [] }
        if (!isDeepStrictEqual(session.bill, bill)) throw new Error('another request under the same key')
        sessions.set(bill.paymentId, session)
        return {
          sessionRef: session.sessionRef,
          url: `https://pay.example.org/${session.sessionRef}`,
          expiresAt: new Date(Date.now() + 86_400_000),
        }
      }),
    ask: ({ sessionRef }) => answer('ask', () => factsOf(byRef(sessionRef))),
    close: ({ sessionRef }) =>
      answer('close', () => {
        const session = byRef(sessionRef)
        if (session.state === 'open') session.state = 'closed'
        return factsOf(session)
      }),
    refund: ({ key, paymentRef, amountMinor }) =>
      answer('refund', () => {
        const charge = chargeOf(paymentRef)
        if (!charge) throw new Error(`no charge ${paymentRef}`)
        const known = charge.sentBack.get(key)
        const left =
          charge.amountMinor -
          [...charge.sentBack.values()].filter(({ failed }) => !failed).reduce((sum, each) => sum + each.amountMinor, 0)
        if (!known && amountMinor > left) throw new Error(`more goes back than came: ${amountMinor} of ${left}`)
        const refund = known ?? { refundRef: newId('re'), amountMinor, failed: false }
        charge.sentBack.set(key, refund)
        return { refundRef: refund.refundRef, done: refundsTake === 'at_once' && !refund.failed }
      }),
    readWebhook: () => ({ eventRef: newId('evt'), fact: null }),
  }

  return {
    provider,
    /** as functions take it */
    find: () => provider,
    sessions,
    calls,
    /** The buyer pays, on a session that is open or, since a bank is slow, was; what the webhook would say. */
    pay(paymentId: string, { amountMinor, currency }: { amountMinor?: number; currency?: string } = {}): Fact {
      const session = sessions.get(paymentId)!
      const { total } = session.bill
      const charge = {
        paymentRef: newId('money'),
        amountMinor: amountMinor ?? total.amountMinor,
        currency: currency ?? total.currency,
        sentBack: new Map(),
      }
      session.charges.push(charge)
      session.state = 'closed'
      return {
        kind: 'captured',
        sessionRef: session.sessionRef,
        paymentRef: charge.paymentRef,
        amountMinor: charge.amountMinor,
        currency: charge.currency,
      }
    },
    /** The bank is thinking, or says no. */
    become(paymentId: string, state: 'processing' | 'failed' | 'closed'): Fact {
      const session = sessions.get(paymentId)!
      session.state = state
      return { kind: state, sessionRef: session.sessionRef }
    },
    /** The next such call fails, `after` it was carried out perhaps. */
    trouble(
      call: Call,
      { error = new ProviderUnavailable({ reason: 'no answer' }), after = false }: { error?: Error; after?: boolean } = {},
    ) {
      troubles.push({ call, error, after })
    },
    /** What was to go wrong and has not is forgotten. */
    calm() {
      troubles.splice(0)
    },
    refundsTake(time: 'at_once' | 'a_while') {
      refundsTake = time
    },
    /** A refund it had taken does not arrive. */
    failRefund(refundRef: string): Fact {
      for (const charge of [...sessions.values()].flatMap(({ charges }) => charges)) {
        for (const [key, refund] of charge.sentBack) {
          if (refund.refundRef !== refundRef) continue
          refund.failed = true
          return {
            kind: 'refund_failed',
            paymentRef: charge.paymentRef,
            refundRef,
            refundId: key,
            amountMinor: refund.amountMinor,
            failure: 'Account closed.',
          }
        }
      }
      throw new Error(`no refund ${refundRef}`)
    },
    /** What it holds of somebody's money now. */
    balance: () =>
      [...sessions.values()]
        .flatMap(({ charges }) => charges)
        .reduce(
          (sum, { amountMinor, sentBack }) =>
            sum +
            amountMinor -
            [...sentBack.values()].filter(({ failed }) => !failed).reduce((back, each) => back + each.amountMinor, 0),
          0,
        ),
  }
}
export type FakeProvider = ReturnType<typeof fakeProvider>
