import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, type Reason, reasons, refusalOf, type Scanned } from './decide'

type Ticket = NonNullable<Scanned['ticket']>
type Change = Partial<Omit<Scanned, 'ticket'>> & { ticket?: Partial<Ticket> | null }

const firstScan = { at: '2026-11-14T18:02:00Z', gate: 'North gate' }
const genuine = (revision = 2) => ({ verdict: 'genuine', serial: '00ff10203040aabb', revision }) as const

function scan(change: Change = {}): Scanned {
  const ticket: Ticket = {
    eventId: 'evt_1',
    ticketTypeId: 'tty_standard',
    status: 'valid',
    revision: 2,
    orderStatus: 'confirmed',
    admitted: null,
  }
  return {
    code: genuine(),
    event: { id: 'evt_1' },
    gate: 'Main door',
    now: new Date('2026-11-14T19:00:00Z'),
    ...change,
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
  ['an order that is still to be paid', 'unpaid', { ticket: { orderStatus: 'pending' } }],
  ['an order that waits for the bank', 'unpaid', { ticket: { orderStatus: 'awaiting_confirmation' } }],
  ['an order that ran out', 'unpaid', { ticket: { orderStatus: 'expired' } }],
  ['a refunded ticket', 'refunded', { ticket: { status: 'void', orderStatus: 'refunded' } }],
  ['the refunded ticket of an order', 'refunded', { ticket: { status: 'void', orderStatus: 'partly_refunded' } }],
  ['a ticket whose money is on its way back', 'refunded', { ticket: { status: 'void', orderStatus: 'refund_due' } }],
  ['a ticket made void', 'void', { ticket: { status: 'void' } }],
  ['a cancelled registration', 'void', { ticket: { status: 'void', orderStatus: 'cancelled' } }],
  ['a type this door does not let in', 'wrong_type', { ticketTypeIds: ['tty_vip'] }],
  ['a ticket bound to another gate', 'wrong_gate', { ticket: { gates: ['North gate'] } }],
  ['a ticket before the doors open', 'wrong_time', { event: { id: 'evt_1', entry: { from: '2026-11-14T19:00:00.001Z' } } }],
  ['a ticket after the doors close', 'wrong_time', { event: { id: 'evt_1', entry: { until: '2026-11-14T20:00:00+01:00' } } }],
  ["another day's ticket", 'wrong_time', { ticket: { entry: { from: '2026-11-15T00:00:00Z', until: '2026-11-16T00:00:00Z' } } }],
]

test.each(refusals)('%s is refused as %s', (_, reason, change) => {
  expect(decide(scan(change))).toEqual({ decision: 'refuse', reason })
})

test('a ticket used before is refused with when and where', () => {
  const change = { ticket: { admitted: firstScan } }
  expect(decide(scan(change))).toEqual({ decision: 'refuse', reason: 'already_admitted', firstScan })
  expect(decide(scan({ ...change, code: null }))).toEqual({ decision: 'refuse', reason: 'already_admitted', firstScan })
})

const admissions: [string, Change][] = [
  ['a name picked from the list', { code: null }],
  ['a code newer than the facts at hand', { code: genuine(3) }],
  ['the ticket that is left of a partly refunded order', { ticket: { orderStatus: 'partly_refunded' } }],
  ['a type this door lets in', { ticketTypeIds: ['tty_vip', 'tty_standard'] }],
  ['any type where none is named', { ticketTypeIds: [] }],
  ['any gate where none is named', { ticket: { gates: [] } }],
  ['its own gate', { ticket: { gates: ['North gate', 'Main door'] } }],
  ['the first instant of entry', { ticket: { entry: { from: '2026-11-14T20:00:00+01:00' } } }],
  ['an entry with no ends', { event: { id: 'evt_1', entry: { from: null, until: null } }, ticket: { entry: null } }],
]

test.each(admissions)('%s is admitted', (_, change) => {
  expect(decide(scan(change))).toEqual({ decision: 'admit', reason: 'ok' })
})

test('every reason but ok has its case here', () => {
  const seen = new Set<Reason>(['ok', 'already_admitted', ...refusals.map(([, reason]) => reason)])
  expect([...seen].sort()).toEqual([...reasons].sort())
})

/** Each fault alone, strongest first: with several at once the strongest is the reason. */
const faults: [Reason, Change][] = [
  ['wrong_event', { ticket: { eventId: 'evt_2' } }],
  ['transferred', { code: genuine(1) }],
  ['unpaid', { ticket: { orderStatus: 'pending' } }],
  ['void', { ticket: { status: 'void' } }],
  ['wrong_type', { ticketTypeIds: ['tty_vip'] }],
  ['wrong_gate', { ticket: { gates: ['North gate'] } }],
  ['wrong_time', { event: { id: 'evt_1', entry: { until: '2026-11-01T00:00:00Z' } } }],
  ['already_admitted', { ticket: { admitted: firstScan } }],
]

test('of all 256 sets of faults each is refused for its strongest, and admitted only when there is none', () => {
  for (let set = 0; set < 2 ** faults.length; set++) {
    const present = faults.filter((_, at) => set & (1 << at))
    const changes = present.map(([, change]) => change)
    const ticket = Object.assign({}, ...changes.map((change) => change.ticket))
    const change: Change = Object.assign({}, ...changes, { ticket })
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
  const status = fc.constantFrom('valid', 'void', 'transferred') as fc.Arbitrary<Ticket['status']>
  fc.assert(
    fc.property(verdicts, status, fc.nat(255), fc.boolean(), (code, each, revision, used) => {
      const decided = decide(scan({ code, ticket: { status: each, revision, admitted: used ? firstScan : null } }))
      expect(decided).toEqual({ decision: 'refuse', reason: refusalOf(code) })
    }),
  )
})

test('a decision says the first scan only of a ticket that was used', () => {
  for (const [, , change] of refusals) expect(decide(scan(change))).not.toHaveProperty('firstScan')
  expect(decide(scan({ ticketTypeIds: ['tty_vip'], ticket: { admitted: firstScan } }))).not.toHaveProperty('firstScan')
})
