import { describe, expect, test } from 'vitest'
import { liveDevice } from '@/lib/auth/live-device'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { codeOf, look, openDoors, standingIn, told, wrongAdmissions } from '@/lib/testing/door-world'
import { openedByLink } from '@/lib/testing/open-door'
import { readCounts } from './counts'
import { listConflicts } from './list-conflicts'
import { listScans } from './list-scans'
import { recordScans } from './record-scans'
import { undoScan } from './undo-scan'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

function orders<T>(all: T[]): T[][] {
  return all.length < 2 ? [all] : all.flatMap((one, at) => orders(all.toSpliced(at, 1)).map((rest) => [one, ...rest]))
}

test('four doors without a network admit the same tickets: in all 24 orders, twice, cut in the middle, one state', async () => {
  const ends = new Set<string>()
  for (const order of orders([0, 1, 2, 3])) {
    const { tickets, event, send } = await openDoors({}, 2)
    const queues = await Promise.all(
      [0, 1, 2, 3].map((door) =>
        Promise.all(
          tickets.map(async (ticket, index) => {
            const at = minutesAgo(60 - 10 * index - ((door * 3 + index) % 4))
            return look({ code: await codeOf(ticket), gate: `Gate ${door}`, deviceId: `phone ${door}`, at, decided: told() })
          }),
        ),
      ),
    )
    for (const door of order) await send(queues[door]!.slice(0, 1)) // and the answer is lost
    await Promise.all(order.map((door) => send(queues[door]!)))
    for (const door of order.toReversed()) await send(queues[door]!)
    const state = await Promise.all(
      tickets.map(async ({ id }) => {
        const { presence, scans } = await standingIn(id)
        expect(presence).toMatchObject({ entries: 4, conflicts: 3, inside: true })
        const marked = scans.map(({ gate, conflict }) => `${gate} ${conflict}`).sort()
        const { admittedGate } = await db().ticket.findUniqueOrThrow({ where: { id } })
        return [presence.firstGate, presence.lastGate, admittedGate, marked]
      }),
    )
    ends.add(JSON.stringify(state))
    expect(await db().scan.count({ where: { eventId: event.id } })).toBe(8)
  }
  expect(ends.size).toBe(1)
  expect(await wrongAdmissions()).toEqual([])
}, 60_000)

/** A hundred askers at a time: what queues behind them is the web server's, not the door's. */
async function atOnce<T, R>(all: T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const left = [...all]
  const lanes = Array.from({ length: 100 }, async () => {
    const answers: R[] = []
    for (let one = left.pop(); one !== undefined; one = left.pop()) answers.push(await ask(one))
    return answers
  })
  return (await Promise.all(lanes)).flat()
}

test('a thousand devices with one ticket: one admits, and each is told the same', async () => {
  const { ticket, send, event } = await openDoors()
  const code = await codeOf(ticket)
  const devices = Array.from({ length: 1_000 }, (_, device) =>
    look({ code, deviceId: `phone ${device}`, gate: `Gate ${device % 8}` }),
  )
  const answers = (await atOnce(devices, (scan) => send([scan]))).flat()
  expect(answers.filter(({ decision }) => decision === 'admit')).toHaveLength(1)
  const first = new Set(answers.flatMap(({ firstScan }) => (firstScan ? [JSON.stringify(firstScan)] : [])))
  expect(first.size).toBe(1)
  expect(await db().scan.count({ where: { eventId: event.id, decision: 'admit' } })).toBe(1)
}, 60_000)

test('a thousand tickets are admitted each, and everybody counts', async () => {
  const { tickets, send, event } = await openDoors({}, 1_000)
  const answers = (await atOnce(tickets, ({ id }) => send([look({ ticketId: id })]))).flat()
  expect(answers.filter(({ decision }) => decision === 'admit')).toHaveLength(1_000)
  expect(await readCounts(event.id)).toMatchObject({ inside: 1_000, expected: 1_000 })
}, 60_000)

