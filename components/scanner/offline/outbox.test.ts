import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/id'
import { type Entry, nextBatch, type QueuedScan } from './entry'
import { unsentFile } from './export-unsent'
import { type Outbox, openOutbox } from './outbox'
import { openVault, type Vault } from './vault'

const deviceId = 'dev_1'
const opened: (Vault | Outbox)[] = []

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()))
afterEach(() => {
  for (const each of opened.splice(0)) void each.close()
})

async function tab() {
  const vault = await openVault(deviceId)
  const outbox = await openOutbox(vault)
  opened.push(vault, outbox)
  return { vault, outbox }
}

const at = '2026-11-14T18:00:00.000Z'
function scan(id = newId('scn')): Omit<QueuedScan, 'nth'> {
  const item = { scanId: id, code: 'NCF2Q9D', gate: 'A', deviceId, direction: 'in' as const, at }
  return { kind: 'scan', id, state: 'waiting', serial: '00', scan: item, decision: 'admit', occurredAt: at }
}
const undo = (scanId: string) => ({ kind: 'undo' as const, id: newId('und'), state: 'waiting' as const, serial: '00', scanId })
const ids = (entries: { id: string }[]) => entries.map(({ id }) => id)

test('200 unsent scans survive a page that is killed, whole and in their order', async () => {
  const { outbox } = await tab()
  const scans = Array.from({ length: 200 }, () => scan())
  for (const each of scans) expect(await outbox.add(each)).toBe(true)
  const { outbox: next } = await tab() // the first one was never closed
  expect(next.waiting()).toEqual(scans.map((each, nth) => ({ ...each, nth: nth + 1 })))
})

test('scans that come faster than the disk keep their order and are all kept', async () => {
  const { outbox } = await tab()
  const scans = Array.from({ length: 50 }, () => scan())
  expect(await Promise.all(scans.map(outbox.add))).toEqual(scans.map(() => true))
  expect(ids((await tab()).outbox.waiting())).toEqual(ids(scans))
})

test('what one tab adds or lets go of, the other knows after it looks again; neither loses its own', async () => {
  const [one, other] = [await tab(), await tab()]
  const [a, b] = [scan(), scan()]
  await Promise.all([one.outbox.add(a), other.outbox.add(b)])
  for (const { outbox } of [one, other]) {
    await outbox.reload()
    expect(ids(outbox.waiting()).sort()).toEqual([a.id, b.id].sort())
  }
  await one.outbox.mark([a.id], 'sent')
  await one.outbox.forget([a.id, b.id])
  await other.outbox.reload()
  expect(ids(other.outbox.all())).toEqual([b.id])
})

test('tabs tell each other', async () => {
  const vault = await openVault(deviceId)
  const heard = vi.fn()
  const listening = await openOutbox(vault, heard)
  opened.push(vault, listening)
  const a = scan()
  await (await tab()).outbox.add(a)
  await vi.waitFor(() => expect(ids(listening.waiting())).toEqual([a.id]))
})

test('nothing unsent is forgotten, sent or not asked for; only a release lets it go', async () => {
  const { outbox } = await tab()
  const [a, b] = [scan(), scan()]
  await outbox.add(a)
  await outbox.add(b)
  await outbox.mark([b.id], 'dead', 'That scan id was used at another event.')
  await outbox.forget([a.id, b.id])
  expect([ids(outbox.waiting()), ids(outbox.dead())]).toEqual([[a.id], [b.id]])
  await outbox.release([a.id, b.id])
  expect((await tab()).outbox.all()).toEqual([])
})

test('a dead letter keeps the words of the server and can be sent once more', async () => {
  const { outbox } = await tab()
  const a = scan()
  await outbox.add(a)
  await outbox.mark([a.id], 'dead', 'Only in or out.')
  expect((await tab()).outbox.dead()).toMatchObject([{ id: a.id, problem: 'Only in or out.' }])
  await outbox.mark([a.id], 'waiting')
  expect(outbox.waiting()).toEqual([{ ...a, nth: 1 }])
})

