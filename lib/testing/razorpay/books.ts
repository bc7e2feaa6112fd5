import { randomBytes } from 'node:crypto'

type Notes = Record<string, string>
type Order = {
  id: string
  entity: 'order'
  amount: number
  amount_paid: number
  amount_due: number
  currency: string
  receipt: string | null
  status: 'created' | 'attempted' | 'paid'
  attempts: number
  notes: Notes
}
export type Payment = {
  id: string
  entity: 'payment'
  amount: number
  currency: string
  status: 'created' | 'authorized' | 'captured' | 'refunded' | 'failed'
  captured: boolean
  order_id: string
  amount_refunded: number
  refund_status: null | 'partial' | 'full'
  error_description: string | null
  notes: Notes | []
}
type Refund = { id: string; entity: 'refund'; amount: number; currency: string; payment_id: string; status: string; notes: Notes }

/** An error as Razorpay writes it. */
export class RazorpayProblem extends Error {
  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
  get body() {
    const unknown = { source: 'NA', step: 'NA', reason: 'NA', metadata: {} }
    return { error: { code: 'BAD_REQUEST_ERROR', description: this.message, ...unknown } }
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
export const newRazorpayId = (prefix: string) =>
  `${prefix}_${[...randomBytes(14)].map((byte) => letters[byte % letters.length]).join('')}`

/** @param tell sends an event with the things it is about */
export function razorpayBooks(tell: (event: string, things: Record<string, object>) => void) {
  const orders = new Map<string, Order>()
  const payments = new Map<string, Payment>()
  const refunds = new Map<string, Refund>()
  const find = <T>(things: Map<string, T>, id = ''): T => {
    const thing = things.get(id)
    if (!thing) throw new RazorpayProblem('The id provided does not exist')
    return thing
  }
  const refundsOf = (id: string) => [...refunds.values()].filter((each) => each.payment_id === id)

  function capture(id: string, amount: number, currency: string) {
    const payment = find(payments, id)
    if (payment.status !== 'authorized') throw new RazorpayProblem('This payment has already been captured')
    if (payment.amount !== amount || payment.currency !== currency)
      throw new RazorpayProblem('Capture amount must be equal to the amount authorized')
    const order = find(orders, payment.order_id)
    Object.assign(payment, { status: 'captured', captured: true })
    Object.assign(order, { status: 'paid', amount_paid: order.amount_paid + amount, amount_due: 0 })
    tell('payment.captured', { payment })
    tell('order.paid', { payment, order })
    return payment
  }

  return {
    orders,
    payments,
    refunds,
    capture,
    payment: (id: string) => find(payments, id),
    paymentsOf(order: string) {
      const { id } = find(orders, order)
      return [...payments.values()].filter(({ order_id }) => order_id === id).reverse()
    },
    refundsOf: (payment: string) => refundsOf(find(payments, payment).id).reverse(),
    create(body: { amount?: number; currency?: string; receipt?: string; unique_receipt?: boolean; notes?: Notes }): Order {
      const { amount = 0, currency = '', receipt = null, notes = {} } = body
      const earlier = receipt && body.unique_receipt ? [...orders.values()].find((each) => each.receipt === receipt) : undefined
      if (earlier) return earlier
      if (!Number.isInteger(amount) || amount < 100) throw new RazorpayProblem('The amount must be at least INR 1.00')
      if (!/^[A-Z]{3}$/.test(currency)) throw new RazorpayProblem('The currency is invalid.')
      if (receipt && receipt.length > 40) throw new RazorpayProblem('The receipt may not be greater than 40 characters.')
      const isLong = Object.entries(notes).some(([name, value]) => name.length > 256 || String(value).length > 256)
      if (isLong || Object.keys(notes).length > 15) throw new RazorpayProblem('Notes are at most 15 of 256 characters.')
      const id = newRazorpayId('order')
      const money = { amount, amount_paid: 0, amount_due: amount, currency }
      const order: Order = { id, entity: 'order', ...money, receipt, status: 'created', attempts: 0, notes }
      orders.set(id, order)
      return order
    },
    /** A buyer pays. `authorized` is a bank that was late: nobody has captured it. */
    pay(orderId: string, { as = 'captured', notes = [] as Notes | [], amount = find(orders, orderId).amount } = {}): Payment {
      const order = find(orders, orderId)
      if (order.status === 'paid') throw new RazorpayProblem('Order already paid')
      order.attempts++
      const failed = as === 'failed'
      const payment: Payment = {
        id: newRazorpayId('pay'),
        entity: 'payment',
        amount,
        currency: order.currency,
        status: failed ? 'failed' : 'authorized',
        captured: false,
        order_id: orderId,
        amount_refunded: 0,
        refund_status: null,
        error_description: failed ? 'Your payment has been declined by the bank.' : null,
        notes,
      }
      payments.set(payment.id, payment)
      order.status = 'attempted'
      tell(failed ? 'payment.failed' : 'payment.authorized', { payment })
      return as === 'captured' ? capture(payment.id, amount, order.currency) : payment
    },
    refund(paymentId: string, { amount, notes = {} }: { amount?: number; notes?: Notes }): Refund {
      const payment = find(payments, paymentId)
      if (!payment.captured) throw new RazorpayProblem('The payment must be captured before it can be refunded')
      const left = payment.amount - payment.amount_refunded
      if (left === 0) throw new RazorpayProblem('The payment has been fully refunded already')
      const back = amount ?? left
      if (back > left) throw new RazorpayProblem('The total refund amount is greater than the refund payment amount')
      payment.amount_refunded += back
      Object.assign(payment, back === left ? { status: 'refunded', refund_status: 'full' } : { refund_status: 'partial' })
      const { id: payment_id, currency } = payment
      const id = newRazorpayId('rfnd')
      const refund: Refund = { id, entity: 'refund', amount: back, currency, payment_id, status: 'processed', notes }
      refunds.set(id, refund)
      tell('refund.processed', { refund, payment })
      return refund
    },
  }
}
