import { expect, test } from 'vitest'
import { type Reason, reasons } from '@/lib/checkin/decide'
import type { DoorVerdict } from './offline/verdict-made'
import { firstScanText, isPassable, longTime, shortTime, wordsOf } from './verdict'

const verdict = (more: Partial<DoorVerdict>): DoorVerdict => ({
  ...{ scanId: 'scn_1', direction: 'in', decision: 'admit', reason: 'ok', by: 'server', at: '2026-11-14T18:00:00Z' },
  ...{ ticket: null, firstScan: null, overrode: null, flag: null, conflict: null, siblings: 0, kept: true },
  ...more,
})
const refusedFor = (reason: Reason) => verdict({ decision: 'refuse', reason })

test('every refusal says why in its own words and what to do next; only a used ticket is amber', () => {
  const refusals = reasons.filter((reason) => reason !== 'ok').map((reason) => ({ reason, ...wordsOf(refusedFor(reason)) }))
  expect(new Set(refusals.map(({ word }) => word)).size).toBe(refusals.length)
  for (const { reason, tone, why, next } of refusals) {
    expect(tone).toBe(reason === 'already_admitted' ? 'used' : 'refuse')
    expect(why).toMatch(/\.$/)
    expect(next).toMatch(/\.$/)
  }
})

test('a refusal is red even for a reason this page does not know, or that contradicts it', () => {
  expect(wordsOf(refusedFor('ok')).tone).toBe('refuse')
  expect(wordsOf(refusedFor('blocked' as Reason)).tone).toBe('refuse')
})

test('green is for somebody who is let in and for nobody else', () => {
  expect(wordsOf(verdict({})).tone).toBe('admit')
  expect(wordsOf({ ...verdict({}), undone: true }).tone).toBe('neutral')
  expect(wordsOf(verdict({ direction: 'out' })).tone).toBe('out')
  expect(wordsOf(verdict({ decision: 'admit', reason: 'forged' })).tone).toBe('refuse')
})

test('an admission says what is uncertain about it', () => {
  expect(wordsOf(verdict({ by: 'device' })).why).toMatch(/Checked on this phone/)
  expect(wordsOf(verdict({ by: 'device', kept: false })).why).toMatch(/keep this page open/)
  expect(wordsOf(verdict({ by: 'device', flag: 'not_on_roster' })).why).toMatch(/sold after the last sync/)
  expect(wordsOf(verdict({ overrode: 'wrong_time' })).why).toBe('Let in anyway. It was refused: wrong time.')
  expect(wordsOf(verdict({ by: 'training' })).why).toBe('Training: nothing was recorded.')
})

test('a supervisor goes past everything but what is no ticket of this event', () => {
  expect(reasons.filter((reason) => !isPassable(reason))).toEqual(['ok', 'wrong_event', 'forged', 'unknown'])
})

test("times are the event's, and name the day when it is not today there", () => {
  const at = '2026-11-14T18:02:00Z'
  expect(shortTime(at, 'Europe/Berlin', new Date('2026-11-14T22:30:00Z'))).toBe('19:02')
  expect(shortTime(at, 'Europe/Berlin', new Date('2026-11-14T23:30:00Z'))).toBe('Sat 14 Nov, 19:02')
  expect(shortTime(at, 'Asia/Tokyo', new Date('2026-11-14T23:30:00Z'))).toBe('03:02')
  expect(longTime(at, 'Asia/Tokyo')).toBe('Sun 15 Nov, 03:02')
})

test('a first scan says when and where, and only when where is not known', () => {
  const now = new Date('2026-11-14T20:00:00Z')
  expect(firstScanText({ at: '2026-11-14T18:02:00Z', gate: 'North gate' }, 'Europe/Berlin', now)).toBe(
    'First scanned 19:02 at North gate',
  )
  expect(firstScanText({ at: '2026-11-14T18:02:00Z', gate: '' }, 'Europe/Berlin', now)).toBe('First scanned 19:02')
})
