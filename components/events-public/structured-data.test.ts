import { describe, expect, it } from 'vitest'
import type { PublicEvent } from '@/lib/events/public-view'
import { offerAt } from '@/lib/testing/offer'
import { googleCalendarLink, mapLink } from './calendar-links'
import { scriptJson, structuredData } from './structured-data'

const event: PublicEvent = {
  id: 'evt_1',
  slug: 'harbour-nights',
  title: 'Harbour </script><script>alert(1)</script> Nights',
  summary: 'Three bands',
  description: '',
  category: 'music',
  tags: [],
  format: 'hybrid',
  venue: { name: 'Hafenbühne', address: 'Kai 3', city: 'Hamburg', country: 'DE', latitude: 53.5, longitude: 9.9 },
  startsAt: '2026-11-14T19:00:00+01:00',
  endsAt: '2026-11-14T23:00:00+01:00',
  timeZone: 'Europe/Berlin',
  capacity: null,
  currency: 'EUR',
  visibility: 'public',
  status: 'published',
  accent: null,
  coverId: null,
  coverUrl: null,
  attachment: null,
  refundPolicy: '',
  taxIncluded: true,
  feeBp: 0,
  feeFixedMinor: 0,
  feePaidBy: 'buyer',
  holdMinutes: 15,
  terms: '',
  url: 'https://foyer.example/events/harbour-nights',
  organisation: { id: 'org_1', name: 'Hafen', slug: 'hafen', contactEmail: null },
  priceFrom: { amountMinor: 1250, currency: 'EUR' },
  soldOut: false,
  revision: 0,
  createdAt: '2026-10-01T00:00:00.000Z',
  updatedAt: '2026-10-01T00:00:00.000Z',
  ticketTypes: [
    {
      id: 'tty_1',
      name: 'Standing',
      description: '',
      ...offerAt(1250),
      minPerOrder: 1,
      maxPerOrder: 10,
      salesStartAt: null,
      salesEndAt: null,
      remaining: 0,
      state: 'sold_out',
    },
  ],
}

describe('structured data', () => {
  it('cannot leave the script element it stands in, and is the same when read', () => {
    const json = scriptJson(structuredData(event))
    expect(json).not.toMatch(/[<>&]/)
    expect(JSON.parse(json).name).toBe(event.title)
  })

  it('says where, when, for how much and whether there are seats', () => {
    expect(structuredData(event)).toMatchObject({
      '@type': 'Event',
      startDate: '2026-11-14T19:00:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [{ '@type': 'Place', address: { addressLocality: 'Hamburg' } }, { '@type': 'VirtualLocation' }],
      offers: [{ price: '12.50', priceCurrency: 'EUR', availability: 'https://schema.org/SoldOut' }],
    })
    expect(structuredData({ ...event, currency: 'JPY' }).offers[0]?.price).toBe('1250')
    const [type] = event.ticketTypes
    const ticketTypes = [
      { ...type!, pricing: 'pay_what_you_want' as const, minPriceMinor: 550 },
      { ...type!, tier: { name: 'Early bird', endsAt: '2026-11-01T00:00:00Z', left: null } },
      { ...type!, pricing: 'donation' as const },
    ]
    expect(structuredData({ ...event, ticketTypes }).offers).toMatchObject([
      { price: '5.50' },
      { price: '12.50', priceValidUntil: '2026-11-01T00:00:00Z' },
    ])
    expect(structuredData({ ...event, status: 'cancelled' }).eventStatus).toBe('https://schema.org/EventCancelled')
  })
})

describe('links that lead elsewhere', () => {
  it('open the map at the pin, else search for the address, else there is none', () => {
    expect(mapLink(event)).toBe('https://www.openstreetmap.org/?mlat=53.5&mlon=9.9#map=17/53.5/9.9')
    const venue = { ...event.venue!, latitude: null, longitude: null }
    expect(mapLink({ venue })).toBe('https://www.openstreetmap.org/search?query=Kai%203%2C%20Hamburg%2C%20DE')
    expect(mapLink({ venue: null })).toBeNull()
  })

  it('give a calendar the times in UTC', () => {
    const link = new URL(googleCalendarLink(event))
    expect(link.searchParams.get('dates')).toBe('20261114T180000Z/20261114T220000Z')
    expect(link.searchParams.get('text')).toBe(event.title)
  })
})
