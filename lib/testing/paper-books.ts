import { decide, type OrderStatus, type PaymentState, type Step } from '@/lib/orders/order-state'

/** A fact as a test tells it. `session` and `money` are names; `time_is_up` is no fact: the hold ends, if it may. */
export type Told =
  | { kind: 'captured'; session: string; money: string; amount: number }
  | { kind: 'processing' | 'failed' | 'closed'; session: string }
  | { kind: 'refunded' | 'refund_failed'; money: string }
  | { kind: 'time_is_up' }

type Money = { amount: number; refund: { amount: number; state: 'due' | 'done' | 'failed' } | null }

/** One order of one ticket and its money, on paper: what `settle` does in SQL, done by the table alone. */
export type Books = {
  asked: number
  seatsLeft: boolean
  status: OrderStatus
  endReason: string | null
  tickets: number
  sessions: Record<string, PaymentState>
  money: Record<string, Money>
  /** told of money that had not come yet */
  waiting: Told[]
}

export const emptyBooks = (asked: number, seatsLeft: boolean): Books => ({
  asked,
  seatsLeft,
  status: 'pending',
  endReason: null,
  tickets: 0,
  sessions: {},
  money: {},
  waiting: [],
})

const holds = ({ status }: Books) => status === 'pending' || status === 'awaiting_confirmation'

/** The hold's time is up; a bank that is still confirming keeps it. */
function timeIsUp(books: Books): Books {
  const confirming = Object.values(books.sessions).includes('processing')
  return holds(books) && !confirming ? { ...books, status: 'expired', endReason: 'hold_ended' } : books
}

const compare = (amount: number, asked: number) => (amount === asked ? 'asked' : amount < asked ? 'less' : 'more')

export function applyTold(books: Books, told: Told): Books {
  if (told.kind === 'time_is_up') return timeIsUp(books)
  const session = 'session' in told ? told.session : ''
  const known = 'money' in told ? books.money[told.money] : undefined
  if (told.kind === 'refunded' || told.kind === 'refund_failed') {
    if (!known) return { ...books, waiting: [...books.waiting, told] }
  }
  const step = decide({
    kind: told.kind,
    status: books.status,
    payment: books.sessions[session] ?? 'open',
    known: known !== undefined,
    paid: told.kind === 'captured' ? compare(told.amount, books.asked) : null,
    event: 'on',
    replaced: false,
    endReason: books.endReason,
    otherProcessing: Object.entries(books.sessions).some(([name, state]) => name !== session && state === 'processing'),
    refund: known?.refund?.state ?? null,
  })
  return carryOut(books, step.order === 'confirm_late' && !books.seatsLeft ? step.otherwise! : step, told, session)
}

function carryOut(before: Books, step: Step, told: Told, session: string): Books {
  const books = { ...before, sessions: { ...before.sessions }, money: { ...before.money } }
  if (step.payment) books.sessions[session] = step.payment
  if (step.order === 'await') books.status = 'awaiting_confirmation'
  if (step.order === 'owe') books.status = 'refund_due'
  if (step.order === 'expire') Object.assign(books, { status: 'expired', endReason: 'payment_failed' })
  if (step.order === 'confirm' || step.order === 'confirm_late') Object.assign(books, { status: 'confirmed', tickets: 1 })
  if (step.refundRow && 'money' in told) {
    const money = books.money[told.money]!
    const state = step.refundRow === 'failed' ? 'failed' : 'done'
    books.money[told.money] = { ...money, refund: { amount: money.refund?.amount ?? money.amount, state } }
    if (books.status === 'refund_due' && settledBack(books)) books.status = 'refunded'
    if (books.status === 'refunded' && !settledBack(books)) books.status = 'refund_due'
  }
  if (!step.book || told.kind !== 'captured') return books
  const amount = step.refund?.what === 'all' ? told.amount : told.amount - books.asked
  books.sessions[session] = 'captured'
  books.money[told.money] = { amount: told.amount, refund: step.refund ? { amount, state: 'due' } : null }
  const waiting = books.waiting.filter((fact) => 'money' in fact && fact.money === told.money)
  return waiting.reduce(applyTold, { ...books, waiting: books.waiting.filter((fact) => !waiting.includes(fact)) })
}

const settledBack = ({ money }: Books) => Object.values(money).every(({ refund }) => refund === null || refund.state === 'done')

/** Everything told, and then the end of the hold and what banks were still confirming: how it ends. */
export function endOf(told: Told[], { asked, seatsLeft = true }: { asked: number; seatsLeft?: boolean }) {
  const heard = told.reduce(applyTold, emptyBooks(asked, seatsLeft))
  const banks = Object.entries(heard.sessions).filter(([, state]) => state === 'processing')
  const failed = banks.map(([session]): Told => ({ kind: 'failed', session }))
  const books = timeIsUp(failed.reduce(applyTold, heard))
  const sum = (each: (money: Money) => number) => Object.values(books.money).reduce((total, money) => total + each(money), 0)
  return {
    status: books.status,
    tickets: books.tickets,
    captured: sum(({ amount }) => amount),
    promised: sum(({ refund }) => refund?.amount ?? 0),
    done: sum(({ refund }) => (refund?.state === 'done' ? refund.amount : 0)),
  }
}
