import { z } from 'zod'
import { eventView } from './view'

/** An event in a list, as anybody may know it. */
export const eventCardView = eventView
  .omit({ description: true, joinUrl: true, attachment: true, refundPolicy: true, coverId: true, organisation: true })
  .omit({ taxIncluded: true, feeBp: true, feeFixedMinor: true, feePaidBy: true, holdMinutes: true, terms: true })
  .extend({
    organisation: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
    soldOut: z.boolean().meta({ description: 'No visible ticket type has a seat left' }),
  })
  .meta({ id: 'EventCard' })

export type EventCard = z.output<typeof eventCardView>

const listedEventView = eventCardView
  .extend({ distanceKm: z.number().nullable().meta({ description: 'From `near`, when it was given' }) })
  .meta({ id: 'ListedEvent' })

export const discoveryView = z.object({
  items: z.array(listedEventView),
  nextCursor: z.string().nullable(),
  total: z.int().nullable().meta({ description: 'On the first page: how many match, up to 1,000' }),
  totalIsExact: z.boolean().nullable().meta({ description: 'On the first page: false when there are more than `total`' }),
})

export type Discovery = z.output<typeof discoveryView>
export type ListedEvent = Discovery['items'][number]
