import { describe, expect, it } from 'vitest'
import { moment, when, zoneName } from './when'

const span = (startsAt: string, endsAt: string, timeZone = 'Europe/Berlin') => when({ startsAt, endsAt, timeZone })

describe('when an event is, in words', () => {
  it('is told by the clock of its own zone, with the zone named', () => {
    expect(span('2026-11-14T18:00:00Z', '2026-11-14T22:00:00Z')).toEqual({
      weekday: 'Sat',
      day: '14',
      month: 'Nov',
      date: 'Sat 14 Nov 2026',
      lines: ['Saturday 14 November 2026', '19:00 – 23:00', 'Central European Time (GMT+1)'],
    })
  })

  it('counts the hours after midnight to the night before', () => {
    expect(span('2026-11-14T21:00:00Z', '2026-11-15T04:00:00Z').lines).toEqual([
      'Saturday 14 November 2026',
      '22:00 – 05:00',
      'Central European Time (GMT+1)',
    ])
  })

  it('names both days when it lasts longer', () => {
    expect(span('2026-11-14T09:00:00Z', '2026-11-15T17:00:00Z').lines).toEqual([
      'Sat 14 Nov 2026, 10:00',
      'until Sun 15 Nov 2026, 18:00',
      'Central European Time (GMT+1)',
    ])
  })

  it('is the day it is there, not here', () => {
    expect(span('2026-11-14T18:00:00Z', '2026-11-14T20:00:00Z', 'Pacific/Auckland').date).toBe('Sun 15 Nov 2026')
  })

  it('says midnight as 00:00', () => {
    expect(span('2026-11-13T23:00:00Z', '2026-11-14T00:30:00Z').lines[1]).toBe('00:00 – 01:30')
  })

  it.each([
    ['2026-07-01T00:00:00Z', 'Europe/Berlin', 'Central European Time (GMT+2)'],
    ['2026-07-01T00:00:00Z', 'America/New_York', 'Eastern Time (GMT-4)'],
    ['2026-07-01T00:00:00Z', 'Asia/Kolkata', 'India Standard Time (GMT+5:30)'],
    ['2026-07-01T00:00:00Z', 'UTC', 'UTC'],
    ['2026-07-01T00:00:00Z', 'Etc/GMT+3', 'GMT+3 time (GMT-3)'],
  ])('at %s calls %s %s', (instant, zone, name) => expect(zoneName(new Date(instant), zone)).toBe(name))

  it('never leaves a zone without a name', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(zoneName(new Date(0), zone)).toMatch(/^UTC$|^\S.* \(GMT.*\)$/)
  })

  it('tells a moment on one line', () => expect(moment('2026-11-20T14:02:00Z', 'UTC')).toBe('Fri 20 Nov 2026, 14:02 UTC'))
})
