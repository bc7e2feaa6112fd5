import { env } from '@/lib/config/env'
import { isoWithOffset } from '@/lib/core/instant'
import type { EventCard } from '../discovery-view'

/** An event as the statements of this folder answer it: JSON, times in UTC. */
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
  status: 'draft' | 'published' | 'cancelled'
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

/** @param now milliseconds: an event that is over then is `ended` */
export function cardOf(row: CardRow, now = Date.now()): EventCard {
  const { venueName: name, venueAddress: address, city, country, latitude, longitude, priceFromMinor, coverId } = row
  const local = (time: string) => isoWithOffset(new Date(time), row.timeZone)
  const venue = { name, address, city, country, latitude, longitude }
  return {
    ...row,
    venue: Object.values(venue).some((value) => value !== null && value !== '') ? venue : null,
    startsAt: local(row.startsAt),
    endsAt: local(row.endsAt),
    status: row.status === 'published' && Date.parse(row.endsAt) <= now ? 'ended' : row.status,
    url: `${env().publicUrl}/events/${row.slug}`,
    coverUrl: coverId ? `${env().publicUrl}/files/${coverId}` : null,
    priceFrom: priceFromMinor === null ? null : { amountMinor: priceFromMinor, currency: row.currency },
    createdAt: local(row.createdAt),
    updatedAt: local(row.updatedAt),
  }
}
