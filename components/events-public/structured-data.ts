import { amountText } from '@/lib/core/money'
import type { OfferedType, PublicEvent } from '@/lib/events/public-view'

const schema = 'https://schema.org'

const statuses = { published: 'EventScheduled', ended: 'EventScheduled', draft: 'EventScheduled', cancelled: 'EventCancelled' }
const attendance = {
  in_person: 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
}
const stock: Record<OfferedType['state'], string> = {
  on_sale: 'InStock',
  not_yet: 'PreOrder',
  ended: 'Discontinued',
  sold_out: 'SoldOut',
}

/** The event as schema.org's Event, with the properties search engines ask for. */
export function structuredData(event: PublicEvent) {
  const organizer = {
    '@type': 'Organization',
    name: event.organisation.name,
    url: new URL(`/organisers/${event.organisation.slug}`, event.url).href,
  }
  return {
    '@context': schema,
    '@type': 'Event',
    name: event.title,
    description: event.summary || undefined,
    startDate: event.startsAt,
    endDate: event.endsAt,
    eventStatus: `${schema}/${statuses[event.status]}`,
    eventAttendanceMode: `${schema}/${attendance[event.format]}`,
    location: locationOf(event),
    image: [event.coverUrl, `${event.url}/share.png`].filter(Boolean),
    url: event.url,
    organizer,
    offers: event.ticketTypes
      .filter(({ pricing }) => pricing !== 'donation')
      .map((type) => ({
        '@type': 'Offer',
        name: type.name,
        price: amountText({ amountMinor: type.minPriceMinor ?? type.priceMinor, currency: event.currency }),
        priceValidUntil: type.tier?.endsAt ?? undefined,
        priceCurrency: event.currency,
        availability: `${schema}/${stock[type.state]}`,
        validFrom: type.salesStartAt ?? event.createdAt,
        url: event.url,
      })),
  }
}

function locationOf({ format, venue, url, title }: PublicEvent) {
  const online = { '@type': 'VirtualLocation', url }
  if (format === 'online') return online
  const place = {
    '@type': 'Place',
    name: venue?.name ?? venue?.city ?? title,
    address: {
      '@type': 'PostalAddress',
      streetAddress: venue?.address ?? undefined,
      addressLocality: venue?.city ?? undefined,
      addressCountry: venue?.country ?? undefined,
    },
    geo:
      venue?.latitude == null ? undefined : { '@type': 'GeoCoordinates', latitude: venue.latitude, longitude: venue.longitude },
  }
  return format === 'hybrid' ? [place, online] : place
}

/** JSON that may stand inside a script element: no text in it can end the element or begin a comment. */
export const scriptJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
