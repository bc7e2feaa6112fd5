import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reasons } from '@/lib/checkin/decide'
import type { Scan, ScanResult } from './door-api'
import { type Door, type DoorAction, doorReducer, shownEntry, waitingCount } from './door-state'
import { verdictOf } from './verdict'

const empty: Door = { entries: [], shown: null, counts: { inside: 312, expected: 500 }, countedAt: 0, standing: 'online' }
const scan = (scanId: string): Scan => ({
  scanId,
  code: 'W50',
  gate: 'A',
  deviceId: 'dev_1',
  direction: 'in',
  at: '2026-11-14T18:00:00Z',
})
const play = (...actions: DoorAction[]) => actions.reduce(doorReducer, empty)
const captured = (scanId: string): DoorAction => ({ type: 'captured', scan: scan(scanId) })
const answered = (scanId: string, part: Partial<ScanResult> = {}, at = 1): DoorAction => ({
  type: 'answered',
  result: { scanId, decision: 'admit', reason: 'ok', ...part },
  at,
})
const refused = (scanId: string) => answered(scanId, { decision: 'refuse', reason: 'forged' })
const toneShown = (door: Door) => {
  const entry = shownEntry(door)
  return entry && verdictOf(entry).tone
}

test('a scan fills the screen from the moment it is made, and is green only when the server admitted', () => {
  expect(toneShown(play(captured('scn_1')))).toBe('neutral')
  expect(toneShown(play(captured('scn_1'), { type: 'delayed', scanIds: ['scn_1'] }))).toBe('neutral')
  expect(toneShown(play(captured('scn_1'), answered('scn_1')))).toBe('admit')
})

test('whatever happens in whatever order, no scan is green that the server did not admit or that was taken back', () => {
  const scanIds = fc.constantFrom('scn_1', 'scn_2', 'scn_3')
  const result = fc.record({ decision: fc.constantFrom('admit', 'refuse'), reason: fc.constantFrom(...reasons) }) as fc.Arbitrary<
    Partial<ScanResult>
  >
  const action: fc.Arbitrary<DoorAction> = fc.oneof(
    scanIds.map(captured),
    scanIds.map((scanId): DoorAction => ({ type: 'delayed', scanIds: [scanId] })),
    fc.tuple(scanIds, result).map(([scanId, part]) => answered(scanId, part)),
    scanIds.map((scanId): DoorAction => ({ type: 'rejected', scanId, message: 'No' })),
    scanIds.map((scanId): DoorAction => ({ type: 'restored', scans: [scan(scanId)] })),
    scanIds.map((scanId): DoorAction => ({ type: 'undone', scanId, at: 1 })),
    fc.constant<DoorAction>({ type: 'dismissed' }),
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
      const takenBack = new Set<string>()
      let door = empty
      for (const each of actions) {
        door = doorReducer(door, each)
        for (const { scan: made, state } of door.entries) if (state === 'undone') takenBack.add(made.scanId)
        if (each.type === 'captured') takenBack.delete(each.scan.scanId)
        for (const entry of door.entries) {
          if (verdictOf(entry).tone !== 'admit') continue
          expect(entry.result).toMatchObject({ decision: 'admit', reason: 'ok' })
          expect(takenBack).not.toContain(entry.scan.scanId)
        }
      }
    }),
  )
})

test('an admission and its undoing move the count at once, a refusal does not', () => {
  const admitted = play(captured('scn_1'), answered('scn_1'))
  expect(admitted.counts).toEqual({ inside: 313, expected: 500 })
  expect(doorReducer(admitted, { type: 'undone', scanId: 'scn_1', at: 2 }).counts.inside).toBe(312)
  expect(play(captured('scn_1'), refused('scn_1')).counts.inside).toBe(312)
})

test("a server's count that may be from before the last admission here does not move it back", () => {
  const door = play(captured('scn_1'), answered('scn_1', {}, 100))
  const counted = (inside: number, askedAt: number): DoorAction => ({
    type: 'counted',
    counts: { inside, expected: 500 },
    askedAt,
  })
  expect(doorReducer(door, counted(312, 1_099)).counts.inside).toBe(313)
  expect(doorReducer(door, counted(320, 1_100)).counts.inside).toBe(320)
})

test('the same answer twice counts one person', () => {
  expect(play(captured('scn_1'), answered('scn_1'), answered('scn_1')).counts.inside).toBe(313)
})

test('a late refusal takes the screen when it is free, a late admission does not', () => {
  const waved = [captured('scn_1'), { type: 'delayed', scanIds: ['scn_1'] }, { type: 'dismissed' }] as DoorAction[]
  expect(play(...waved, refused('scn_1')).shown).toBe('scn_1')
  expect(play(...waved, answered('scn_1')).shown).toBeNull()
  expect(play(...waved, captured('scn_2'), refused('scn_1')).shown).toBe('scn_2')
})

test('scans left from an earlier visit wait at the end of the list, once each', () => {
  const restored: DoorAction = { type: 'restored', scans: [scan('scn_1'), scan('scn_2')] }
  const door = play(captured('scn_3'), restored, restored)
  expect(door.entries.map(({ scan: each }) => each.scanId)).toEqual(['scn_3', 'scn_2', 'scn_1'])
  expect(waitingCount(door)).toBe(2)
})

test('a long night drops answered scans from the list, and never one that still waits', () => {
  const first = [captured('scn_first'), { type: 'delayed', scanIds: ['scn_first'] }] as DoorAction[]
  const many = Array.from({ length: 200 }, (_, at) => [captured(`scn_${at}`), answered(`scn_${at}`)]).flat()
  const door = play(...first, ...many)
  expect(door.entries).toHaveLength(51)
  expect(door.entries.at(-1)).toMatchObject({ scan: { scanId: 'scn_first' }, state: 'waiting' })
})

test('an admission that could not be taken back stays an admission and says why', () => {
  const door = play(
    captured('scn_1'),
    answered('scn_1'),
    { type: 'undoing', scanId: 'scn_1' },
    { type: 'notUndone', scanId: 'scn_1', message: 'No network.' },
  )
  expect(door.entries[0]).toMatchObject({ state: 'admitted', problem: 'No network.' })
  const undone = doorReducer(door, { type: 'undone', scanId: 'scn_1', at: 1 })
  expect(undone.entries[0]).toMatchObject({ state: 'undone', problem: undefined })
})
