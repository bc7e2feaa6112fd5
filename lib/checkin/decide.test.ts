import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, type Reason, reasons, refusalOf, type Scanned, standingOf, standings } from './decide'
import { nobody, type Presence } from './presence'
import { plainRules, type Rules } from './rules'

type Ticket = NonNullable<Scanned['ticket']>
type Change = Partial<Omit<Scanned, 'ticket' | 'rules'>> & { ticket?: Partial<Ticket> | null; rules?: Partial<Rules> }

const firstScan = { at: '2026-11-14T18:02:00.000Z', gate: 'North gate' }
const inside: Presence = {
  ...nobody,
  ...{ inside: true, entries: 1, day: '2026-11-14', dayEntries: 1, firstAt: firstScan.at, firstGate: firstScan.gate },
  ...{ lastAt: firstScan.at, lastGate: firstScan.gate },
}
const outside: Presence = { ...inside, inside: false, lastAt: '2026-11-14T18:30:00.000Z' }
const genuine = (revision = 2) => ({ verdict: 'genuine', serial: '00ff10203040aabb', revision }) as const

function scan(change: Change = {}): Scanned {
  const ticket: Ticket = { eventId: 'evt_1', ticketTypeId: 'tty_standard', status: 'valid', revision: 2 }
  return {
    code: genuine(),
    presence: null,
    event: { id: 'evt_1', timeZone: 'Europe/Berlin' },
    gate: 'Main door',
    direction: 'in',
    now: new Date('2026-11-14T19:00:00Z'),
    ...change,
    rules: { ...plainRules, ...change.rules },
    ticket: change.ticket === null ? null : { ...ticket, ...change.ticket },
  }
}

test('a valid, paid, unused ticket of this event is admitted', () => {
  expect(decide(scan())).toEqual({ decision: 'admit', reason: 'ok' })
})

const refusals: [string, Reason, Change][] = [
  ['what is no ticket code', 'unknown', { code: { verdict: 'not_a_ticket' } }],
  ['a forged code, whatever ticket it names', 'forged', { code: { verdict: 'forged' } }],
  ["another event's code", 'wrong_event', { code: { verdict: 'wrong_event', eventTag: '01020304' }, ticket: null }],
  ['a genuine code of no ticket we know', 'unknown', { ticket: null }],
  ['a name picked for no ticket we know', 'unknown', { code: null, ticket: null }],
  ["another event's ticket, picked by name", 'wrong_event', { code: null, ticket: { eventId: 'evt_2' } }],
  ['the code from before a transfer', 'transferred', { code: genuine(1) }],
  ['a ticket passed on, picked by name', 'transferred', { code: null, ticket: { status: 'transferred' } }],
  ['an order that is not paid', 'unpaid', { ticket: { status: 'unpaid' } }],
  ['a refunded ticket', 'refunded', { ticket: { status: 'refunded' } }],
  ['a ticket made void', 'void', { ticket: { status: 'void' } }],
  ['a type this door does not let in', 'wrong_type', { ticketTypeIds: ['tty_vip'] }],
  ['a type the list is not for', 'wrong_type', { ticketTypeIds: ['tty_standard'], listTypeIds: ['tty_vip'] }],
  ['a ticket bound to another gate', 'wrong_gate', { rules: { gates: ['North gate'] } }],
  ['a ticket before the doors open', 'wrong_time', { rules: { periods: [{ from: '2026-11-14T19:00:00.001Z' }] } }],
  ['a ticket after the doors close', 'wrong_time', { rules: { periods: [{ until: '2026-11-14T20:00:00+01:00' }] } }],
  [
    'a ticket between its days',
    'wrong_time',
    { rules: { periods: [{ until: '2026-11-14T12:00:00Z' }, { from: '2026-11-15T12:00:00Z' }] } },
  ],
  ['the one who is inside', 'already_admitted', { presence: inside }],
  ['the one who went out, where nobody comes back', 'already_admitted', { presence: outside }],
  ['the one who is inside, where one comes back', 'already_admitted', { presence: inside, rules: { reentry: 'after_exit' } }],
  ['who came as often as one may', 'already_admitted', { presence: outside, rules: { reentry: 'always', maxEntries: 1 } }],
  ['who was in at one in the morning, that night', 'already_admitted', night('2026-11-15T02:59:59Z')],
]

test.each(refusals)('%s is refused as %s', (_, reason, change) => {
  const { firstScan: _first, ...decided } = decide(scan(change))
  expect(decided).toEqual({ decision: 'refuse', reason })
})

test('a ticket used before is refused with when and where', () => {
  const refused = { decision: 'refuse', reason: 'already_admitted', firstScan }
  expect(decide(scan({ presence: inside }))).toEqual(refused)
  expect(decide(scan({ presence: inside, code: null }))).toEqual(refused)
})

const admissions: [string, Change][] = [
  ['a name picked from the list', { code: null }],
  ['a type this door lets in', { ticketTypeIds: ['tty_vip', 'tty_standard'] }],
  ['any type where none is named', { ticketTypeIds: [], listTypeIds: [] }],
  ['any gate where none is named', { rules: { gates: [] } }],
  ['its own gate', { rules: { gates: ['North gate', 'Main door'] } }],
  ['the first instant of entry', { rules: { periods: [{ from: '2026-11-14T20:00:00+01:00' }] } }],
  ['a period with no ends', { rules: { periods: [{ from: null, until: null }] } }],
  ['the next day, where each day begins anew', night('2026-11-15T03:00:00Z')],
]

