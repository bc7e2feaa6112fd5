import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/id'
import { openDoor } from './door'
import type { DoorSession } from './door-session'
import type { Judged } from './judge'
import { doorServer } from './testing/door-server'

const serials = Array.from({ length: 6 }, (_, nth) => `0${nth}00000000000000`)
const status = [0, 0, 0, 1, 2, 3]
const tickets = serials.map(
  (serial, nth) =>
    [serial, 1, 0, status[nth], `P${nth}`, `K7M2Q9D-${nth}`, null, nth === 0 ? 'side door' : '', [], null] as never,
)
const session: DoorSession = {
  ...{ deviceId: 'dev_1', token: 'fdt_1', from: 'x', ended: false },
  event: { id: 'evt_1', title: 'E', startsAt: '', endsAt: '', timeZone: 'Europe/Madrid', venueName: null },
  link: {
    ...{
      id: 'lnk_1',
      name: 'North',
      gate: 'A',
      listId: null,
      listName: null,
      ticketTypeIds: [],
      expiresAt: '2126-01-01T00:00:00Z',
    },
    rights: ['scan', 'search', 'override'],
  },
}
let server: Awaited<ReturnType<typeof doorServer>>
const closing: { close: () => void }[] = []

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  server = await doorServer(tickets)
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => {
  for (const each of closing.splice(0)) each.close()
})

async function open(change: Partial<DoorSession['link']> = {}) {
  const door = await openDoor({ ...session, deviceId: newId('dev'), link: { ...session.link, ...change } }, '1')
  closing.push(door)
  await door.syncNow()
  return door
}

/** From here on nothing gets through until `connect`. */
async function cut(door: Awaited<ReturnType<typeof open>>) {
  server.fates.push(...Array.from({ length: 500 }, () => 'lost' as const))
  await door.syncNow()
  expect(door.status().standing).toBe('offline')
}
async function connect(door: Awaited<ReturnType<typeof open>>) {
  server.fates.length = 0
  await door.syncNow()
  await door.syncNow()
}

function verdict(judged: Judged) {
  if (judged.kind !== 'judged') throw new Error(judged.kind)
  return judged.verdict
}

test('with a network the server decides, and the device knows of it when the network goes right after', async () => {
  const door = await open()
  const code = await server.codeOf(serials[0]!)
  expect(verdict(await door.scan({ code }))).toMatchObject({ decision: 'admit', reason: 'ok', by: 'server', kept: true })
  await cut(door)
  expect(verdict(await door.scan({ code }))).toMatchObject({ decision: 'refuse', reason: 'already_admitted', by: 'device' })
})

test('without a network the device decides, with the note and the others of the order, and the record says what was shown', async () => {
  const door = await open()
  await cut(door)
  const asked = server.requests.length
  const shown = verdict(await door.scan({ code: await server.codeOf(serials[0]!) }))
  expect(shown).toMatchObject({ decision: 'admit', by: 'device', kept: true, flag: null, siblings: 2 })
  expect(shown.ticket).toMatchObject({ holder: 'P0', typeName: 'Standard', reference: 'K7M2Q9D-0', note: 'side door' })
  expect([server.requests.length, door.status().waiting]).toEqual([asked, 1])
  await connect(door)
  expect(server.recorded.get(shown.scanId)).toMatchObject({ item: { decided: { decision: 'admit', reason: 'ok' } }, times: 1 })
  expect(door.status()).toMatchObject({ waiting: 0, standing: 'online' })
})

test('a server that does not answer in time is not waited for, and gets the device’s verdict under the same id', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const door = await open()
  server.fates.push('hang')
  const judging = door.scan({ code: await server.codeOf(serials[1]!) })
  while (!server.requests.at(-1)?.body?.scans) await new Promise(setImmediate)
  await vi.advanceTimersByTimeAsync(1_199)
  expect(door.status().waiting).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  const shown = verdict(await judging)
  expect(shown).toMatchObject({ decision: 'admit', by: 'device', kept: true })
  expect(server.requests.at(-1)!.body!.scans![0]!.scanId).toBe(shown.scanId)
  await connect(door)
  expect([...server.recorded.keys()]).toEqual([shown.scanId])
  vi.useRealTimers()
})

test('an answer that was lost on its way leaves one record, and it says what the person was shown', async () => {
  const door = await open()
  server.fates.push('answer_lost')
  const shown = verdict(await door.scan({ code: await server.codeOf(serials[1]!) }))
  expect(shown.by).toBe('device')
  await connect(door)
  expect([...server.recorded].map(([id, { times }]) => [id, times])).toEqual([[shown.scanId, 2]])
})

test('what waits here of a ticket goes before what the server knows of it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const door = await open()
  const code = await server.codeOf(serials[0]!)
  const first = verdict(await door.scan({ code }))
  server.fates.push('hang') // the undo stays on its way
  await door.undo(first.scanId, serials[0]!)
  expect(door.status()).toMatchObject({ standing: 'online', waiting: 1 })
  expect(verdict(await door.scan({ code }))).toMatchObject({ decision: 'admit', by: 'device' })
  await vi.advanceTimersByTimeAsync(15_000)
  await connect(door)
  expect([door.status().waiting, server.undone.size, server.recorded.size]).toEqual([0, 1, 2])
  vi.useRealTimers()
})

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** A code with one of its 624 bits flipped: three characters of Base45 are two bytes. */
function flipped(code: string, bit: number): string {
  const at = Math.floor(bit / 16) * 3
  const [a, b, c] = Array.from(code.slice(at, at + 3), (character) => alphabet.indexOf(character)) as [number, number, number]
  const value = (a + 45 * b + 45 * 45 * c) ^ (1 << (bit % 16))
  const digits = [value % 45, Math.floor(value / 45) % 45, Math.floor(value / 2025)]
  return code.slice(0, at) + digits.map((digit) => alphabet[digit]).join('') + code.slice(at + 3)
}

