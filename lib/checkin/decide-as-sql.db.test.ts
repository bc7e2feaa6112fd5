import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { codeOf, look, openDoors, standingIn, told } from '@/lib/testing/door-world'
import { makeOrder } from '@/lib/testing/factories'
import { decide, standingOf } from './decide'
import { dayOf } from './presence'
import { recordScans } from './record-scans'
import { type EntryRules, plainRules, resolve } from './rules'

const hour = 3_600_000
const from = (hours: number) => new Date(Date.now() + hours * hour).toISOString()
const period = fc.record({ from: fc.option(fc.constantFrom(-2, 1)), until: fc.option(fc.constantFrom(-1, 2)) })
const rules: fc.Arbitrary<EntryRules> = fc.record(
  {
    periods: fc
      .array(period, { maxLength: 2 })
      .map((periods) => periods.map((each) => ({ from: each.from && from(each.from), until: each.until && from(each.until) }))),
    reentry: fc.constantFrom('never', 'after_exit', 'always'),
    maxEntries: fc.option(fc.integer({ min: 1, max: 3 })),
    perDay: fc.boolean(),
    dayStartsAt: fc.integer({ min: 0, max: 12 }),
    gates: fc.subarray(['North', 'South']),
  },
  { requiredKeys: [] },
)
const before = fc.record({ hours: fc.integer({ min: 1, max: 60 }), way: fc.constantFrom('in' as const, 'out' as const) })
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
const some = <T>(one: fc.Arbitrary<T>, plain: T) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: one })

const facts = fc.record({
  ...{
    eventRules: rules,
    typeRules: some(rules, {}),
    listRules: rules,
    isList: fc.boolean(),
    before: fc.array(before, { maxLength: 4 }),
  },
  ticketStatus: some(fc.constantFrom('void', 'transferred'), 'valid'),
  orderStatus: some(fc.constantFrom(...orders), 'confirmed'),
  revision: fc.integer({ min: 1, max: 3 }),
  codeRevision: some(fc.integer({ min: 1, max: 3 }), 3),
  gate: fc.constantFrom('North', 'South'),
  direction: some(fc.constant('out' as const), 'in' as const),
  override: some(fc.constant(true), false),
  ...{
    doorTypes: some(fc.constantFrom('own', 'other', 'both'), 'none'),
    listTypes: some(fc.constantFrom('own', 'other'), 'none'),
  },
})

test('the database decides as decide() does, whatever the rules, the ticket, the door and who was in', async () => {
  const { ctx, event, type } = await openDoors()
  await db().inventory.updateMany({ data: { capacity: 100_000 } })
  const typesOf = { none: [], own: [type.id], other: ['tty_other'], both: ['tty_other', type.id] } as Record<string, string[]>
  await fc.assert(
    fc.asyncProperty(facts, async (its) => {
      const order = await makeOrder(event.id, type.id)
      const ticket = order.tickets[0]!
      const listId = its.isList ? newId('cil') : null
      const listTypeIds = typesOf[its.listTypes]!
      await db().event.update({ where: { id: event.id }, data: { entryRules: its.eventRules } })
      await db().ticketType.update({ where: { id: type.id }, data: { entryRules: its.typeRules } })
      if (listId)
        await db().checkInList.create({
          data: { id: listId, eventId: event.id, name: 'Dinner', rules: its.listRules, ticketTypeIds: listTypeIds },
        })
      const scans = its.before.map(({ hours, way }) =>
        look({ ticketId: ticket.id, listId, at: from(-hours), direction: way, decided: told() }),
      )
      if (scans.length > 0) await recordScans(ctx, { eventId: event.id, scans })
      await db().order.update({ where: { id: order.id }, data: { status: its.orderStatus } })
      await db().ticket.update({ where: { id: ticket.id }, data: { status: its.ticketStatus, revision: its.revision } })
      const { presence } = await standingIn(ticket.id, listId ?? '')

      const door = {
        ...{ kind: 'door' as const, deviceId: 'dev_1', linkId: 'lnk_1', userId: null, eventId: event.id, name: 'Door' },
        ...{ gate: its.gate, listId, ticketTypeIds: typesOf[its.doorTypes]!, rights: ['scan' as const, 'override' as const] },
      }
      const { direction, override, gate } = its
      const scan = look({ code: await codeOf(ticket, its.codeRevision), direction, override })
      const { results } = await recordScans({ ...ctx, actor: door }, { eventId: event.id, scans: [scan] })
      const expected = decide({
        code: { verdict: 'genuine', serial: ticket.serial, revision: its.codeRevision },
        ticket: {
          ...{ eventId: event.id, ticketTypeId: type.id, revision: its.revision },
          status: standingOf(its.ticketStatus, its.orderStatus),
        },
        rules: listId ? resolve(its.listRules) : resolve(its.eventRules, its.typeRules),
        ...{ presence, event, gate, direction, override, now: new Date() },
        ...{ ticketTypeIds: door.ticketTypeIds, listTypeIds: listId ? listTypeIds : [] },
      })
      const { decision, reason, overrode, firstScan } = results[0]!
      const first = firstScan && { ...firstScan, at: new Date(firstScan.at).toISOString() }
      expect({ decision, reason, overrode, firstScan: first }).toEqual({
        ...{ decision: expected.decision, reason: expected.reason, overrode: expected.overrode },
        firstScan: expected.firstScan,
      })
    }),
    { numRuns: 400, interruptAfterTimeLimit: 15_000 },
  )
}, 60_000)

test('a day of the event is the same for both, whatever the zone, the hour it begins at and the season', async () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'Pacific/Apia',
    'America/St_Johns',
  ]
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  const changes = ['2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']
  const at = fc.oneof(
    instants,
    fc.constantFrom(...changes).map((text) => new Date(text)),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(at, fc.constantFrom(...zones), fc.nat(12)), { minLength: 200, maxLength: 200 }),
      async (all) => {
        const asked = JSON.stringify(all.map(([time, zone, dayStartsAt]) => ({ time, zone, rules: { dayStartsAt } })))
        const rows = await db().$queryRaw<{ day: string }[]>`
        SELECT entry_day((a->>'time')::timestamptz, a->>'zone', a->'rules')::text AS day FROM jsonb_array_elements(${asked}::jsonb) a`
        expect(rows.map(({ day }) => day)).toEqual(all.map(([time, zone, hours]) => dayOf(time, zone, hours)))
      },
    ),
    { numRuns: 10 },
  )
})

test('what holds where nobody says otherwise is the same for both', async () => {
  const [row] = await db().$queryRaw<{ rules: EntryRules }[]>`SELECT rules_of('{}', '{}') AS rules`
  expect(row!.rules).toEqual(plainRules)
})

test('other rules fold anew what was folded by the ones before: where one comes back now, nobody was one too many', async () => {
  const { event, ticket, send } = await openDoors()
  await send([look({ ticketId: ticket.id, decided: told() }), look({ ticketId: ticket.id, decided: told() })])
  expect((await standingIn(ticket.id)).presence).toMatchObject({ entries: 2, conflicts: 1 })
  await inTransaction((tx) => tx.event.update({ where: { id: event.id }, data: { entryRules: { reentry: 'always' } } }))
  expect((await standingIn(ticket.id)).presence).toMatchObject({ entries: 2, conflicts: 0 })
})
