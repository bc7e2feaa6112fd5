import fc from 'fast-check'
import ICAL from 'ical.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type CalendarEntry, eventIcs } from './calendar'

const entry: CalendarEntry = {
  uid: 'evt_1@foyer.example',
  sequence: 3,
  revisedAt: new Date('2026-11-01T12:00:00Z'),
  title: 'Harbour Nights',
  description: 'Doors at seven.',
  url: 'https://foyer.example/events/harbour-nights',
  location: 'Hafenbühne, Kai 3',
  startsAt: new Date('2026-11-14T18:00:00Z'),
  endsAt: new Date('2026-11-14T22:00:00Z'),
  timeZone: 'Europe/Berlin',
  organiser: { name: 'Hafen e. V.', email: 'hello@hafen.example' },
  status: 'confirmed',
}

/** Reads the file with a parser that is not the generator's. */
function read(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[])
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const [component, ...others] = calendar.getAllSubcomponents('vevent')
  expect(others).toEqual([])
  return { calendar, event: new ICAL.Event(component!), component: component! }
}
const changed = (changes: Partial<CalendarEntry>) => read(eventIcs({ ...entry, ...changes }))

afterEach(() => ICAL.TimezoneService.reset())

describe('the calendar file of an event', () => {
  it('says what, when, where and by whom', () => {
    const { calendar, event, component } = changed({})
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect([event.uid, event.sequence, event.summary, event.description, event.location]).toEqual([
      'evt_1@foyer.example',
      3,
      'Harbour Nights',
      'Doors at seven.',
      'Hafenbühne, Kai 3',
    ])
    expect(component.getFirstPropertyValue('url')).toBe(entry.url)
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(component.getFirstPropertyValue('organizer')).toBe('mailto:hello@hafen.example')
    expect(component.getFirstProperty('organizer')?.getParameter('cn')).toBe('Hafen e. V.')
  })

  it('shows the event zone wall clock, and carries the zone with it', () => {
    const { event, component } = changed({})
    expect(component.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Europe/Berlin')
    expect(event.startDate.toString()).toBe('2026-11-14T19:00:00')
    expect(event.endDate.toString()).toBe('2026-11-14T23:00:00')
  })

  it('is stamped in UTC, as the standard demands', () => {
    expect(eventIcs(entry)).toContain('\r\nDTSTAMP:20261101T120000Z\r\n')
  })

  it('is the same file for the same version, whenever it is made, so that a mail sent again is the same mail', () => {
    vi.useFakeTimers({ now: new Date('2026-11-02T08:00:00Z') })
    const first = eventIcs(entry)
    vi.setSystemTime(new Date('2026-11-03T09:30:00Z'))
    expect(eventIcs(entry)).toBe(first)
    vi.useRealTimers()
  })

  it('takes a cancelled event off the calendar under the same identity', () => {
    const { calendar, event, component } = changed({ status: 'cancelled', sequence: 4 })
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect([event.uid, event.sequence]).toEqual([entry.uid, 4])
  })

  it('does without an organiser', () => {
    expect(changed({ organiser: undefined }).component.getFirstProperty('organizer')).toBeNull()
  })

  it('writes UTC as UTC', () => {
    const ics = eventIcs({ ...entry, timeZone: 'UTC' })
    expect(ics).toContain('DTSTART:20261114T180000Z')
    expect(ics).not.toContain('VTIMEZONE')
  })

  it.each([
    ['before the clocks go back', 'Europe/Berlin', '2026-10-24T18:00:00Z', '2026-10-24T21:00:00Z'],
    ['through the night the clocks go back', 'Europe/Berlin', '2026-10-24T20:00:00Z', '2026-10-25T03:00:00Z'],
    ['through the night the clocks go forward', 'Europe/Berlin', '2027-03-27T21:00:00Z', '2027-03-28T03:00:00Z'],
    ['after the clocks went forward', 'America/New_York', '2027-03-14T20:00:00Z', '2027-03-14T23:00:00Z'],
    ['where the clock moves by half an hour', 'Australia/Lord_Howe', '2026-10-03T10:00:00Z', '2026-10-03T20:00:00Z'],
    ['where Ramadan moves the clock', 'Africa/Casablanca', '2026-02-14T20:00:00Z', '2026-02-15T06:00:00Z'],
    ['where the clock never moves', 'Asia/Kolkata', '2026-07-01T13:00:00Z', '2026-07-01T16:00:00Z'],
    ['for several months', 'Europe/Lisbon', '2026-01-01T10:00:00Z', '2026-12-01T10:00:00Z'],
  ])('means the same instants to another program %s', (_when, timeZone, startsAt, endsAt) => {
    const { event } = changed({ timeZone, startsAt: new Date(startsAt), endsAt: new Date(endsAt) })
    expect(event.startDate.toJSDate().toISOString()).toBe(new Date(startsAt).toISOString())
    expect(event.endDate.toJSDate().toISOString()).toBe(new Date(endsAt).toISOString())
  })

  it('means the same instants to another program in any zone at any time of any year', () => {
    // the second of the two hours when a clock goes back has no name of its own in iCalendar: read as the first
    const wallClock = (instant: Date, timeZone: string) => instant.toLocaleString('sv', { timeZone })
    const named = (time: number, timeZone: string) =>
      [30, 60].every((minutes) => wallClock(new Date(time - minutes * 60_000), timeZone) !== wallClock(new Date(time), timeZone))
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2032, 0) / 60_000 }),
        fc.integer({ min: 15, max: 20 * 24 * 60 }),
        (timeZone, start, length) => {
          const [startsAt, endsAt] = [start * 60_000, (start + length) * 60_000]
          fc.pre(named(startsAt, timeZone) && named(endsAt, timeZone))
          ICAL.TimezoneService.reset()
          const { event } = changed({ timeZone, startsAt: new Date(startsAt), endsAt: new Date(endsAt) })
          expect(event.startDate.toJSDate().getTime()).toBe(startsAt)
          expect(event.endDate.toJSDate().getTime()).toBe(endsAt)
        },
      ),
      { numRuns: 400 },
    )
  }, 60_000)

  it('gives zones with a yearly rule by that rule, which is what Outlook reads', () => {
    const ics = eventIcs(entry)
    expect(ics).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU')
    expect(ics).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU')
    expect(eventIcs({ ...entry, timeZone: 'Africa/Casablanca' })).not.toContain('RRULE')
  })

  it('keeps every text whole, and lets none add a line of its own', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'é', '🎟', ',', ';', '\\', '"', ':', '\n', '\r\n', '\r', 'END:VEVENT', ' '),
      maxLength: 80,
    })
    fc.assert(
      fc.property(texts, texts, (title, description) => {
        const organiser = { name: `x${title}`, email: 'a@b.example' }
        const ics = eventIcs({ ...entry, title, description, location: title, organiser })
        const { event } = read(ics)
        const line = title.replace(/\s+/g, ' ').trim()
        expect([event.summary ?? '', event.location ?? '']).toEqual([line, line])
        expect(event.description ?? '').toBe(description.replace(/\r\n?/g, '\n'))
        expect(ics.match(/^END:VEVENT/gm)).toHaveLength(1)
      }),
    )
  })

  it('keeps its identity on one line', () => {
    expect(changed({ uid: 'evt_1\r\nSUMMARY:Other' }).event.uid).toBe('evt_1 SUMMARY:Other')
  })

  it('drops control characters, which calendars refuse', () => {
    const { event } = changed({ title: 'A\u0000B\u0007', description: 'one\u001b\ntwo' })
    expect([event.summary, event.description]).toEqual(['A B', 'one \ntwo'])
  })

  it('ends every line in CR LF and folds it within 75 bytes', () => {
    const ics = eventIcs({ ...entry, title: 'Größe 🎟️ '.repeat(40), description: 'ü'.repeat(500) })
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true)
    const lines = ics.split('\r\n')
    expect(lines.join('')).not.toMatch(/[\r\n]/)
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  })
})