test('every single bit of a code flipped is refused without a network', async () => {
  const door = await open()
  await cut(door)
  const code = await server.codeOf(serials[0]!)
  const reasons = new Map<string, number>()
  for (let bit = 0; bit < 78 * 8; bit++) {
    const shown = verdict(await door.scan({ code: flipped(code, bit) }, { training: true }))
    expect(shown.decision).toBe('refuse')
    reasons.set(shown.reason, (reasons.get(shown.reason) ?? 0) + 1)
  }
  expect(Object.fromEntries(reasons)).toEqual({ unknown: 8, wrong_event: 32, forged: 584 })
  expect(verdict(await door.scan({ code }, { training: true })).decision).toBe('admit')
}, 30_000)

test('void, refunded and passed-on tickets are refused without a network, and an old code of a new ticket', async () => {
  server.bySerial.set(serials[1]!, server.bySerial.get(serials[1]!)!.map((value, at) => (at === 1 ? 3 : value)) as never)
  const door = await open()
  await cut(door)
  const reasonOf = async (nth: number, revision = 1) =>
    verdict(await door.scan({ code: await server.codeOf(serials[nth]!, revision) })).reason
  expect([await reasonOf(3), await reasonOf(4), await reasonOf(5)]).toEqual(['void', 'refunded', 'transferred'])
  expect(await reasonOf(1, 2)).toBe('transferred')
  expect(await reasonOf(1, 3)).toBe('ok')
})

test('a genuine ticket sold after the last sync is let in once, flagged, and not a second time', async () => {
  const door = await open()
  await cut(door)
  const code = await server.codeOf('ff00000000000001')
  expect(verdict(await door.scan({ code }))).toMatchObject({ decision: 'admit', flag: 'not_on_roster', ticket: null })
  expect(verdict(await door.scan({ code }))).toMatchObject({ decision: 'refuse', reason: 'already_admitted' })
  const newer = await server.codeOf(serials[2]!, 2)
  expect(verdict(await door.scan({ code: newer }))).toMatchObject({ decision: 'admit', flag: 'newer_than_roster' })
})

test('a typed reference and one picked from the list are found; what is neither is not known', async () => {
  const door = await open()
  await cut(door)
  expect(verdict(await door.scan({ code: ' k7m2q9d-1 ' }))).toMatchObject({ decision: 'admit', ticket: { holder: 'P1' } })
  expect(verdict(await door.scan({ serial: serials[2]! }))).toMatchObject({ decision: 'admit' })
  expect(verdict(await door.scan({ reference: 'K7M2Q9D-2' }))).toMatchObject({ reason: 'already_admitted' })
  expect(verdict(await door.scan({ code: 'https://example.org' }))).toMatchObject({ decision: 'refuse', reason: 'unknown' })
})

test('who goes out is never refused, and an undo gives the ticket back its entry, network or not', async () => {
  const door = await open()
  await cut(door)
  const code = await server.codeOf(serials[0]!)
  const first = verdict(await door.scan({ code }))
  expect(verdict(await door.scan({ code }, { direction: 'out' }))).toMatchObject({ decision: 'admit', direction: 'out' })
  expect(door.roster.counts(new Date()).inside).toBe(0)
  await door.undo(first.scanId, first.ticket!.serial)
  const second = verdict(await door.scan({ code }))
  expect(second).toMatchObject({ decision: 'admit' })
  await connect(door)
  expect([...server.undone]).toEqual([first.scanId])
  expect(
    door
      .recent()
      .map(({ scanId, undone }) => [scanId, undone])
      .at(-1),
  ).toEqual([first.scanId, true])
})

test('a supervisor goes past a used ticket, a door without the right does not', async () => {
  for (const rights of [['scan', 'override'] as const, ['scan'] as const]) {
    vi.stubGlobal('indexedDB', new IDBFactory())
    server.fates.length = 0
    const door = await open({ rights: [...rights] })
    await cut(door)
    const code = await server.codeOf(serials[1]!)
    await door.scan({ code })
    const shown = verdict(await door.scan({ code }, { override: true }))
    expect([shown.decision, shown.overrode]).toEqual(rights.length === 2 ? ['admit', 'already_admitted'] : ['refuse', null])
  }
})

test('training shows used tickets and records nothing anywhere', async () => {
  const door = await open()
  const asked = server.requests.length
  const code = await server.codeOf(serials[0]!)
  const shown = [await door.scan({ code }, { training: true }), await door.scan({ code }, { training: true })].map(verdict)
  expect(shown.map(({ by, reason }) => [by, reason])).toEqual([
    ['training', 'ok'],
    ['training', 'already_admitted'],
  ])
  expect([server.requests.length, door.status().waiting, door.recent(), server.recorded.size]).toEqual([asked, 0, [], 0])
  door.endTraining()
  expect(verdict(await door.scan({ code }))).toMatchObject({ decision: 'admit', by: 'server' })
})

test('without a roster and a network nothing is told', async () => {
  server.fates.push(...Array.from({ length: 50 }, () => 'lost' as const))
  const door = await open()
  expect(await door.scan({ code: await server.codeOf(serials[0]!) })).toEqual({ kind: 'no_roster' })
})
