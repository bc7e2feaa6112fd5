import type Stripe from 'stripe'
import type { Bill } from '../../provider'
import { toStripe } from './currency'
import { localeOf } from './locale'

/** Stripe ends no session in less than 30 minutes, counted by its own clock. */
const slack = 31 * 60

/** Amounts beside the lines never leave this function: they are all-in, and add up to the total. */
function lineItems({ lines, total }: Bill): Stripe.Checkout.SessionCreateParams.LineItem[] {
  return lines.map(({ name, quantity, unitMinor }) => ({
    quantity,
    price_data: {
      currency: total.currency.toLowerCase(),
      unit_amount: toStripe(unitMinor, total.currency),
      product_data: { name: name.slice(0, 250) },
    },
  }))
}

/** Beside the installation's own name on a card's statement: 22 characters in all, so little of ours. */
const statementSuffix = (number: string) => `NO ${number}`.slice(0, 12)

/**
 * The session for a bill. Nothing in it depends on the moment: the same bill is the same request, as the idempotency key demands.
 * @param applicationFeeBp what this installation keeps when the money is for an organisation's own account
 */
export function sessionOf(bill: Bill, applicationFeeBp: number): Stripe.Checkout.SessionCreateParams {
  const { order, paymentId, account, total } = bill
  const amount = toStripe(total.amountMinor, total.currency)
  const fee = Math.round((amount * applicationFeeBp) / 10_000)
  const metadata = { orderId: order.id, paymentId, number: order.number }
  return {
    mode: 'payment',
    line_items: lineItems(bill),
    customer_email: bill.buyer.email,
    client_reference_id: order.id,
    metadata,
    payment_intent_data: {
      metadata,
      description: `${bill.title}: order ${order.number}`.slice(0, 500),
      statement_descriptor_suffix: statementSuffix(order.number),
      ...(account && { transfer_data: { destination: account }, ...(fee > 0 && { application_fee_amount: fee }) }),
    },
    adaptive_pricing: { enabled: false }, // what was asked is compared with what came, in one currency
    locale: localeOf(bill.locale),
    success_url: bill.returnUrl,
    cancel_url: bill.cancelUrl,
    expires_at: Math.ceil(bill.expiresAt.getTime() / 1000) + slack,
  }
}
