import type Stripe from 'stripe'
import type { Fact } from '../../provider'
import { fromStripe } from './currency'

const idOf = (thing: string | { id: string } | null | undefined) => (typeof thing === 'object' ? thing?.id : thing)

/** What a session says of itself, if anything: one that is open says nothing. */
export function factOfSession(session: Stripe.Checkout.Session): Fact | null {
  const about = { sessionRef: session.id, paymentId: session.metadata?.paymentId }
  const { status, payment_status, payment_intent: intent } = session
  const paymentRef = idOf(intent)
  if (session.mode !== 'payment') return null
  if (status === 'expired') return { kind: 'closed', ...about }
  if (status !== 'complete' || !paymentRef) return null
  if (payment_status === 'paid') {
    const [amount, currency] =
      typeof intent === 'object' && intent
        ? [intent.amount_received, intent.currency]
        : [session.amount_total ?? 0, session.currency ?? '']
    return { kind: 'captured', ...about, paymentRef, ...fromStripe(amount, currency) }
  }
  if (payment_status !== 'unpaid') return null
  const failed = typeof intent === 'object' && intent && ['requires_payment_method', 'canceled'].includes(intent.status)
  if (!failed) return { kind: 'processing', ...about, paymentRef }
  return { kind: 'failed', ...about, paymentRef, failure: intent.last_payment_error?.message }
}

/** What a refund says of itself; while it is on its way, nothing. */
export function factOfRefund(refund: Stripe.Refund): Fact | null {
  const paymentRef = idOf(refund.payment_intent)
  const kind = ({ succeeded: 'refunded', failed: 'refund_failed', canceled: 'refund_failed' } as const)[refund.status ?? '']
  if (!paymentRef || !kind) return null
  const { amountMinor } = fromStripe(refund.amount, refund.currency)
  const failure = kind === 'refund_failed' ? (refund.failure_reason ?? refund.status ?? undefined) : undefined
  return { kind, paymentRef, refundRef: refund.id, refundId: refund.metadata?.refundId, amountMinor, failure }
}
