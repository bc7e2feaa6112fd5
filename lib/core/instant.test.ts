import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, isoWithOffset, isTimeZone, localOf, timeZones } from './instant'

describe('a wall clock', () => {
  it.each([
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T03:30:00+02:00'], // skipped: moved on
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'], // shown twice: the first
    ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T03:00:00+01:00'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T01:30:00-04:00'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-05T01:45:00+11:00'], // half an hour of summer time
    ['2028-02-29T12:00', 'Asia/Kathmandu', '2028-02-29T12:00:00+05:45'],
  ])('%s in %s is %s', (local, zone, iso) => {
    expect(isoWithOffset(instantOf(local, zone), zone)).toBe(iso)
  })

  it.each(['2026-13-01T10:00', '2026-02-29T10:00', '2026-01-01T24:00', '2026-01-01T10:60', '2026-00-10T10:00', 'now'])(
    'that does not exist is refused: %s',
    (local) => {
      expect(() => instantOf(local, 'UTC')).toThrow(RangeError)
    },
  )

  it('of any instant in any zone means that instant, or the one an hour or less away that shows the same', () => {
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2037-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, fc.constantFrom(...timeZones()), (instant, zone) => {
        const shown = localOf(instant, zone)
        expect(localOf(instantOf(shown, zone), zone)).toBe(shown)
      }),
    )
  })
})

describe('a time zone', () => {
  it.each(['AET', 'VST', 'BST', 'PST', 'US/Pacific-New', 'SystemV/EST5EDT', '+02:00', 'Europe/Nowhere', ''])(
    'that the database would not read, or would read as another, is refused: %s',
    (name) => {
      expect(isTimeZone(name)).toBe(false)
    },
  )

  it('that is offered to pick from is taken, and an older name of one too', () => {
    expect(timeZones().filter((zone) => !isTimeZone(zone))).toEqual([])
    expect(
      ['Asia/Kolkata', 'Asia/Calcutta', 'Etc/UTC', 'America/Argentina/Buenos_Aires'].filter((zone) => !isTimeZone(zone)),
    ).toEqual([])
  })
})
