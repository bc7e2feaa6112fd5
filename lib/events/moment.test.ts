import { describe, expect, it } from 'vitest'
import { instantFrom } from './moment'

describe('a moment', () => {
  it.each([
    ['2026-07-01T19:30', 'Europe/Berlin', '2026-07-01T17:30:00.000Z'],
    ['2026-12-01T19:30', 'Europe/Berlin', '2026-12-01T18:30:00.000Z'],
    ['2026-12-01T19:30', 'Asia/Kathmandu', '2026-12-01T13:45:00.000Z'],
    ['2026-12-01T19:30+05:30', 'Europe/Berlin', '2026-12-01T14:00:00.000Z'],
    ['2026-12-01T19:30:00Z', 'Europe/Berlin', '2026-12-01T19:30:00.000Z'],
  ])('%s means, for an event in %s, %s', (moment, zone, instant) => {
    expect(instantFrom(moment, zone).toISOString()).toBe(instant)
  })

  it('in the hour that spring skips is moved on', () => {
    expect(instantFrom('2026-03-29T02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z') // 03:30 CEST
  })

  it('in the hour that autumn repeats is the first of the two', () => {
    expect(instantFrom('2026-10-25T02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z') // CEST
    expect(instantFrom('2026-11-01T01:30', 'America/New_York').toISOString()).toBe('2026-11-01T05:30:00.000Z') // EDT
  })

  it.each(['', '2026-13-01T10:00', '2026-02-29T10:00', '2026-01-01', '2026-01-01T24:30', '2026-01-01T10:00+99:99'])(
    'that does not exist is refused: %j',
    (moment) => {
      expect(() => instantFrom(moment, 'UTC')).toThrow(RangeError)
    },
  )
})
