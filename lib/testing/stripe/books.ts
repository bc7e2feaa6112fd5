import { type Form, invalid, StripeProblem, textAt } from './form'
import { newStripeId, type Session, sessionFrom } from './sessions'

type Intent = { id: string; object: 'payment_intent'; status: string; amount_received: number; currency: string; metadata: Form }
type Refund = {
  id: string
  object: 'refund'
  amount: number
  currency: string
  payment_intent: string
  status: string
  failure_reason?: string
  metadata: Form
}

/** @param pages where its pages are @param tell sends an event about a thing */
export function stripeBooks(pages: () => string, tell: (type: string, object: object) => void) {
  const sessions = new Map<string, Session>()
  const intents = new Map<string, Intent>()
  const refunds = new Map<string, Refund>()

  const find = <T>(kind: string, things: Map<string, T>, id = ''): T => {
    const thing = things.get(id)
    if (!thing) throw new StripeProblem(404, 'invalid_request_error', `No such ${kind}: '${id}'`, { code: 'resource_missing' })
    return thing
  }
  const shown = ({ intent_data: _own, ...session }: Session) => session
  const refundedOf = (intent: string) =>
    [...refunds.values()].reduce(
      (sum, each) => sum + (each.payment_intent === intent && each.status !== 'failed' ? each.amount : 0),
      0,
    )

  function payable(id: string): Session {
    const session = find('checkout.session', sessions, id)
    if (session.expires_at * 1000 < Date.now() && session.status === 'open') session.status = 'expired'
    if (session.status !== 'open') throw invalid(`This Checkout Session is ${session.status}.`)
    return session
  }
  function complete(session: Session, status: 'succeeded' | 'processing', amount = session.amount_total) {
    const paid = status === 'succeeded'
    const id = newStripeId('pi')
    const { currency, metadata } = session
    intents.set(id, { id, object: 'payment_intent', status, amount_received: paid ? amount : 0, currency, metadata })
    Object.assign(session, { status: 'complete', payment_status: paid ? 'paid' : 'unpaid', payment_intent: id, url: null })
    tell('checkout.session.completed', shown(session))
    if (paid) tell('payment_intent.succeeded', intents.get(id)!)
  }

  return {
    sessions,
    refunds,
    create(form: Form) {
      const session = sessionFrom(form, pages())
      sessions.set(session.id, session)
      return shown(session)
    },
    read(id: string) {
      const session = find('checkout.session', sessions, id)
      const intent = session.payment_intent ? intents.get(session.payment_intent) : null
      return { ...shown(session), payment_intent: intent ? { ...intent, latest_charge: null } : null }
    },
    expire(id: string) {
      const session = find('checkout.session', sessions, id)
      if (session.status !== 'open')
        throw invalid(
          `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
        )
      session.status = 'expired'
      tell('checkout.session.expired', shown(session))
      return shown(session)
    },
    /** The buyer pays on the page. @param amount another one than was asked, as no card does */
    pay: (id: string, amount?: number) => complete(payable(id), 'succeeded', amount),
    /** The buyer pays by a method whose bank confirms later: `confirm` or `refuse` then. */
    payLater: (id: string) => complete(payable(id), 'processing'),
    confirm(id: string, taken: boolean) {
      const session = find('checkout.session', sessions, id)
      const intent = find('payment_intent', intents, session.payment_intent ?? '')
      Object.assign(
        intent,
        taken ? { status: 'succeeded', amount_received: session.amount_total } : { status: 'requires_payment_method' },
      )
      if (taken) session.payment_status = 'paid'
      tell(`checkout.session.async_payment_${taken ? 'succeeded' : 'failed'}`, shown(session))
    },
    refund(form: Form) {
      const intent = find('payment_intent', intents, textAt(form, 'payment_intent'))
      const left = intent.amount_received - refundedOf(intent.id)
      const amount = Number(textAt(form, 'amount') ?? left)
      if (left === 0) throw invalid('Charge has already been refunded.', undefined, 'charge_already_refunded')
      if (amount > left)
        throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, 'amount')
      const id = newStripeId('re')
      const metadata = (form.metadata ?? {}) as Form
      const refund: Refund = {
        id,
        object: 'refund',
        amount,
        currency: intent.currency,
        payment_intent: intent.id,
        status: 'succeeded',
        metadata,
      }
      refunds.set(id, refund)
      tell('refund.created', refund)
      return refund
    },
    /** A bank sends a refund back, days later. */
    failRefund(id: string) {
      const refund = Object.assign(find('refund', refunds, id), { status: 'failed', failure_reason: 'expired_or_canceled_card' })
      tell('refund.failed', refund)
    },
    refundsOf(intent: string | null) {
      const { id } = find('payment_intent', intents, intent ?? '')
      const data = [...refunds.values()].filter((each) => each.payment_intent === id).reverse()
      return { object: 'list', has_more: false, data }
    },
  }
}
