import { randomBytes } from 'node:crypto'
import { type Form, formAt, invalid, textAt } from './form'

export type Session = {
  id: string
  object: 'checkout.session'
  mode: 'payment'
  status: 'open' | 'complete' | 'expired'
  payment_status: 'paid' | 'unpaid'
  payment_intent: string | null
  amount_total: number
  currency: string
  metadata: Form
  client_reference_id: string | null
  customer_email: string | null
  expires_at: number
  success_url: string
  cancel_url: string
  url: string | null
  /** what the payment will carry; not part of Stripe's answer */
  intent_data: Form
}

export const newStripeId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`
const now = () => Math.floor(Date.now() / 1000)

const known = new Set(
  (
    'mode line_items customer_email client_reference_id metadata payment_intent_data adaptive_pricing locale success_url cancel_url ' +
    'expires_at expand'
  ).split(' '),
)
const least: Record<string, number> = { eur: 50, usd: 50, gbp: 30, jpy: 50 }
const ofThreeDecimals = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd'])

function totalOf(items: Form[]) {
  if (items.length === 0) throw invalid('You must provide `line_items`.', 'line_items')
  const currencies = new Set(items.map((item) => textAt(item, 'price_data', 'currency') ?? ''))
  const [currency = ''] = currencies
  if (currencies.size > 1) throw invalid('All line items must have the same currency.', 'line_items')
  if (!/^[a-z]{3}$/.test(currency)) throw invalid(`Invalid currency: ${currency}.`, 'currency')
  let total = 0
  for (const item of items) {
    const [unit, quantity] = [Number(textAt(item, 'price_data', 'unit_amount')), Number(textAt(item, 'quantity'))]
    if (!Number.isInteger(unit) || unit < 0) throw invalid('Invalid integer', 'line_items[0][price_data][unit_amount]')
    if (!textAt(item, 'price_data', 'product_data', 'name')) throw invalid('A product has a name.', 'line_items')
    total += unit * quantity
  }
  if (ofThreeDecimals.has(currency) && total % 10 !== 0) throw invalid('The last digit must be 0.', 'line_items')
  if (total < (least[currency] ?? 1))
    throw invalid("The Checkout Session's total amount must convert to at least 50 cents.", undefined, 'amount_too_small')
  return { total, currency }
}

/** Makes a session of Stripe's parameters, refusing what Stripe refuses. */
export function sessionFrom(form: Form, pages: string): Session {
  const unknown = Object.keys(form).find((name) => !known.has(name))
  if (unknown) throw invalid(`Received unknown parameter: ${unknown}`, unknown, 'parameter_unknown')
  if (textAt(form, 'mode') !== 'payment') throw invalid('Only the mode payment is spoken here.', 'mode')
  const items = Object.values(formAt(form, 'line_items')).filter((item) => typeof item === 'object')
  const { total, currency } = totalOf(items)
  const expiresAt = Number(textAt(form, 'expires_at') ?? now() + 86_400)
  if (expiresAt < now() + 30 * 60 || expiresAt > now() + 86_400 + 60)
    throw invalid('The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from now.', 'expires_at')
  const email = textAt(form, 'customer_email') ?? null
  if (email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
    throw invalid(`Invalid email address: ${email}`, 'customer_email', 'email_invalid')
  const suffix = textAt(form, 'payment_intent_data', 'statement_descriptor_suffix')
  if (suffix && (suffix.length > 22 || !/[a-z]/i.test(suffix) || /[<>\\'"*]/.test(suffix)))
    throw invalid('Invalid statement descriptor suffix.', 'payment_intent_data[statement_descriptor_suffix]')
  const id = newStripeId('cs_test')
  return {
    id,
    object: 'checkout.session',
    mode: 'payment',
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
    amount_total: total,
    currency,
    metadata: formAt(form, 'metadata'),
    client_reference_id: textAt(form, 'client_reference_id') ?? null,
    customer_email: email,
    expires_at: expiresAt,
    success_url: textAt(form, 'success_url') ?? '',
    cancel_url: textAt(form, 'cancel_url') ?? '',
    url: `${pages}/c/pay/${id}`,
    intent_data: formAt(form, 'payment_intent_data'),
  }
}
