import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/id'
import { waitAfter } from './back-off'
import { createClock } from './clock'
import { doorCalls } from './door-calls'
import type { QueuedScan } from './entry'
import { openOutbox } from './outbox'
import { openRoster } from './roster'
import { createSync } from './sync'
import { doorServer, type Fate } from './testing/door-server'
import { openVault } from './vault'

const serials = Array.from({ length: 8 }, (_, nth) => `0${nth}00000000000000`)
const tickets = serials.map((serial, nth) => [serial, 1, 0, 0, `P${nth}`, `ORD-${nth}`, null, '', [], null] as never)
const closing: (() => unknown)[] = []
let server: Awaited<ReturnType<typeof doorServer>>

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  server = await doorServer(tickets)
  vi.stubGlobal('fetch', server.fetch)
})
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function openTab() {
  const vault = await openVault('dev_1')
  const roster = await openRoster(vault, null)
  const outbox = await openOutbox(vault, (entries) => roster.setOwn(entries))
  const calls = doorCalls({ eventId: 'evt_1', token: 'fdt_1' })
  const seen = { progress: [] as string[], ended: 0, synced: 0 }
  const clock = createClock()
  const sync = createSync({
    ...{ deviceId: 'dev_1', version: '1', calls, outbox, roster, clock, syncedAt: null },
    onChange() {
      const { progress } = sync.status()
      if (progress) seen.progress.push(`${progress.done}/${progress.total}`)
    },
    onSynced: () => void seen.synced++,
    onEnded: () => void seen.ended++,
  })
  const close = () => {
    sync.stop()
    outbox.close()
    void vault.close()
  }
  closing.push(close)
  return { vault, roster, outbox, clock, sync, seen, close }
}

const at = new Date().toISOString()
function scan(serial = serials[0]!): Omit<QueuedScan, 'nth'> {
  const id = newId('scn')
  const decided = { decision: 'admit', reason: 'ok' } as const
  const item = { scanId: id, serial, gate: 'A', deviceId: 'dev_1', direction: 'in' as const, at, decided }
  return { kind: 'scan', id, state: 'waiting', serial, scan: item, decision: 'admit', occurredAt: at }
}
const undo = (scanId: string) => ({
  kind: 'undo' as const,
  id: newId('und'),
  state: 'waiting' as const,
  serial: serials[0]!,
  scanId,
})

test('450 waiting scans go in order in batches of 200, with progress, and the roster follows', async () => {
  const { outbox, sync, seen, roster } = await openTab()
  const scans = Array.from({ length: 450 }, (_, nth) => scan(serials[nth % 8]))
  await Promise.all(scans.map(outbox.add))
  await sync.now()
  const sent = server.requests.filter(({ path }) => path.endsWith('/scans')).map(({ body }) => body!.scans!)
  expect(sent.map(({ length }) => length)).toEqual([200, 200, 50])
  expect(sent.flat().map(({ scanId }) => scanId)).toEqual(scans.map(({ id }) => id))
  expect(new Set(seen.progress)).toEqual(new Set(['200/450', '400/450', '450/450']))
  expect(sync.status()).toMatchObject({ standing: 'online', progress: null, counts: { expected: 8 } })
  expect([outbox.all(), roster.size(), seen.synced]).toEqual([[], 8, 1])
})

