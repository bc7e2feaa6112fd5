import fc from 'fast-check'

/** 0 is the newest there is. */
const which = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 2 }) }, { weight: 1, arbitrary: fc.nat({ max: 30 }) })
const step = <T extends string, R extends object>(name: T, weight: number, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(name), ...rest }) as unknown as fc.Arbitrary<{ do: T } & R>,
})

/** What may happen, in the words of people. */
const anyStep = fc.oneof(
  step('reserve', 5, {
    type: fc.nat({ max: 1 }),
    quantity: fc.integer({ min: 1, max: 3 }),
    key: fc.option(fc.constantFrom('a', 'b'), { nil: null, freq: 2 }),
  }),
  step('open', 5, { which }),
  step('crash', 2, { which, after: fc.constantFrom('row', 'session') }),
  step('pay', 6, { which, amount: fc.constantFrom('asked', 'asked', 'asked', 'less', 'more'), told: fc.boolean() }),
  step('bank', 2, { which, says: fc.constantFrom('processing', 'failed'), told: fc.boolean() }),
  step('tell', 3, { which, again: fc.boolean() }),
  step('leave', 2, { which, reason: fc.constantFrom('left', 'by_organiser') }),
  step('time', 3, { which }),
  step('sweep', 2, { trouble: fc.boolean() }),
  step('reconcile', 1, {}),
  step('refund', 3, { which, what: fc.constantFrom('all', 'amount', 'ticket'), amount: fc.constantFrom(1, 500, 1_000, 2_000) }),
  step('send', 1, { trouble: fc.boolean() }),
  step('capacity', 1, { type: fc.nat({ max: 1 }), to: fc.nat({ max: 6 }) }),
)

export type Step =
  | { do: 'reserve'; type: number; quantity: number; key: string | null }
  | { do: 'open'; which: number }
  | { do: 'crash'; which: number; after: 'row' | 'session' }
  | { do: 'pay'; which: number; amount: 'asked' | 'less' | 'more'; told: boolean }
  | { do: 'bank'; which: number; says: 'processing' | 'failed'; told: boolean }
  | { do: 'tell'; which: number; again: boolean }
  | { do: 'leave'; which: number; reason: 'left' | 'by_organiser' }
  | { do: 'time'; which: number }
  | { do: 'sweep'; trouble: boolean }
  | { do: 'reconcile' }
  | { do: 'refund'; which: number; what: 'all' | 'amount' | 'ticket'; amount: number }
  | { do: 'send'; trouble: boolean }
  | { do: 'capacity'; type: number; to: number }

const reserve = (quantity: number, type: number, key: string | null = null): Step => ({ do: 'reserve', type, quantity, key })
const open: Step = { do: 'open', which: 0 }
const pay = (amount: 'asked' | 'less' | 'more', told = true): Step => ({ do: 'pay', which: 0, amount, told })
const leave = (which: number): Step => ({ do: 'leave', which, reason: 'left' })
const time: Step = { do: 'time', which: 0 }
const sweep = (trouble: boolean): Step => ({ do: 'sweep', trouble })
const oneTicket: Step = { do: 'refund', which: 0, what: 'ticket', amount: 1 }

/** What steps by chance seldom come to. */
const stories = (quantity: number, more: number, type: number): Step[][] => [
  [
    reserve(quantity, type),
    open,
    leave(0),
    pay('asked', false),
    reserve(more, type),
    reserve(more, type),
    { do: 'tell', which: 0, again: false },
    leave(0),
    leave(1),
  ],
  [reserve(quantity, type), open, pay('more'), oneTicket, oneTicket],
  [
    reserve(quantity, type),
    open,
    pay('less'),
    open,
    pay('asked'),
    pay('asked'),
    { do: 'refund', which: 0, what: 'amount', amount: 2_000 },
  ],
  [reserve(quantity, type), open, pay('asked', false), time, sweep(false), { do: 'tell', which: 0, again: true }],
  [reserve(quantity, type), { do: 'crash', which: 0, after: 'session' }, time, sweep(true)],
  [reserve(quantity, type, 'a'), reserve(quantity, type, 'a'), open, open, sweep(false), leave(0), leave(0)],
  [
    reserve(quantity, type),
    open,
    { do: 'bank', which: 0, says: 'processing', told: true },
    { do: 'bank', which: 0, says: 'failed', told: true },
  ],
]

/** Each of them once, in order. */
export const wholeDay: Step[] = [...stories(2, 3, 0), ...stories(1, 1, 1)].flat()

const anyStory = fc
  .record({ quantity: fc.integer({ min: 1, max: 3 }), more: fc.integer({ min: 1, max: 3 }), type: fc.nat({ max: 1 }) })
  .chain(({ quantity, more, type }) => fc.constantFrom(...stories(quantity, more, type)))

/** A day at the box office. */
export const anyDay = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: (anyStep as fc.Arbitrary<Step>).map((one) => [one]) }, { weight: 1, arbitrary: anyStory }),
    { minLength: 6, maxLength: 30, size: 'max' },
  )
  .map((parts) => parts.flat())