test('what the disk does not take says so, is sent from memory, and is written with the next that it takes', async () => {
  const { vault, outbox } = await tab()
  const [a, b] = [scan(), scan()]
  const write = vi.spyOn(vault, 'write').mockResolvedValue(false)
  expect(await outbox.add(a)).toBe(false)
  expect([outbox.unkept(), ids(outbox.waiting())]).toEqual([1, [a.id]])
  await outbox.reload()
  expect(ids(outbox.waiting())).toEqual([a.id])
  write.mockRestore()
  expect(await outbox.add(b)).toBe(true)
  expect(outbox.unkept()).toBe(0)
  expect(ids((await tab()).outbox.waiting())).toEqual([a.id, b.id])
})

test('a disk that does not answer holds up a verdict for a second, and what it takes later is kept', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { vault, outbox } = await tab()
  let answer = (_: boolean) => {}
  vi.spyOn(vault, 'write').mockReturnValue(new Promise((resolve) => (answer = resolve)))
  const added = outbox.add(scan())
  await vi.advanceTimersByTimeAsync(1_000)
  expect([await added, outbox.unkept()]).toEqual([false, 1])
  answer(true)
  await vi.waitFor(() => expect(outbox.unkept()).toBe(0))
  vi.useRealTimers()
})

test('a disk that cannot be read any more takes nothing out of memory', async () => {
  const { vault, outbox } = await tab()
  const a = scan()
  await outbox.add(a)
  vi.spyOn(vault, 'all').mockResolvedValue(null)
  await outbox.reload()
  expect(ids(outbox.waiting())).toEqual([a.id])
})

test('the file holds every unsent scan as the server takes it, every undo, and nothing that was sent', async () => {
  const { outbox } = await tab()
  const [a, b, c] = [scan(), scan(), scan()]
  for (const each of [a, b, c, undo(a.id)]) await outbox.add(each)
  await outbox.mark([b.id], 'sent')
  await outbox.mark([c.id], 'dead', 'No.')
  const file = unsentFile(outbox.all(), { deviceId, eventId: 'evt_1', now: new Date(at) })
  expect(file.name).toBe('unsent-scans-2026-11-14T18-00.json')
  expect(JSON.parse(file.text)).toEqual({
    format: 'foyer.unsent-scans.1',
    eventId: 'evt_1',
    deviceId,
    exportedAt: at,
    scans: [a.scan, c.scan],
    undos: [{ scanId: a.id }],
    problems: [{ id: c.id, problem: 'No.' }],
  })
  expect(outbox.all()).toHaveLength(4)
  await outbox.release(file.ids)
  expect(ids(outbox.all())).toEqual([b.id])
})

test('batches take everything once, in order, at most so many at once, and no undo before its scan', () => {
  const queue = fc.array(fc.record({ isUndo: fc.boolean(), of: fc.nat(), nth: fc.nat(30) }), { maxLength: 40 })
  fc.assert(
    fc.property(queue, fc.integer({ min: 1, max: 7 }), (made, limit) => {
      const scans = made.map(({ nth }, at) => ({ ...scan(`scn_${at}`), nth }))
      const undos = made.flatMap(({ isUndo, of, nth }, at) =>
        isUndo ? [{ ...undo(`scn_${of % made.length}`), id: `und_${at}`, nth }] : [],
      )
      let waiting: Entry[] = [...undos, ...scans]
      const sent: Entry[] = []
      for (let batch = nextBatch(waiting, limit); batch; batch = nextBatch(waiting, limit)) {
        const taken = batch.kind === 'undo' ? [batch.undo] : batch.scans
        expect(taken.length).toBeLessThanOrEqual(limit)
        sent.push(...taken)
        waiting = waiting.filter((entry) => !taken.includes(entry as never))
      }
      expect(ids(sent).sort()).toEqual(ids([...scans, ...undos]).sort())
      const order = sent.flatMap((entry) => (entry.kind === 'scan' ? [entry.nth] : []))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      for (const each of undos) expect(ids(sent).indexOf(each.scanId)).toBeLessThan(ids(sent).indexOf(each.id))
    }),
  )
})
