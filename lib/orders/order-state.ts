import type { Fact } from '@/lib/payments/provider'

export const orderStatuses = [
  'pending',
  'awaiting_confirmation',
  'confirmed',
  'expired',
  'cancelled',
  'refund_due',
  'partly_refunded',
  'refunded',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

export type PaymentState = 'opening' | 'open' | 'processing' | 'captured' | 'failed' | 'closed'

/** What is the case when a fact arrives, read under the lock of its order (SQL: open_receipt). */
export type Situation = {
  kind: Fact['kind']
  status: OrderStatus
  /** of the payment whose session the fact is about, before it */
  payment: PaymentState
  /** this money is in the books already */
  known: boolean
  /** what came, beside what was asked; null when the fact is not about money that came */
  paid: 'less' | 'asked' | 'more' | 'other_currency' | null
  event: 'on' | 'over' | 'cancelled'
  /** another order of the same purchase stands, or holds seats */
  replaced: boolean
  /** why the hold ended */
  endReason: string | null
  /** a bank is confirming another payment of this order */
  otherProcessing: boolean
  /** the refund the fact is about; null when nobody here asked for it */
  refund: 'due' | 'done' | 'failed' | null
}

/** The row that applied, as receipts keep it; beside these `unknown`: a fact about a session nobody here opened. */
export type Outcome =
  | 'known'
  | 'wrong_currency'
  | 'paid_twice'
  | 'underpaid'
  | 'event_off'
  | 'replaced'
  | 'confirm'
  | 'overpaid'
  | 'late_refund'
  | 'confirm_late'
  | 'overpaid_late'
  | 'noted'
  | 'awaiting'
  | 'processing'
  | 'payment_failed'
  | 'failed'
  | 'closed'
  | 'refund_done'
  | 'refunded_outside'
  | 'refund_failed'

export type RefundReason = 'late' | 'paid_twice' | 'underpaid' | 'overpaid' | 'wrong_currency' | 'event_cancelled'

/** What is to be done: of each sort one thing at most. SQL (`settle`) does it and knows no rule. */
export type Step = {
  outcome: Outcome
  /** the money goes into the books: onto the payment, or onto a row of its own when the payment has money already */
  book?: true
  payment?: 'processing' | 'failed' | 'closed'
  /** confirm_late: only if its seats can still be taken. owe: the hold ends, if there is one, and the buyer gets the money back */
  order?: 'confirm' | 'confirm_late' | 'await' | 'expire' | 'owe'
  refund?: { what: 'all' | 'surplus'; reason: RefundReason }
  refundRow?: 'done' | 'failed' | 'outside'
  /** this instead, when the seats are gone */
  otherwise?: Step
}

type Row = [outcome: Outcome, when: (now: Situation) => boolean, then: Omit<Step, 'outcome'>]

const always = () => true
const holding = ({ status }: Situation) => status === 'pending' || status === 'awaiting_confirmation'
const paidFor = ({ status }: Situation) => ['confirmed', 'partly_refunded', 'refund_due', 'refunded'].includes(status)
const ended = ({ payment }: Situation) => ['captured', 'failed', 'closed'].includes(payment)

const book = true
const back = (reason: RefundReason) => ({ book, refund: { what: 'all', reason } }) as const
const owed = (reason: RefundReason) => ({ ...back(reason), order: 'owe' }) as const
const surplus = { what: 'surplus', reason: 'overpaid' } as const
const otherwise = { outcome: 'late_refund', ...owed('late') } as const

/** The rules of money. Of the rows of a fact's kind, read from the top, the first that fits is what happens. */
export const table: Record<Fact['kind'], Row[]> = {
  captured: [
    ['known', ({ known }) => known, {}],
    ['wrong_currency', ({ paid }) => paid === 'other_currency', back('wrong_currency')],
    ['paid_twice', paidFor, back('paid_twice')],
    ['underpaid', ({ paid }) => paid === 'less', back('underpaid')],
    ['event_off', ({ event }) => event === 'cancelled', owed('event_cancelled')],
    ['replaced', ({ replaced }) => replaced, owed('late')],
    ['confirm', (now) => holding(now) && now.paid === 'asked', { book, order: 'confirm' }],
    ['overpaid', holding, { book, order: 'confirm', refund: surplus }],
    // From here on the hold has ended before the money came.
    [
      'late_refund',
      ({ event, status, endReason }) => event === 'over' || (status === 'cancelled' && endReason !== 'left'),
      owed('late'),
    ],
    ['confirm_late', ({ paid }) => paid === 'asked', { book, order: 'confirm_late', otherwise }],
    ['overpaid_late', always, { book, order: 'confirm_late', refund: surplus, otherwise }],
  ],
  processing: [
    ['noted', ended, {}],
    ['awaiting', ({ status }) => status === 'pending', { payment: 'processing', order: 'await' }],
    ['processing', always, { payment: 'processing' }],
  ],
  failed: [
    ['noted', ended, {}],
    [
      'payment_failed',
      (now) => now.status === 'awaiting_confirmation' && !now.otherProcessing,
      { payment: 'failed', order: 'expire' },
    ],
    ['failed', always, { payment: 'failed' }],
  ],
  closed: [
    ['noted', ended, {}],
    ['closed', always, { payment: 'closed' }],
  ],
  refunded: [
    ['refund_done', ({ refund }) => refund === 'due', { refundRow: 'done' }],
    ['refunded_outside', ({ refund }) => refund === null, { refundRow: 'outside' }],
    ['noted', always, {}],
  ],
  refund_failed: [
    // One that was done may still come back from the buyer's bank. What is noted as failed is not told done later.
    ['refund_failed', ({ refund }) => refund === 'due' || refund === 'done', { refundRow: 'failed' }],
    ['noted', always, {}],
  ],
}

/** What to do about a fact. Pure and total: the last row of every kind fits always. */
export function decide(now: Situation): Step {
  const [outcome, , then] = table[now.kind].find(([, when]) => when(now)) as Row
  return { outcome, ...then }
}
