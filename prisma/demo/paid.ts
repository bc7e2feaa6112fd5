import { newId } from '@/lib/core/id'
import type { Portion } from '@/lib/tickets/price'
import type { Rows } from './rows'

const amounts = ['listMinor', 'discountMinor', 'feeMinor', 'taxMinor', 'includedTaxMinor', 'absorbedFeeMinor'] as const

/** An order's lines with what they cost, and their sums. */
export function priced(orderId: string, ticketTypeId: string, portions: Portion[]) {
  const lines = portions.map((portion) => ({ ...portion, id: newId('lin'), orderId, ticketTypeId }))
  const sum = (name: (typeof amounts)[number] | 'unitMinor') =>
    lines.reduce((total, line) => total + line[name] * line.quantity, 0)
  const sums = Object.fromEntries(amounts.map((name) => [name, sum(name)])) as Record<(typeof amounts)[number], number>
  return { lines, ...sums, totalMinor: sum('unitMinor') }
}

/** The sandbox's money for an order, as paying on its page leaves it: it can be given back like any other. */
export function addPayment(
  rows: Rows,
  order: { id: string; title: string; currency: string; totalMinor: number; createdAt: Date },
): void {
  const { id: orderId, title, currency, totalMinor: amountMinor, createdAt } = order
  const [paymentId, sessionId, chargeId] = [newId('pay'), newId('sbs'), newId('sbc')]
  const url = 'http://localhost/'
  rows.sessions.push({
    id: sessionId,
    paymentId,
    description: title,
    amountMinor,
    currency,
    returnUrl: url,
    cancelUrl: url,
    state: 'paid',
    expiresAt: new Date(createdAt.getTime() + 900_000),
    createdAt,
  })
  rows.charges.push({ id: chargeId, sessionId, amountMinor, createdAt })
  rows.payments.push({
    id: paymentId,
    orderId,
    provider: 'sandbox',
    state: 'captured',
    amountMinor,
    currency,
    sessionRef: sessionId,
    paymentRef: chargeId,
    capturedMinor: amountMinor,
    capturedAt: createdAt,
    createdAt,
  })
}
