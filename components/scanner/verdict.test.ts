import { expect, test } from 'vitest'
import { type Reason, reasons } from '@/lib/checkin/decide'
import type { Entry } from './door-state'
import { firstScanText, longTime, shortTime, verdictOf } from './verdict'

const scan = { scanId: 'scn_1', gate: 'A', deviceId: 'dev_1', direction: 'in', at: '2026-11-14T18:00:00Z' } as const
const refusedFor = (reason: Reason): Entry => ({
  scan,
  state: 'refused',
  result: { scanId: 'scn_1', decision: 'refuse', reason },
})

test('every refusal says why in its own words and what to do next; only a used ticket is amber', () => {
  const refusals = reasons.filter((reason) => reason !== 'ok').map((reason) => ({ reason, ...verdictOf(refusedFor(reason)) }))
  expect(new Set(refusals.map(({ word }) => word)).size).toBe(refusals.length)
  for (const { reason, tone, why, next } of refusals) {
    expect(tone).toBe(reason === 'already_admitted' ? 'used' : 'refuse')
    expect(why).toMatch(/\.$/)
    expect(next).toMatch(/\.$/)
  }
})

test('a refusal is red even for a reason this page does not know, or that contradicts it', () => {
  expect(verdictOf(refusedFor('ok')).tone).toBe('refuse')
  expect(verdictOf(refusedFor('blocked' as Reason)).tone).toBe('refuse')
})

test('a scan without an answer says that nobody is admitted yet', () => {
  for (const state of ['sending', 'waiting'] as const) {
    const { tone, why } = verdictOf({ scan, state })
    expect(tone).toBe('neutral')
    expect(why).toMatch(/^Not admitted/)
  }
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
