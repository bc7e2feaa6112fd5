import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localOf } from '@/lib/core/instant'
import { nextDates } from './next-dates'

const evening = { startsAt: new Date('2026-10-20T17:30Z'), endsAt: new Date('2026-10-20T20:00Z'), timeZone: 'Europe/Berlin' } // Tue 19:30 CEST

test('an evening keeps its weekday and time across the change of the clocks', () => {
  const { startsAt, endsAt } = nextDates(evening, new Date('2026-10-24T12:00Z'))
  expect(localOf(startsAt, 'Europe/Berlin')).toBe('2026-10-27T19:30')
  expect(localOf(endsAt, 'Europe/Berlin')).toBe('2026-10-27T22:00')
})

test('an event to come is copied a week after itself', () => {
  expect(nextDates(evening, new Date('2026-09-01T12:00Z')).startsAt).toEqual(new Date('2026-10-27T18:30Z'))
})

test('the copy always lies ahead, within a week', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 * 86_400 }), (seconds) => {
      const now = new Date(evening.startsAt.getTime() + seconds * 1_000)
      const ahead = nextDates(evening, now).startsAt.getTime() - now.getTime()
      expect(ahead).toBeGreaterThan(-3_600_001) // an hour, when the clocks changed between
      expect(ahead).toBeLessThanOrEqual(7 * 86_400_000 + 3_600_000)
    }),
  )
})
