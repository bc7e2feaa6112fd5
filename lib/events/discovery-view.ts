import { z } from 'zod'

export const moneyView = z.object({ amountMinor: z.int(), currency: z.string() })

const venueView = z.object({
  name: z.string().nullable(),
  address: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
})

/** What anybody may know of an event, in lists. Times carry the offset of the event's zone. */
export const eventCardView = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  format: z.enum(['in_person', 'online', 'hybrid']),
  venue: venueView.nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  capacity: z.int().nullable(),
  currency: z.string(),
  visibility: z.enum(['public', 'unlisted', 'private']),
  status: z.enum(['draft', 'published', 'cancelled', 'ended']),
  url: z.string(),
  coverUrl: z.string().nullable(),
  accent: z.string().nullable(),
  organisation: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
  /** the lowest price of a visible ticket type; null when there is none */
  priceFrom: moneyView.nullable(),
  soldOut: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
})

export type EventCard = z.output<typeof eventCardView>

export const listedEventView = eventCardView.extend({
  distanceKm: z.number().nullable().meta({ description: 'From `near`, when it was given' }),
})

export type ListedEvent = z.output<typeof listedEventView>

export const discoveryView = z.object({
  items: z.array(listedEventView),
  nextCursor: z.string().nullable(),
  /** counted on the first page only */
  total: z.int().nullable().meta({ description: 'On the first page: how many match, up to 1,000' }),
  totalIsExact: z.boolean().nullable().meta({ description: 'On the first page: false when there are more than `total`' }),
})

export type Discovery = z.output<typeof discoveryView>
