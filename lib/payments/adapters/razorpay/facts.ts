import type { Fact } from '../../provider'
import { noteOf, type RazorpayPayment, type RazorpayRefund } from './shapes'

type SessionFact = Extract<Fact, { sessionRef: string }>

/** Money that was taken: captured, and perhaps sent back since. */
export const isCaptured = ({ status, captured }: RazorpayPayment) =>
  status === 'captured' || (status === 'refunded' && captured !== false)

/**
 * What one attempt to pay says. A failed one says nothing: the buyer may try again within the same order, and the same
 * attempt may still succeed late. Authorised money that went back uncaptured is an end.
 */
export function factOfPayment(payment: RazorpayPayment, sessionRef = payment.order_id): SessionFact | null {
  if (!sessionRef) return null
  const about = { sessionRef, paymentId: noteOf(payment, 'paymentId'), paymentRef: payment.id }
  if (isCaptured(payment)) return { kind: 'captured', ...about, amountMinor: payment.amount, currency: payment.currency }
  if (payment.status === 'authorized') return { kind: 'processing', ...about }
  if (payment.status === 'refunded')
    return { kind: 'failed', ...about, failure: payment.error_description ?? 'The bank took the money back.' }
  return null
}

export function factOfRefund(refund: RazorpayRefund): Fact | null {
  const kind = ({ processed: 'refunded', failed: 'refund_failed' } as const)[refund.status]
  if (!kind) return null
  return {
    kind,
    paymentRef: refund.payment_id,
    refundRef: refund.id,
    refundId: noteOf(refund, 'refundId'),
    amountMinor: refund.amount,
    ...(kind === 'refund_failed' && { failure: 'Razorpay could not send it back.' }),
  }
}