describe('two doors without a network that admit the same ticket', () => {
  test('are told to both and to the organiser, and nobody is un-admitted; taking the first back settles it', async () => {
    const { ctx, event, ticket, send } = await openDoors()
    const [early, late] = [minutesAgo(8), minutesAgo(5)]
    const first = look({ code: await codeOf(ticket), gate: 'A', at: early, decided: told() })
    const second = look({ code: await codeOf(ticket), gate: 'B', at: late, decided: told() })
    const [toB] = await send([second])
    expect(toB).toMatchObject({ decision: 'admit', reason: 'ok' })
    expect(toB!.conflict).toBeUndefined()
    const [toA] = await send([first])
    expect(toA).toMatchObject({ decision: 'admit', reason: 'ok' })
    expect((await send([second]))[0]).toMatchObject({ conflict: 'double' })
    const { items } = await listConflicts(ctx, { eventId: event.id })
    expect(items).toMatchObject([
      {
        ...{ kind: 'double', ticketId: ticket.id, holderName: 'Bo Buyer', listId: null, listName: null },
        admissions: [
          { gate: 'A', decided: 'offline', scanId: first.scanId },
          { gate: 'B', decided: 'offline', scanId: second.scanId, conflict: 'double' },
        ],
      },
    ])
    expect(items[0]!.admissions[0]!.at.slice(14, 19)).toBe(early.slice(14, 19))
    await undoScan(ctx, { eventId: event.id, scanId: first.scanId })
    expect((await listConflicts(ctx, { eventId: event.id })).items).toEqual([])
  })

  test('count the one decided by the server as one too many when a door was earlier', async () => {
    const { ticket, send } = await openDoors()
    const online = look({ ticketId: ticket.id, gate: 'B' })
    expect((await send([online]))[0]).toMatchObject({ decision: 'admit' })
    await send([look({ ticketId: ticket.id, gate: 'A', at: minutesAgo(3), decided: told() })])
    expect((await send([online]))[0]).toMatchObject({ decision: 'admit', conflict: 'double' })
    expect(await wrongAdmissions()).toEqual([])
  })
})

test('a clock that is wrong is set right by the offset its device measured, and marked; no scan is from the future', async () => {
  const { ctx, event, ticket, send } = await openDoors()
  const happened = new Date(minutesAgo(30))
  const wrong = new Date(Date.parse('1970-01-02T00:00:00Z'))
  const offset = happened.getTime() - wrong.getTime()
  const slow = look({ ticketId: ticket.id, at: wrong.toISOString(), clockOffsetMs: offset, decided: told() })
  const ahead = look({ ticketId: ticket.id, at: minutesAgo(-90), decided: told() })
  const [one, other] = await send([slow, ahead])
  expect([one!.flag, other!.flag]).toEqual(['clock_corrected', undefined])
  const rows = await db().scan.findMany({ where: { ticketId: ticket.id }, orderBy: { occurredAt: 'asc' } })
  expect(rows[0]).toMatchObject({ id: slow.scanId, occurredAt: happened, scannedAt: wrong })
  expect(rows[1]!.occurredAt).toEqual(rows[1]!.receivedAt)
  const { items } = await listScans(ctx, { eventId: event.id })
  expect(items.map(({ scanId, clockCorrected }) => [scanId, clockCorrected])).toContainEqual([slow.scanId, true])
})

test('a clock nobody measured is set right by when the device says that it sends', async () => {
  const { ctx, event, ticket } = await openDoors()
  const [at, sentAt] = [minutesAgo(100), minutesAgo(60)]
  await recordScans(ctx, { eventId: event.id, sentAt, scans: [look({ ticketId: ticket.id, at, decided: told() })] })
  const { occurredAt } = await db().scan.findFirstOrThrow({ where: { ticketId: ticket.id } })
  expect(Math.abs(occurredAt.getTime() - Date.parse(minutesAgo(40)))).toBeLessThan(20_000)
})

