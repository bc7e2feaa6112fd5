import { describe, expect, it } from 'vitest'
import { placeInWords, priceInWords, whenInWords } from './words'

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })
const event = { startsAt: '2026-11-14T19:00:00+01:00', endsAt: '2026-11-14T23:00:00+01:00', timeZone: 'Europe/Berlin' }

describe('an event in few words', () => {
  it('costs what its cheapest visible ticket does', () => {
    expect(priceInWords({ priceFrom: eur(0), soldOut: false })).toBe('Free')
    expect(priceInWords({ priceFrom: eur(1250), soldOut: false })).toBe('From €12.50')
    expect(priceInWords({ priceFrom: eur(1200), soldOut: false })).toBe('From €12')
    expect(priceInWords({ priceFrom: eur(1200), soldOut: true })).toBe('Sold out')
    expect(priceInWords({ priceFrom: null, soldOut: false })).toBeNull()
  })

  it('is somewhere, online, or both', () => {
    const venue = { name: 'Kai 3', city: 'Hamburg' }
    expect(placeInWords({ format: 'in_person', venue })).toBe('Kai 3, Hamburg')
    expect(placeInWords({ format: 'in_person', venue: { name: null, city: 'Hamburg' } })).toBe('Hamburg')
    expect(placeInWords({ format: 'in_person', venue: null })).toBe('Place to be announced')
    expect(placeInWords({ format: 'online', venue: null })).toBe('Online')
    expect(placeInWords({ format: 'hybrid', venue })).toBe('Kai 3, Hamburg, and online')
  })

  it('is at a time of its own zone, or on until a day', () => {
    const before = Date.parse('2026-11-01T00:00:00Z')
    expect(whenInWords(event, before)).toBe('Sat 14 Nov, 19:00')
    expect(whenInWords({ ...event, startsAt: '2026-10-01T09:00:00+02:00' }, before)).toBe('On until Sat 14 Nov')
    expect(whenInWords({ ...event, endsAt: '2026-11-16T18:00:00+01:00' }, before)).toBe('Sat 14 Nov – Mon 16 Nov')
    expect(whenInWords({ ...event, endsAt: '2026-11-15T05:00:00+01:00' }, before)).toBe('Sat 14 Nov, 19:00')
    expect(whenInWords({ ...event, startsAt: '2027-11-14T19:00:00+01:00', endsAt: '2027-11-14T20:00:00+01:00' }, before)).toBe(
      'Sun 14 Nov 2027, 19:00',
    )
  })
})
