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

const reserve = (quantity: number, type: number): Step => ({ do: 'reserve', type, quantity, key: null })
const newest = { which: 0 } as const
const paid: Step[] = [
  { do: 'open', ...newest },
  { do: 'pay', ...newest, amount: 'asked', told: true },
]

/** What steps by chance seldom come to. */
const anyStory = fc
  .record({ quantity: fc.integer({ min: 1, max: 3 }), more: fc.integer({ min: 1, max: 3 }), type: fc.nat({ max: 1 }) })
  .chain(({ quantity, more, type }) =>
    fc.constantFrom<Step[]>(
      [reserve(quantity, type), ...paid],
      [
        reserve(quantity, type),
        ...paid,
        { do: 'refund', ...newest, what: 'ticket', amount: 1 },
        { do: 'refund', ...newest, what: 'ticket', amount: 1 },
      ],
      [
        reserve(quantity, type),
        { do: 'open', ...newest },
        { do: 'leave', ...newest, reason: 'left' },
        { do: 'pay', ...newest, amount: 'asked', told: false },
        reserve(more, type),
        reserve(more, type),
        { do: 'tell', ...newest, again: false },
      ],
      [
        reserve(quantity, type),
        { do: 'open', ...newest },
        { do: 'pay', ...newest, amount: 'asked', told: false },
        { do: 'time', ...newest },
        { do: 'sweep', trouble: false },
      ],
      [
        reserve(quantity, type),
        { do: 'crash', ...newest, after: 'session' },
        { do: 'time', ...newest },
        { do: 'sweep', trouble: true },
      ],
    ),
  )

/** A day at the box office. */
export const anyDay = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: (anyStep as fc.Arbitrary<Step>).map((one) => [one]) }, { weight: 1, arbitrary: anyStory }),
    {
      minLength: 6,
      maxLength: 30,
      size: 'max',
    },
  )
  .map((parts) => parts.flat())
