import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { endOf, type Told } from '@/lib/testing/paper-books'
import { decide, type Outcome, type Situation, table } from './order-state'

const pending: Situation = {
  kind: 'captured',
  status: 'pending',
  payment: 'open',
  known: false,
  paid: 'asked',
  event: 'on',
  replaced: false,
  endReason: null,
  otherProcessing: false,
  refund: null,
}
const expired = { status: 'expired', payment: 'closed', endReason: 'hold_ended' } as const
const awaiting = { status: 'awaiting_confirmation', payment: 'processing' } as const

const all = { what: 'all' }
const surplus = { what: 'surplus', reason: 'overpaid' }

/** Each row of the table at least once, with what is the case and what is done. */
const cases: [Outcome, Partial<Situation>, object][] = [
  ['known', { known: true }, {}],
  ['known', { known: true, status: 'confirmed', paid: 'other_currency' }, {}],
  ['wrong_currency', { paid: 'other_currency' }, { book: true, refund: { ...all, reason: 'wrong_currency' } }],
  [
    'wrong_currency',
    { paid: 'other_currency', status: 'confirmed' },
    { book: true, refund: { ...all, reason: 'wrong_currency' } },
  ],
  ...(['confirmed', 'partly_refunded', 'refund_due', 'refunded'] as const).map(
    (status): [Outcome, Partial<Situation>, object] => [
      'paid_twice',
      { status, paid: 'less' },
      { book: true, refund: { ...all, reason: 'paid_twice' } },
    ],
  ),
  ['underpaid', { paid: 'less' }, { book: true, refund: { ...all, reason: 'underpaid' } }],
  ['underpaid', { paid: 'less', ...expired }, { book: true, refund: { ...all, reason: 'underpaid' } }],
  ['event_off', { event: 'cancelled' }, { book: true, order: 'owe', refund: { ...all, reason: 'event_cancelled' } }],
  ['event_off', { event: 'cancelled', ...expired }, { book: true, order: 'owe', refund: { ...all, reason: 'event_cancelled' } }],
  ['replaced', { replaced: true, ...expired }, { book: true, order: 'owe', refund: { ...all, reason: 'late' } }],
  ['confirm', {}, { book: true, order: 'confirm' }],
  ['confirm', { event: 'over' }, { book: true, order: 'confirm' }],
  ['confirm', awaiting, { book: true, order: 'confirm' }],
  ['confirm', { payment: 'failed' }, { book: true, order: 'confirm' }],
  ['overpaid', { paid: 'more' }, { book: true, order: 'confirm', refund: surplus }],
  ['late_refund', { ...expired, event: 'over' }, { book: true, order: 'owe', refund: { ...all, reason: 'late' } }],
  ...(['by_buyer', 'by_organiser', 'event_cancelled'] as const).map((endReason): [Outcome, Partial<Situation>, object] => [
    'late_refund',
    { status: 'cancelled', endReason },
    { book: true, order: 'owe', refund: { ...all, reason: 'late' } },
  ]),
  ['confirm_late', expired, { book: true, order: 'confirm_late' }],
  ['confirm_late', { status: 'cancelled', endReason: 'left' }, { book: true, order: 'confirm_late' }],
  ['overpaid_late', { ...expired, paid: 'more' }, { book: true, order: 'confirm_late', refund: surplus }],
  ...(['captured', 'failed', 'closed'] as const).flatMap((payment) =>
    (['processing', 'failed', 'closed'] as const).map((kind): [Outcome, Partial<Situation>, object] => [
      'noted',
      { kind, payment },
      {},
    ]),
  ),
  ['awaiting', { kind: 'processing' }, { payment: 'processing', order: 'await' }],
  ['processing', { kind: 'processing', status: 'expired' }, { payment: 'processing' }],
  ['payment_failed', { kind: 'failed', ...awaiting }, { payment: 'failed', order: 'expire' }],
  ['failed', { kind: 'failed' }, { payment: 'failed' }],
  ['failed', { kind: 'failed', ...awaiting, otherProcessing: true }, { payment: 'failed' }],
  ['closed', { kind: 'closed' }, { payment: 'closed' }],
  ['refund_done', { kind: 'refunded', refund: 'due' }, { refundRow: 'done' }],
  ['refunded_outside', { kind: 'refunded', refund: null }, { refundRow: 'outside' }],
  ['noted', { kind: 'refunded', refund: 'done' }, {}],
  ['noted', { kind: 'refunded', refund: 'failed' }, {}],
  ['refund_failed', { kind: 'refund_failed', refund: 'due' }, { refundRow: 'failed' }],
  ['refund_failed', { kind: 'refund_failed', refund: 'done' }, { refundRow: 'failed' }],
  ['noted', { kind: 'refund_failed', refund: 'failed' }, {}],
  ['noted', { kind: 'refund_failed', refund: null }, {}],
]

