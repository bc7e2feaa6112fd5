import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEventInput, eventFields, updateEventInput } from './schema'

const least = { title: 'Jazz', startsAt: '2030-01-01T19:00', endsAt: '2030-01-01T22:00', timeZone: 'Europe/Berlin' }

const problems = (more: Record<string, unknown>) => {
  const result = createEventInput.safeParse({ ...least, ...more })
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('what an organiser says of an event', () => {
  it('needs only title, start, end and zone', () => {
    expect(problems({})).toEqual([])
    const result = createEventInput.safeParse({})
    expect(result.error?.issues.map(({ message }) => message)).toEqual([
      'Give the event a title.',
      'Say when it starts.',
      'Say when it ends.',
      'Choose the time zone of the place.',
    ])
  })

  it.each([
    [{ title: '  \u0007 ' }, 'title: Give the event a title.'],
    [{ title: 'a'.repeat(121) }, 'title: Keep it to 120 characters; this has 121.'],
    [{ startsAt: '2030-02-30T10:00' }, 'startsAt: Write a date and time that exists, like 2026-11-30T19:30.'],
    [{ startsAt: '2030-02-30T10:00Z' }, 'startsAt: Write a date and time that exists, like 2026-11-30T19:30.'],
    [{ startsAt: 'tomorrow' }, 'startsAt: Write a date and time that exists, like 2026-11-30T19:30.'],
    [{ endsAt: '20300-01-01T10:00' }, 'endsAt: Write a date and time that exists, like 2026-11-30T19:30.'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone: Write a time zone by its IANA name, like Europe/Berlin.'],
    [{ timeZone: '+01:00' }, 'timeZone: Write a time zone by its IANA name, like Europe/Berlin.'],
    [{ currency: 'XQQ' }, 'currency: Write a currency by its ISO 4217 code, like EUR.'],
    [{ joinUrl: 'http://meet.example.org' }, 'joinUrl: Use a link that begins with https://.'],
    [{ joinUrl: 'javascript:alert(1)' }, 'joinUrl: Use a link that begins with https://.'],
    [{ joinUrl: 'https://bank.example@evil.example' }, 'joinUrl: Use a link that begins with https://.'],
    [{ venue: { latitude: 52 } }, 'venue.longitude: Give both latitude and longitude, or neither.'],
    [{ venue: { latitude: 91, longitude: 0 } }, 'venue.latitude: A latitude lies between -90 and 90 degrees.'],
    [{ venue: { country: 'XX' } }, 'venue.country: Write a country as two letters (ISO 3166-1), like DE.'],
    [{ capacity: 0 }, 'capacity: Make room for at least one, or leave it empty for no limit.'],
    [{ capacity: 1.5 }, 'capacity: Write a whole number of people.'],
    [{ tags: 'abcdefghijk'.split('') }, 'tags: At most 10 tags; there are 11.'],
    [{ tags: ['x'.repeat(31)] }, 'tags: Keep each tag to 30 characters.'],
    [{ description: 'a'.repeat(20_001) }, 'description: Keep it to 20,000 characters; this has 20,001.'],
    [{ visibility: 'secret' }, 'visibility: Choose public, unlisted or private.'],
    [{ accent: 'red' }, 'accent: Write a colour as #rrggbb.'],
  ])('says how to mend %j', (more, message) => {
    expect(problems(more)).toEqual([message])
  })

  it('keeps a title on one line whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x2fff }), { maxLength: 60 }), (codes) => {
        const title = String.fromCodePoint(...codes)
        expect(eventFields.title.parse(`a${title}`)).not.toMatch(/[\p{Cc}\u2028\u202e]/u)
      }),
    )
    const parsed = createEventInput.parse({ ...least, title: 'Jazz\r\nBcc: all@example.org \u202egnp.exe' })
    expect(parsed.title).toBe('Jazz Bcc: all@example.org gnp.exe')
  })

  it('keeps each tag once, in lower case, from lists and from one field alike', () => {
    expect(createEventInput.parse({ ...least, tags: ['#Jazz, Live  Music', 'jazz', ' ', 'R&B'] }).tags).toEqual([
      'jazz',
      'live music',
      'r&b',
    ])
  })

  it('leaves out of a change what it does not name', () => {
    expect(updateEventInput.parse({ eventId: 'evt_1', title: 'New' })).toEqual({ eventId: 'evt_1', title: 'New' })
  })
})
