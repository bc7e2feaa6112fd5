import { InvalidInput } from '@/lib/core/error'
import { formatInstant } from '@/lib/core/instant'
import { instantFrom } from './moment'
import type { moneyFields } from './money-schema'
import type { EventInput } from './schema'

const longest = 366 * 86_400_000

type Base = { startsAt: Date; endsAt: Date; timeZone: string; format: 'in_person' | 'online' | 'hybrid' }

type Whole = EventInput & Required<Omit<EventInput, keyof typeof moneyFields>>

/** A whole form's words: what was left empty is taken away. Money, which it may not speak of, stays. */
export const wholeInput = (input: EventInput): Whole => ({
  ...input,
  summary: input.summary ?? '',
  description: input.description ?? '',
  category: input.category ?? 'other',
  tags: input.tags ?? [],
  format: input.format ?? 'in_person',
  venue: input.venue ?? null,
  joinUrl: input.joinUrl ?? null,
  capacity: input.capacity ?? null,
  currency: input.currency ?? 'EUR',
  visibility: input.visibility ?? 'public',
  accent: input.accent ?? null,
  refundPolicy: input.refundPolicy ?? '',
  coverId: input.coverId ?? null,
  attachmentId: input.attachmentId ?? null,
})

/**
 * The columns an input sets, without `capacity`, which is a pool's. What the input does not name stays as it is.
 * @param base the event as it is; null for a new one, whose input names the schedule
 * @throws InvalidInput at `endsAt`, the one thing that takes two fields to see
 */
export function columnsOf(input: Partial<EventInput>, base: Base | null) {
  const format = input.format ?? base?.format ?? 'in_person'
  return {
    ...scheduleOf(input, base),
    title: input.title,
    summary: input.summary ?? (input.summary === null ? '' : undefined),
    description: input.description ?? (input.description === null ? '' : undefined),
    category: input.category ?? undefined,
    tags: input.tags ?? (input.tags === null ? [] : undefined),
    format,
    ...(format === 'online' ? venueColumns(null) : input.venue === undefined ? {} : venueColumns(input.venue)),
    joinUrl: format === 'in_person' ? null : input.joinUrl === '' ? null : input.joinUrl,
    currency: input.currency ?? undefined,
    visibility: input.visibility ?? undefined,
    accent: input.accent,
    refundPolicy: input.refundPolicy ?? (input.refundPolicy === null ? '' : undefined),
    coverId: input.coverId === '' ? null : input.coverId,
    attachmentId: input.attachmentId === '' ? null : input.attachmentId,
    ...moneyColumns(input),
  }
}

function scheduleOf(input: Partial<EventInput>, base: Base | null) {
  const timeZone = input.timeZone ?? base?.timeZone ?? 'UTC'
  const instant = (moment: string | undefined, before: Date | undefined) =>
    moment === undefined ? (before ?? new Date(Number.NaN)) : instantFrom(moment, timeZone)
  const startsAt = instant(input.startsAt, base?.startsAt)
  const endsAt = instant(input.endsAt, base?.endsAt)
  const refuse = (message: string) => new InvalidInput([{ path: 'endsAt', message }])
  if (!(endsAt > startsAt)) throw refuse(`Make the end later than the start, ${formatInstant(startsAt, timeZone)}.`)
  if (endsAt.getTime() - startsAt.getTime() > longest) throw refuse('An event lasts a year at most. Check the year of the end.')
  return { startsAt, endsAt, timeZone }
}

function venueColumns(venue: EventInput['venue']) {
  const { name, address, city, country, latitude, longitude } = venue ?? {}
  return {
    venueName: name || null,
    venueAddress: address || null,
    city: city || null,
    country: country || null,
    latitude: latitude ?? null,
    longitude: longitude ?? null,
  }
}

const moneyColumns = ({ taxIncluded, feeBp, feeFixedMinor, feePaidBy, holdMinutes, terms }: Partial<EventInput>) => ({
  taxIncluded: taxIncluded ?? undefined,
  feeBp: feeBp ?? undefined,
  feeFixedMinor: feeFixedMinor ?? undefined,
  feePaidBy: feePaidBy ?? undefined,
  holdMinutes: holdMinutes ?? undefined,
  terms: terms ?? (terms === null ? '' : undefined),
})
