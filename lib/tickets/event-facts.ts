import { env } from '@/lib/config/env'
import { countryName } from '@/lib/events/country'
import { posterPalette } from '@/lib/events/poster'
import { statusOf } from '@/lib/events/view'

/** What a ticket, an order and a mail say of their event. */
export type EventFacts = {
  id: string
  organisationId: string
  slug: string
  title: string
  url: string
  startsAt: Date
  endsAt: Date
  /** IANA */
  timeZone: string
  status: 'draft' | 'published' | 'cancelled' | 'ended'
  /** null when it is online only */
  place: { name: string; address?: string; mapUrl?: string } | null
  online: boolean
  /** for holders of valid tickets only */
  joinUrl: string | null
  /** the event's colour, #rrggbb: the organiser's, else that of its poster */
  accent: string | null
  coverId: string | null
  coverUrl: string | null
  category: string
  refundPolicy: string
  revision: number
  updatedAt: Date
  organiser: { name: string; slug: string; email: string | null }
}

export const eventFactsSelect = {
  id: true,
  organisationId: true,
  slug: true,
  title: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  status: true,
  format: true,
  venueName: true,
  venueAddress: true,
  city: true,
  country: true,
  latitude: true,
  longitude: true,
  joinUrl: true,
  accent: true,
  coverId: true,
  category: true,
  refundPolicy: true,
  revision: true,
  updatedAt: true,
  organisation: { select: { name: true, slug: true, contactEmail: true } },
} as const

type Row = Omit<EventFacts, 'url' | 'status' | 'place' | 'online' | 'coverUrl' | 'organiser'> & {
  status: string
  format: string
  venueName: string | null
  venueAddress: string | null
  city: string | null
  country: string | null
  latitude: number | null
  longitude: number | null
  organisation: { name: string; slug: string; contactEmail: string | null }
}

export function toEventFacts({ organisation, format, ...row }: Row): EventFacts {
  const { name, slug, contactEmail: email } = organisation
  return {
    ...row,
    url: `${env().publicUrl}/events/${row.slug}`,
    status: statusOf(row),
    place: format === 'online' ? null : placeOf(row),
    online: format !== 'in_person',
    accent: row.accent ?? (row.coverId ? null : posterPalette(row.id).accent),
    coverUrl: row.coverId && `${env().publicUrl}/files/${row.coverId}`,
    organiser: { name, slug, email },
  }
}

type Venue = Pick<Row, 'venueName' | 'venueAddress' | 'city' | 'country' | 'latitude' | 'longitude'>

function placeOf({ venueName, venueAddress, city, country, latitude, longitude }: Venue): NonNullable<EventFacts['place']> {
  const parts = [venueAddress, city, country ? countryName(country) : null].filter((part) => part !== null)
  const name = venueName ?? parts.shift() ?? 'Place to be announced'
  const spot =
    latitude !== null && longitude !== null ? `?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}` : null
  const search = venueName || venueAddress || city ? `search?query=${encodeURIComponent([name, ...parts].join(', '))}` : null
  const map = spot ?? search
  return {
    name,
    ...(parts.length > 0 ? { address: parts.join(', ') } : {}),
    ...(map ? { mapUrl: `https://www.openstreetmap.org/${map}` } : {}),
  }
}