describe('a scan whose answer was lost', () => {
  test.each([
    ['refused by the server, admitted by the device', true, 'ok' as const, { entries: 2, conflicts: 1 }],
    ['admitted by the server, refused by the device', false, 'already_admitted' as const, { entries: 0, conflicts: 0 }],
  ])('is recorded as what the person at the door was told: %s', async (_, wasIn, reason, presence) => {
    const { ticket, send } = await openDoors()
    if (wasIn) await send([look({ ticketId: ticket.id, gate: 'B' })])
    const scan = look({ code: await codeOf(ticket) })
    const [lost] = await send([scan])
    expect(lost!.decision).toBe(wasIn ? 'refuse' : 'admit')
    const [kept] = await send([{ ...scan, decided: told(reason) }])
    expect(kept).toMatchObject(told(reason))
    expect((await send([scan]))[0]).toMatchObject(told(reason))
    expect((await standingIn(ticket.id)).presence).toMatchObject(presence)
    expect(await wrongAdmissions()).toEqual([])
  })
})

test('a ticket refunded, voided or passed on before a door without a network admitted it is a conflict; after it is none', async () => {
  const { ctx, event, order, tickets, send } = await openDoors({}, 4)
  const [refunded, passedOn, late, unknown] = tickets as [
    (typeof tickets)[0],
    (typeof tickets)[0],
    (typeof tickets)[0],
    (typeof tickets)[0],
  ]
  const fresh = { code: await codeOf({ eventId: event.id, serial: '0123456789abcdef' }), decided: told() }
  await db().order.update({ where: { id: order.id }, data: { status: 'partly_refunded' } })
  await db().ticket.updateMany({ where: { id: { in: [refunded.id, late.id] } }, data: { status: 'void' } })
  await db().ticket.update({ where: { id: passedOn.id }, data: { revision: 2 } })
  const decided = told()
  const results = await send([
    look({ code: await codeOf(refunded), decided }),
    look({ code: await codeOf(passedOn), decided }),
    look({ code: await codeOf(late), decided, at: minutesAgo(5) }),
    look(fresh),
    look({ ticketId: unknown.id, decided }),
    look({ code: 'https://example.org', decided }),
  ])
  expect(results.map(({ conflict }) => conflict)).toEqual(['refunded', 'transferred', undefined, 'unknown', undefined, 'unknown'])
  expect(results.every(({ decision }) => decision === 'admit')).toBe(true)
  const { items, more } = await listConflicts(ctx, { eventId: event.id, limit: 3 })
  expect([items.length, more]).toEqual([3, true])
  expect((await listConflicts(ctx, { eventId: event.id })).items.map(({ kind }) => kind).sort()).toEqual([
    ...['refunded', 'transferred', 'unknown', 'unknown'],
  ])
})

test('on another list a ticket is let in by itself, and counted there', async () => {
  const { ctx, event, type, ticket, send } = await openDoors()
  const list = await db().checkInList.create({
    data: { id: newId('cil'), eventId: event.id, name: 'Dinner', ticketTypeIds: [type.id] },
  })
  const dinner = { ticketId: ticket.id, listId: list.id }
  const results = await send([look({ ticketId: ticket.id }), look(dinner), look(dinner), look({ ...dinner, listId: 'cil_gone' })])
  expect(results.map(({ reason }) => reason)).toEqual(['ok', 'ok', 'already_admitted', 'wrong_type'])
  expect(await readCounts(event.id)).toMatchObject({
    ...{ inside: 1, byList: [{ listId: list.id, name: 'Dinner', inside: 1, expected: 1 }] },
    byGate: [{ gate: 'North', inside: 1 }],
  })
  await send([look({ ...dinner, direction: 'out' })])
  expect(await readCounts(event.id)).toMatchObject({ inside: 1, byList: [{ inside: 0 }] })
  expect((await listScans(ctx, { eventId: event.id })).items[0]).toMatchObject({ direction: 'out', listId: list.id })
})

test('the card says what the door should know: a note, flags, and how many of the order are still outside', async () => {
  const { tickets, ticket, send } = await openDoors({}, 3)
  await db().ticket.update({
    where: { id: ticket.id },
    data: { doorNote: 'Wheelchair, side entrance', flags: ['accessibility'] },
  })
  const [first] = await send([look({ ticketId: ticket.id })])
  expect(first!.ticket).toMatchObject({ note: 'Wheelchair, side entrance', flags: ['accessibility'], siblings: 2 })
  const [second] = await send([look({ ticketId: tickets[1]!.id })])
  expect(second!.ticket).toMatchObject({ siblings: 1 })
})

