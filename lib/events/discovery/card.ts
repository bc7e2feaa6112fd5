import { Prisma } from '@/generated/prisma/client'
import { env } from '@/lib/config/env'
import { isoWithOffset } from '@/lib/core/instant'
import type { EventCard } from '../discovery-view'
import { stockJoins } from '../public/stock'
import { statusOf } from '../view'

/** An event as `cardColumns` answers it. */
export type CardRow = {
  id: string
  slug: string
  title: string
  summary: string
  category: string
  tags: string[]
  format: EventCard['format']
  venueName: string | null
  venueAddress: string | null
  city: string | null
  country: string | null
  latitude: number | null
  longitude: number | null
  status: string
  visibility: EventCard['visibility']
  startsAt: string
  endsAt: string
  timeZone: string
  currency: string
  capacity: number | null
  accent: string | null
  coverId: string | null
  priceFromMinor: number | null
  createdAt: string
  updatedAt: string
  organisation: { id: string; name: string; slug: string }
  soldOut: boolean
}

/** What lists and pages show of `events e`, as one jsonb; needs `cardJoins`. */
export const cardColumns = Prisma.sql`jsonb_build_object(
  'id', e.id, 'slug', e.slug, 'title', e.title, 'summary', e.summary, 'category', e.category, 'tags', e.tags, 'format', e.format,
  'venueName', e.venue_name, 'venueAddress', e.venue_address, 'city', e.city, 'country', e.country,
  'latitude', e.latitude, 'longitude', e.longitude, 'status', e.status, 'visibility', e.visibility,
  'startsAt', e.starts_at, 'endsAt', e.ends_at, 'timeZone', e.time_zone, 'currency', e.currency, 'capacity', e.capacity,
  'accent', e.accent, 'coverId', e.cover_id, 'priceFromMinor', e.price_from_minor, 'createdAt', e.created_at, 'updatedAt', e.updated_at,
  'organisation', jsonb_build_object('id', o.id, 'name', o.name, 'slug', o.slug),
  'soldOut', coalesce(y.all_gone, false) OR coalesce(pool.capacity - pool.held - pool.sold - pool.offered <= 0, false))`

export const cardJoins = Prisma.sql`
  JOIN organisations o ON o.id = e.organisation_id
  LEFT JOIN inventory pool ON pool.id = e.inventory_id
  LEFT JOIN LATERAL (
    SELECT bool_and(least(i.capacity - i.held - i.sold - i.offered, s.capacity - s.held - s.sold - s.offered) < t.min_per_order) AS all_gone
    FROM ticket_types t ${stockJoins} WHERE t.event_id = e.id AND NOT t.hidden AND t.pricing <> 'donation') y ON true`

export const fileUrl = (id: string) => `${env().publicUrl}/files/${id}`

export function cardOf(row: CardRow): EventCard {
  const { venueName: name, venueAddress: address, city, country, latitude, longitude, priceFromMinor, coverId } = row
  const local = (time: string) => isoWithOffset(new Date(time), row.timeZone)
  const venue = { name, address, city, country, latitude, longitude }
  return {
    ...row,
    venue: Object.values(venue).some((value) => value !== null) ? venue : null,
    startsAt: local(row.startsAt),
    endsAt: local(row.endsAt),
    status: statusOf({ status: row.status, endsAt: new Date(row.endsAt) }),
    url: `${env().publicUrl}/events/${row.slug}`,
    coverUrl: coverId && fileUrl(coverId),
    priceFrom: priceFromMinor === null ? null : { amountMinor: priceFromMinor, currency: row.currency },
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  }
}
