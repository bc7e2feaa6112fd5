import { env } from '@/lib/config/env'
import { NotFound } from '@/lib/core/error'
import { isSigned } from './adapters/razorpay/signature'
import { BadSignature } from './errors'
import { razorpayForm } from './razorpay-form'

/**
 * Where a buyer who comes back from Razorpay's page goes on. What the page says is signed over order and payment; nothing is
 * settled by it: the place they go on to asks Razorpay. One whose payment failed goes there too, to try again.
 * @throws NotFound for an order nobody here opened; BadSignature
 * @see https://razorpay.com/docs/payments/payment-gateway/web-integration/hosted/integration-steps
 */
export async function backFromRazorpay(sessionRef: string, form: URLSearchParams): Promise<string> {
  const known = await razorpayForm(sessionRef)
  if (!known) throw new NotFound('payment')
  if (form.has('error[code]')) return known.returnUrl // unsigned, and believed by nobody
  const [order, payment] = [form.get('razorpay_order_id'), form.get('razorpay_payment_id')]
  const signed = isSigned(`${order}|${payment}`, form.get('razorpay_signature'), env().RAZORPAY_KEY_SECRET ?? '')
  if (order !== sessionRef || !payment || !signed) throw new BadSignature()
  return known.returnUrl
}