test('letting in all the same is for those who may; what a device without the right did is recorded and shown', async () => {
  const { ctx, event, ticket, send } = await openDoors()
  const door = {
    ...{ kind: 'door' as const, deviceId: 'dev_1', linkId: 'lnk_1', userId: null, eventId: event.id, name: 'Door' },
    ...{ gate: 'Main', listId: null, ticketTypeIds: [], rights: ['scan' as const] },
  }
  const asDoor = { ...ctx, actor: door }
  await send([look({ ticketId: ticket.id })])
  const pressed = look({ ticketId: ticket.id, override: true })
  await expect(recordScans(asDoor, { eventId: event.id, scans: [pressed] })).rejects.toMatchObject({ kind: 'forbidden' })
  const { results } = await recordScans(asDoor, { eventId: event.id, scans: [{ ...pressed, decided: told() }] })
  expect(results[0]).toMatchObject({ decision: 'admit', conflict: 'double' })
  expect(await db().scan.findUniqueOrThrow({ where: { id: pressed.scanId } })).toMatchObject({ gate: 'Main', deviceId: 'dev_1' })
  const [may] = await send([look({ ticketId: ticket.id, override: true })])
  expect(may).toMatchObject({ decision: 'admit', overrode: 'already_admitted' })
  expect(may!.conflict).toBeUndefined()
})

test('two hundred scans sent again are answered as before, in their order', async () => {
  const { tickets, send } = await openDoors({}, 200)
  const scans = tickets.map(({ id }) => look({ ticketId: id, decided: told() }))
  const results = await send(scans)
  expect(results.map(({ scanId }) => scanId)).toEqual(scans.map(({ scanId }) => scanId))
  const said = (all: typeof results) => all.map(({ scanId, decision, reason }) => [scanId, decision, reason])
  expect(said(await send(scans))).toEqual(said(results))
})

test("the answer a door was given is replaced by that door alone: nobody takes back another one's admission by the id of its scan", async () => {
  const { ctx, event, ticket, send } = await openDoors()
  const doorOf = (deviceId: string) => ({
    ...ctx,
    actor: {
      ...{ kind: 'door' as const, deviceId, linkId: 'lnk_1', userId: null, eventId: event.id, name: 'Door' },
      ...{ gate: 'Main', listId: null, ticketTypeIds: [], rights: ['scan' as const] },
    },
  })
  const scan = look({ ticketId: ticket.id })
  await recordScans(doorOf('dev_1'), { eventId: event.id, scans: [scan] })
  const refused = { ...scan, decided: told('already_admitted') }
  const { results } = await recordScans(doorOf('dev_2'), { eventId: event.id, scans: [refused] })
  expect(results[0]).toMatchObject({ decision: 'admit', reason: 'ok' })
  expect((await standingIn(ticket.id)).presence).toMatchObject({ inside: true, entries: 1 })
  expect((await send([look({ ticketId: ticket.id })]))[0]).toMatchObject({ reason: 'already_admitted' })
  await recordScans(doorOf('dev_1'), { eventId: event.id, scans: [refused] })
  expect((await standingIn(ticket.id)).presence).toMatchObject({ inside: false, entries: 0 })
})

test('a scan is no earlier than the device that made it, whatever its clock says, and no later than it arrived', async () => {
  const { ctx, event, tickets } = await openDoors({}, 2)
  const { deviceId, token } = await openedByLink(event.id)
  const actor = (await liveDevice(token))!
  const { createdAt } = await db().device.findUniqueOrThrow({ where: { id: deviceId } })
  const [past, future] = [
    look({ ticketId: tickets[0]!.id, at: '1970-01-01T00:03:00Z', decided: told() }),
    look({ ticketId: tickets[1]!.id, at: '2999-01-01T00:00:00Z', decided: told() }),
  ]
  await recordScans({ ...ctx, actor }, { eventId: event.id, scans: [past, future] })
  const of = async (id: string) => (await db().scan.findUniqueOrThrow({ where: { id } })).occurredAt
  expect(await of(past.scanId)).toEqual(createdAt)
  expect((await of(future.scanId)).getTime()).toBeLessThanOrEqual(Date.now())
})
