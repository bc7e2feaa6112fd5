import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Outcome, Scan, ScanResult, Standing } from './door-api'
import { createScanQueue } from './scan-queue'

type Answer = Outcome<{ results: ScanResult[] }>

const scan = (scanId: string): Scan => ({
  scanId,
  code: scanId,
  gate: 'A',
  deviceId: 'dev_1',
  direction: 'in',
  at: '2026-11-14T18:00:00Z',
})
const admit = (scans: Scan[]): Answer => ({
  kind: 'answered',
  value: { results: scans.map(({ scanId }) => ({ scanId, decision: 'admit', reason: 'ok' })) },
})
const offline: Answer = { kind: 'later', standing: 'offline' }

function open(send: (scans: Scan[]) => Answer | Promise<Answer>, left: Scan[] = []) {
  const kept = new Map(left.map((each) => [each.scanId, each]))
  const seen = {
    sent: [] as string[][],
    results: [] as string[],
    rejected: [] as string[],
    delayed: [] as string[],
    standing: [] as Standing[],
  }
  const queue = createScanQueue({
    send: async (scans) => {
      seen.sent.push(scans.map(({ scanId }) => scanId))
      return send(scans)
    },
    kept: {
      all: () => [...kept.values()],
      keep: (each) => Boolean(kept.set(each.scanId, each)),
      drop: (scanId) => void kept.delete(scanId),
    },
    onResult: ({ scanId }) => seen.results.push(scanId),
    onRejected: (scanId) => seen.rejected.push(scanId),
    onDelayed: (scanIds) => seen.delayed.push(...scanIds),
    onStanding: (standing) => seen.standing.push(standing),
  })
  return { queue, kept, seen }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const settle = () => vi.advanceTimersByTimeAsync(0)

test('an answered scan is no longer kept', async () => {
  const { queue, kept, seen } = open(admit)
  queue.add(scan('scn_1'))
  expect(kept.size).toBe(1)
  await settle()
  expect(seen.results).toEqual(['scn_1'])
  expect([kept.size, queue.waiting().length]).toEqual([0, 0])
})

test('without an answer a scan stays kept and is sent again, with the same id, until there is one', async () => {
  let times = 0
  const { queue, kept, seen } = open((scans) => (++times < 5 ? offline : admit(scans)))
  queue.add(scan('scn_1'))
  await settle()
  expect(seen.delayed).toEqual(['scn_1'])
  expect(kept.has('scn_1')).toBe(true)
  expect(seen.results).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(seen.sent).toEqual(Array(5).fill(['scn_1']))
  expect(seen.results).toEqual(['scn_1'])
  expect(seen.standing.at(-1)).toBe('online')
})

test('tries come ever more slowly, ten seconds apart at most, and at once when the network is back', async () => {
  const { queue, seen } = open(() => offline)
  queue.add(scan('scn_1'))
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(seen.sent.length).toBeGreaterThan(55)
  expect(seen.sent.length).toBeLessThan(70)
  const before = seen.sent.length
  await queue.flush()
  expect(seen.sent.length).toBe(before + 1)
})

test('a server that asks for time is given it', async () => {
  const { queue, seen } = open(() => ({ kind: 'later', standing: 'offline', afterMs: 30_000 }))
  queue.add(scan('scn_1'))
  await vi.advanceTimersByTimeAsync(29_000)
  expect(seen.sent).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(seen.sent).toHaveLength(2)
})

test('scans made while a request is under way go together with the next, never two requests at once', async () => {
  let release: (answer: Answer) => void = () => undefined
  const { queue, seen } = open((scans) =>
    scans.some(({ scanId }) => scanId === 'scn_1')
      ? new Promise<Answer>((resolve) => {
          release = () => resolve(admit(scans))
        })
      : admit(scans),
  )
  queue.add(scan('scn_1'))
  await settle()
  queue.add(scan('scn_2'))
  queue.add(scan('scn_3'))
  await settle()
  expect(seen.sent).toEqual([['scn_1']])
  release(offline)
  await settle()
  expect(seen.sent).toEqual([['scn_1'], ['scn_2', 'scn_3']])
  expect(seen.results).toEqual(['scn_1', 'scn_2', 'scn_3'])
})

test('what an earlier visit left is sent, oldest first and at most fifty at a time', async () => {
  const left = Array.from({ length: 120 }, (_, at) => scan(`scn_${String(at).padStart(3, '0')}`))
  const { queue, seen, kept } = open(admit, left)
  expect(queue.waiting()).toEqual(left)
  await queue.flush()
  expect(seen.sent.map((batch) => batch.length)).toEqual([50, 50, 20])
  expect(seen.results).toEqual(left.map(({ scanId }) => scanId))
  expect(kept.size).toBe(0)
})

test('one scan the server will never take does not hold up the others', async () => {
  const left = ['scn_1', 'scn_2', 'scn_3'].map(scan)
  const { queue, seen, kept } = open(
    (scans) => (scans.some(({ scanId }) => scanId === 'scn_2') ? { kind: 'rejected', message: 'Not that.' } : admit(scans)),
    left,
  )
  await queue.flush()
  expect(seen.rejected).toEqual(['scn_2'])
  expect(seen.results).toEqual(['scn_1', 'scn_3'])
  expect(kept.size).toBe(0)
})

test('an ended session loses nothing: scans wait until somebody signs in again', async () => {
  let signedIn = false
  const { queue, seen, kept } = open((scans) => (signedIn ? admit(scans) : { kind: 'later', standing: 'signed_out' }))
  queue.add(scan('scn_1'))
  await settle()
  expect(seen.standing).toEqual(['signed_out'])
  expect(kept.size).toBe(1)
  signedIn = true
  await queue.flush()
  expect(seen.results).toEqual(['scn_1'])
})

test('an answer that names none of the scans is no answer', async () => {
  const { queue, seen } = open(() => ({
    kind: 'answered',
    value: { results: [{ scanId: 'scn_9', decision: 'admit', reason: 'ok' }] },
  }))
  queue.add(scan('scn_1'))
  await settle()
  expect(seen.results).toEqual([])
  expect(queue.waiting()).toHaveLength(1)
  expect(seen.sent).toHaveLength(1)
})

test('an answer that comes twice is told once', async () => {
  const { queue, seen } = open((scans) => {
    const { value } = admit(scans) as { value: { results: ScanResult[] } }
    return { kind: 'answered', value: { results: [...value.results, ...value.results] } }
  })
  queue.add(scan('scn_1'))
  await settle()
  expect(seen.results).toEqual(['scn_1'])
})

test('a closed queue sends no more and keeps what it could not send', async () => {
  const { queue, seen, kept } = open(() => offline)
  queue.add(scan('scn_1'))
  await settle()
  queue.close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(seen.sent).toHaveLength(1)
  expect(kept.size).toBe(1)
})