test('whatever the network loses, repeats or reorders, in two tabs and over killed pages, each scan is at the server once', async () => {
  const fate = fc.constantFrom<Fate>('ok', 'lost', 'answer_lost', 'twice', 'late', 'portal')
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('scan' as const), tab: fc.nat(1), serial: fc.nat(7) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), tab: fc.nat(1), of: fc.nat(30) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('sync' as const), tab: fc.nat(1) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), tab: fc.nat(1) }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), fc.array(fate, { maxLength: 30 }), async (acts, fates) => {
      vi.stubGlobal('indexedDB', new IDBFactory())
      server = await doorServer(tickets)
      vi.stubGlobal('fetch', server.fetch)
      server.fates.push(...fates)
      const tabs = [await openTab(), await openTab()]
      const scans: string[] = []
      const undone = new Set<string>()
      for (const each of acts) {
        const tab = tabs[each.tab]!
        if (each.do === 'scan') {
          const made = scan(serials[each.serial])
          expect(await tab.outbox.add(made)).toBe(true)
          scans.push(made.id)
        } else if (each.do === 'undo' && scans.length > 0) {
          const of = scans[each.of % scans.length]!
          await tab.outbox.add(undo(of))
          undone.add(of)
        } else if (each.do === 'sync') await tab.sync.now()
        else if (each.do === 'kill') {
          tab.close()
          tabs[each.tab] = await openTab()
        }
      }
      server.fates.length = 0
      for (let times = 0; times < 3; times++) for (const { sync } of tabs) await sync.now()
      for (const { outbox, close } of tabs) {
        expect(outbox.all()).toEqual([])
        close()
      }
      expect([...server.recorded.keys()].sort()).toEqual(scans.sort())
      expect([...server.undone].sort()).toEqual([...undone].sort())
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('one scan the server will never take becomes a dead letter and holds up no other', async () => {
  const { outbox, sync } = await openTab()
  const scans = Array.from({ length: 30 }, () => scan())
  for (const each of scans) await outbox.add(each)
  server.refuses = ({ scanId }) => scanId === scans[17]!.id
  await sync.now()
  expect(outbox.dead().map(({ id, problem }) => [id, problem])).toEqual([[scans[17]!.id, 'invalid']])
  expect(outbox.waiting()).toEqual([])
  expect([...server.recorded.keys()].sort()).toEqual(scans.flatMap(({ id }, nth) => (nth === 17 ? [] : [id])).sort())
})

test('an undo of what the server does not know is kept as a dead letter with the server’s words', async () => {
  const { outbox, sync } = await openTab()
  await outbox.add(undo(newId('scn')))
  await sync.now()
  expect(outbox.dead()).toMatchObject([{ kind: 'undo', problem: 'This door may not take admissions back.' }])
})

test('an ended door asks nothing more and keeps what is unsent', async () => {
  const { outbox, sync, seen } = await openTab()
  await outbox.add(scan())
  server.fates.push('ended')
  await sync.now()
  await sync.now()
  expect([sync.status().standing, seen.ended, server.requests.length]).toEqual(['ended', 1, 1])
  expect(outbox.waiting()).toHaveLength(1)
})

test('the sign-in page of a hotel is no answer', async () => {
  const { outbox, sync } = await openTab()
  await outbox.add(scan())
  server.fates.push('portal')
  await sync.now()
  expect([sync.status().standing, outbox.waiting().length]).toEqual(['offline', 1])
})

test('a device whose clock is wrong knows by how much', async () => {
  const { clock, sync } = await openTab()
  server.offsetMs = -3_600_000
  await sync.now()
  expect(Math.abs(clock.offsetMs()! + 3_600_000)).toBeLessThan(2_000)
})

test('of several answers the quickest tells the offset, until it is a minute old or the clock was set', () => {
  const clock = createClock(7)
  const measure = (askedAt: number, roundTrip: number, offset: number, delay = roundTrip / 2) =>
    clock.measure({ askedAt, answeredAt: askedAt + roundTrip }, new Date(askedAt + delay + offset).toISOString())
  expect(clock.offsetMs()).toBe(7)
  measure(0, 400, 1_000, 300)
  expect(clock.offsetMs()).toBe(1_100)
  measure(1_000, 20, 1_000)
  expect(clock.offsetMs()).toBe(1_000)
  measure(2_000, 400, 1_000, 300)
  expect(clock.offsetMs()).toBe(1_000)
  measure(3_000, 400, 9_000) // somebody set the phone's clock
  expect(clock.offsetMs()).toBe(9_000)
  measure(3_100, 20, 9_000)
  measure(70_000, 200, 9_040)
  expect(clock.offsetMs()).toBe(9_040)
  clock.measure({ askedAt: 80_000, answeredAt: 79_000 }, new Date(0).toISOString())
  clock.measure({ askedAt: 80_000, answeredAt: 80_001 }, 'soon')
  expect(clock.offsetMs()).toBe(9_040)
})

test('waits grow to a minute, never come together, and heed a server that asks for more', () => {
  for (let failures = 1; failures < 20; failures++) {
    const most = Math.min(1_000 * 2 ** (failures - 1), 60_000)
    const waits = Array.from({ length: 50 }, () => waitAfter(failures))
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(most / 2)
    expect(Math.max(...waits)).toBeLessThanOrEqual(most)
    expect(new Set(waits).size).toBeGreaterThan(40)
  }
  expect(waitAfter(1, 90_000)).toBe(90_000)
})

test('after a lost answer it comes back by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { outbox, sync } = await openTab()
  await outbox.add(scan())
  server.fates.push('answer_lost')
  await sync.now()
  expect(outbox.waiting()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1_000)
  await sync.now()
  expect([outbox.all(), server.recorded.size]).toEqual([[], 1])
  vi.useRealTimers()
})
