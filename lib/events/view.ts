import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { env } from '@/lib/config/env'
import { isoWithOffset } from '@/lib/core/instant'

const instant = z
  .string()
  .meta({ description: 'ISO 8601 with the offset of the zone of the event', examples: ['2026-11-30T19:30:00+01:00'] })
const money = z.object({ amountMinor: z.int(), currency: z.string() })

/** An event as programs get it. `joinUrl` is there for those who manage it. */
export const eventView = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    summary: z.string(),
    description: z.string(),
    category: z.string(),
    tags: z.array(z.string()),
    format: z.enum(['in_person', 'online', 'hybrid']),
    venue: z
      .object({
        name: z.string().nullable(),
        address: z.string().nullable(),
        city: z.string().nullable(),
        country: z.string().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
      })
      .nullable(),
    joinUrl: z.string().nullish(),
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string(),
    capacity: z.int().nullable(),
    currency: z.string(),
    visibility: z.enum(['public', 'unlisted', 'private']),
    status: z.enum(['draft', 'published', 'cancelled', 'ended']),
    accent: z.string().nullable(),
    coverId: z.string().nullable(),
    coverUrl: z.string().nullable(),
    attachment: z.object({ id: z.string(), url: z.string(), name: z.string(), bytes: z.int() }).nullable(),
    refundPolicy: z.string(),
    taxIncluded: z.boolean(),
    feeBp: z.int(),
    feeFixedMinor: z.int(),
    feePaidBy: z.enum(['buyer', 'organiser']),
    holdMinutes: z.int(),
    terms: z.string().meta({ description: 'Markdown that buyers must accept; empty for none.' }),
    url: z.string(),
    organisation: z.object({ id: z.string(), name: z.string(), slug: z.string(), contactEmail: z.string().nullable() }),
    priceFrom: money.nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Event' })

export type EventView = z.output<typeof eventView>

/** What an EventView is made of. */
export const eventSelect = {
  id: true,
  slug: true,
  title: true,
  summary: true,
  description: true,
  category: true,
  tags: true,
  format: true,
  venueName: true,
  venueAddress: true,
  city: true,
  country: true,
  latitude: true,
  longitude: true,
  joinUrl: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  capacity: true,
  currency: true,
  visibility: true,
  status: true,
  accent: true,
  coverId: true,
  attachmentId: true,
  refundPolicy: true,
  taxIncluded: true,
  feeBp: true,
  feeFixedMinor: true,
  feePaidBy: true,
  holdMinutes: true,
  terms: true,
  createdAt: true,
  updatedAt: true,
  organisation: { select: { id: true, name: true, slug: true, contactEmail: true } },
  attachment: { select: { id: true, fileName: true, bytes: true } },
  priceFromMinor: true,
} satisfies Prisma.EventSelect

export type EventRow = Prisma.EventGetPayload<{ select: typeof eventSelect }>

/** `ended` is told by the clock, not stored. */
export const statusOf = ({ status, endsAt }: { status: string; endsAt: Date }, now = new Date()) =>
  (status === 'published' && endsAt <= now ? 'ended' : status) as EventView['status']

const fileUrl = (id: string) => `${env().publicUrl}/files/${id}`

/** @param forManager adds what only the organiser sees */
export function toEventView(row: EventRow, forManager: boolean): EventView {
  const { priceFromMinor, venueName, venueAddress, city, country, latitude, longitude, attachment } = row
  const hasVenue = [venueName, venueAddress, city, country, latitude].some((part) => part !== null)
  return {
    ...row,
    format: row.format as EventView['format'],
    visibility: row.visibility as EventView['visibility'],
    status: statusOf(row),
    feePaidBy: row.feePaidBy as EventView['feePaidBy'],
    venue: hasVenue ? { name: venueName, address: venueAddress, city, country, latitude, longitude } : null,
    joinUrl: forManager ? row.joinUrl : undefined,
    startsAt: isoWithOffset(row.startsAt, row.timeZone),
    endsAt: isoWithOffset(row.endsAt, row.timeZone),
    coverUrl: row.coverId && fileUrl(row.coverId),
    attachment: attachment && {
      id: attachment.id,
      url: fileUrl(attachment.id),
      name: attachment.fileName,
      bytes: attachment.bytes,
    },
    url: `${env().publicUrl}/events/${row.slug}`,
    priceFrom: priceFromMinor === null ? null : { amountMinor: priceFromMinor, currency: row.currency },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
