import { z } from 'zod'
import { env } from '@/lib/config/env'
import type { Money } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import { razorpayBase } from './adapters/razorpay/client'
import { fromHere } from './from-here'

/** As much of a kept bill as the form says. */
const bill = z.object({
  title: z.string(),
  order: z.object({ number: z.string() }),
  buyer: z.object({ name: z.string(), email: z.string() }),
  total: z.object({ amountMinor: z.int(), currency: z.string() }),
  expiresAt: z.coerce.date(),
  returnUrl: z.string(),
  cancelUrl: z.string(),
})

type Row = { id: string; state: string; bill: unknown; held: boolean }

export type RazorpayForm = {
  /** where the form is posted to */
  action: string
  fields: Record<string, string>
  title: string
  number: string
  total: Money
  heldUntil: Date
  /** whether somebody may still pay: the hold has not ended, and no money has come */
  open: boolean
  test: boolean
  returnUrl: string
  cancelUrl: string
}

/**
 * The form that leads into Razorpay's hosted checkout; null for an order nobody here opened, and where Razorpay is not set up.
 * @see https://razorpay.com/docs/payments/payment-gateway/web-integration/hosted/integration-steps
 */
export async function razorpayForm(sessionRef: string): Promise<RazorpayForm | null> {
  const { RAZORPAY_KEY_ID: keyId, RAZORPAY_API_BASE: apiBase = razorpayBase, publicUrl } = env()
  if (!keyId) return null
  const [payment] = await db().$queryRaw<Row[]>`
    SELECT id, state, bill, (bill->>'expiresAt')::timestamptz > now() AS held
    FROM payments WHERE provider = 'razorpay' AND session_ref = ${sessionRef}`
  const read = payment && bill.safeParse(payment.bill).data
  if (!read) return null
  const { title, order, buyer, total, expiresAt, returnUrl, cancelUrl } = read
  return {
    action: new URL('/v1/checkout/embedded', apiBase).href,
    fields: {
      key_id: keyId,
      order_id: sessionRef,
      amount: String(total.amountMinor),
      currency: total.currency,
      name: title.slice(0, 250),
      description: `Order ${order.number}`,
      'prefill[name]': buyer.name,
      'prefill[email]': buyer.email,
      'notes[paymentId]': payment.id,
      callback_url: `${publicUrl}/pay/razorpay/${sessionRef}/back`,
      cancel_url: cancelUrl,
    },
    title,
    number: order.number,
    total,
    heldUntil: expiresAt,
    open: payment.state === 'open' && payment.held,
    test: keyId.includes('_test_'),
    returnUrl: fromHere(returnUrl),
    cancelUrl: fromHere(cancelUrl),
  }
}