test.each(admissions)('%s is admitted', (_, change) => {
  expect(decide(scan(change))).toEqual({ decision: 'admit', reason: 'ok' })
})

test.each<[string, Change]>([
  ['after an exit', { presence: outside, rules: { reentry: 'after_exit' } }],
  ['as often as one likes', { presence: inside, rules: { reentry: 'always' } }],
  ['fewer times than one may', { presence: outside, rules: { reentry: 'always', maxEntries: 2 } }],
])('who may come back is let in again, and the door knows when they came first: %s', (_, change) => {
  expect(decide(scan(change))).toEqual({ decision: 'admit', reason: 'ok', firstScan })
})

test('a door whose roster is behind lets in what was sold since and what was passed on since, and says so', () => {
  const late = scan({ ticket: null, trustCode: true })
  expect(decide(late)).toEqual({ decision: 'admit', reason: 'ok', flag: 'not_on_roster' })
  expect(decide({ ...late, code: null })).toEqual({ decision: 'refuse', reason: 'unknown' })
  expect(decide({ ...late, code: { verdict: 'forged' } })).toEqual({ decision: 'refuse', reason: 'forged' })
  expect(decide(scan({ code: genuine(3) }))).toEqual({ decision: 'admit', reason: 'ok', flag: 'newer_than_roster' })
})

const beyondSupervisors = ['forged', 'wrong_event', 'unknown']

test.each(refusals)('a supervisor goes past what is not forged, foreign or unknown: %s', (_, reason, change) => {
  const decided = decide(scan({ ...change, override: true }))
  if (beyondSupervisors.includes(reason)) expect(decided).toEqual({ decision: 'refuse', reason })
  else expect(decided).toMatchObject({ decision: 'admit', reason: 'ok', overrode: reason })
})

test.each(refusals)('people may always leave, if the ticket is one: %s', (_, reason, change) => {
  const leaves = !beyondSupervisors.includes(reason)
  expect(decide(scan({ ...change, direction: 'out' }))).toEqual(
    leaves ? { decision: 'admit', reason: 'ok' } : { decision: 'refuse', reason },
  )
})

test('a ticket stands as its order lets it', () => {
  const orders = [
    'pending',
    'awaiting_confirmation',
    'expired',
    'confirmed',
    'cancelled',
    'refund_due',
    'partly_refunded',
    'refunded',
  ]
  const of = (ticket: string) => orders.map((order) => standingOf(ticket, order))
  const unpaid = ['unpaid', 'unpaid', 'unpaid']
  expect(of('valid')).toEqual([...unpaid, 'valid', 'valid', 'valid', 'valid', 'valid'])
  expect(of('void')).toEqual([...unpaid, 'void', 'void', 'refunded', 'refunded', 'refunded'])
  expect(of('transferred')).toEqual(orders.map(() => 'transferred'))
})

test('every reason but ok has its case here', () => {
  const seen = new Set<Reason>(['ok', ...refusals.map(([, reason]) => reason)])
  expect([...seen].sort()).toEqual([...reasons].sort())
})

/** Each fault alone, strongest first: with several at once the strongest is the reason. */
const faults: [Reason, Change][] = [
  ['wrong_event', { ticket: { eventId: 'evt_2' } }],
  ['transferred', { code: genuine(1) }],
  ['void', { ticket: { status: 'void' } }],
  ['wrong_type', { ticketTypeIds: ['tty_vip'] }],
  ['wrong_gate', { rules: { gates: ['North gate'] } }],
  ['wrong_time', { rules: { periods: [{ until: '2026-11-01T00:00:00Z' }] } }],
  ['already_admitted', { presence: inside }],
]

test('of all 128 sets of faults each is refused for its strongest, and admitted only when there is none', () => {
  for (let set = 0; set < 2 ** faults.length; set++) {
    const present = faults.filter((_, at) => set & (1 << at))
    const changes = present.map(([, change]) => change)
    const ticket = Object.assign({}, ...changes.map((change) => change.ticket))
    const rules = Object.assign({}, ...changes.map((change) => change.rules))
    const change: Change = Object.assign({}, ...changes, { ticket, rules })
    const { decision, reason } = decide(scan(change))
    expect([decision, reason]).toEqual(present[0] ? ['refuse', present[0][0]] : ['admit', 'ok'])
  }
})

test('nobody is admitted by a code that is not genuine, whatever the facts', () => {
  const verdicts = fc.constantFrom(
    { verdict: 'forged' },
    { verdict: 'not_a_ticket' },
    { verdict: 'wrong_event', eventTag: '00000000' },
  ) as fc.Arbitrary<Exclude<Scanned['code'], null>>
  const status = fc.constantFrom(...standings)
  fc.assert(
    fc.property(verdicts, status, fc.nat(255), fc.boolean(), fc.boolean(), (code, each, revision, used, pressed) => {
      const facts = { code, ticket: { status: each, revision }, presence: used ? inside : null }
      const decided = decide(scan({ ...facts, override: pressed, trustCode: pressed }))
      expect(decided).toEqual({ decision: 'refuse', reason: refusalOf(code) })
    }),
  )
})

test('a decision says the first scan only of a ticket that was used', () => {
  for (const [, reason, change] of refusals)
    if (reason !== 'already_admitted') expect(decide(scan({ ...change, presence: inside }))).not.toHaveProperty('firstScan')
})

/** At one in the morning somebody came in, where each day begins anew at four. */
function night(now: string): Change {
  const firstAt = '2026-11-15T00:00:00.000Z'
  return { presence: { ...inside, firstAt, day: '2026-11-14' }, rules: { perDay: true }, now: new Date(now) }
}