describe('row by row', () => {
  test.each(cases)('%s when %o', (outcome, facts, then) => {
    expect(decide({ ...pending, ...facts })).toMatchObject({ outcome, ...then })
  })

  it('no row is left out here', () => {
    const told = (kind: Situation['kind']) =>
      cases.filter(([, facts]) => (facts.kind ?? 'captured') === kind).map(([name]) => name)
    for (const [kind, rows] of Object.entries(table)) {
      expect(new Set(told(kind as Situation['kind']))).toEqual(new Set(rows.map(([name]) => name)))
    }
  })

  it('money that comes late is given back when its seats are gone', () => {
    expect(decide({ ...pending, ...expired }).otherwise).toEqual({
      outcome: 'late_refund',
      book: true,
      order: 'owe',
      refund: { what: 'all', reason: 'late' },
    })
  })
})

const situation = fc.record<Situation>({
  kind: fc.constantFrom(...(Object.keys(table) as Situation['kind'][])),
  status: fc.constantFrom(
    'pending',
    'awaiting_confirmation',
    'confirmed',
    'expired',
    'cancelled',
    'refund_due',
    'partly_refunded',
    'refunded',
  ),
  payment: fc.constantFrom('opening', 'open', 'processing', 'captured', 'failed', 'closed'),
  known: fc.boolean(),
  paid: fc.constantFrom('less', 'asked', 'more', 'other_currency'),
  event: fc.constantFrom('on', 'over', 'cancelled'),
  replaced: fc.boolean(),
  endReason: fc.constantFrom(null, 'left', 'hold_ended', 'payment_failed', 'by_buyer', 'by_organiser', 'event_cancelled'),
  otherProcessing: fc.boolean(),
  refund: fc.constantFrom('due', 'done', 'failed', null),
})

it('money that comes makes tickets or goes back, and never both, whatever is the case', () => {
  fc.assert(
    fc.property(situation, (now) => {
      const { outcome, book, order, refund, otherwise } = decide({ ...now, kind: 'captured' })
      if (outcome === 'known') return !book && !order && !refund
      const makesTickets = order === 'confirm' || order === 'confirm_late'
      expect(book).toBe(true)
      expect(makesTickets).toBe(refund?.what !== 'all')
      expect(otherwise?.refund?.what).toBe(order === 'confirm_late' ? 'all' : undefined)
      if (makesTickets) expect(now.paid === 'asked' || now.paid === 'more').toBe(true)
    }),
  )
})

/** Six things providers may say of one order with two sessions: `b` paid too little, which goes back whenever it comes. */
const six: Told[] = [
  { kind: 'processing', session: 'a' },
  { kind: 'failed', session: 'b' },
  { kind: 'captured', session: 'a', money: 'enough', amount: 2_000 },
  { kind: 'captured', session: 'b', money: 'too little', amount: 1_999 },
  { kind: 'refunded', money: 'too little' },
  { kind: 'closed', session: 'a' },
]
const sold = { status: 'confirmed', tickets: 1, captured: 3_999, promised: 1_999, done: 1_999 }

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item, index) => permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]))
}

describe('receipts in any order', () => {
  const orders = permutations(six)
  const end = (told: Told[], seatsLeft = true) => endOf(told, { asked: 2_000, seatsLeft })

  it('end in one state: all 720 orders of six kinds', () => {
    expect(orders).toHaveLength(720)
    for (const told of orders) expect(end(told)).toEqual(sold)
  })

  it('come out the same when any are told again, anywhere', () => {
    const again = fc.array(fc.record({ what: fc.nat(5), where: fc.nat(11) }), { maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...orders), again, (told, more) => {
        const all = [...told]
        for (const { what, where } of more) all.splice(where, 0, six[what]!)
        expect(end(all)).toEqual(sold)
      }),
    )
  })

  it('come out the same when one is missing until it is asked for, the time of the hold being up or not', () => {
    const upMeanwhile: Told = { kind: 'time_is_up' }
    for (const told of orders) {
      for (const missing of six) {
        const others = told.filter((fact) => fact !== missing)
        expect(end([...others, missing])).toEqual(sold)
        expect(end([...others, upMeanwhile, missing])).toEqual(sold)
      }
    }
  })

  it('a refund that fails is failed, whichever was told first', () => {
    const facts: Told[] = [six[2]!, six[3]!, six[4]!, { kind: 'refund_failed', money: 'too little' }]
    for (const told of permutations(facts)) expect(end(told)).toEqual({ ...sold, done: 0 })
  })

  it('money is conserved: all that came is for tickets that stand or promised back, seats left or not', () => {
    const told = fc.oneof(
      fc.record({ kind: fc.constantFrom('processing', 'failed', 'closed'), session: fc.constantFrom('a', 'b') }),
      fc.record({
        kind: fc.constant('captured'),
        session: fc.constantFrom('a', 'b'),
        money: fc.constantFrom('p1', 'p2', 'p3'),
        amount: fc.constantFrom(1, 1_999, 2_000, 2_500),
      }),
      fc.constant({ kind: 'time_is_up' }),
    ) as fc.Arbitrary<Told>
    fc.assert(
      fc.property(fc.array(told, { maxLength: 20 }), fc.boolean(), (facts, seatsLeft) => {
        const { status, tickets, captured, promised } = end(facts, seatsLeft)
        expect(captured - promised).toBe(tickets * 2_000)
        expect(tickets).toBe(status === 'confirmed' ? 1 : 0)
        expect(['confirmed', 'expired', 'refund_due']).toContain(status)
      }),
    )
  })
})
