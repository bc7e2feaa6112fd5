import { z } from 'zod'
import { isCurrency } from '@/lib/core/currency'
import { isTimeZone } from '@/lib/core/instant'
import { categoryKeys } from './category'
import { isCountry } from './country'
import { isMoment } from './moment'
import { moneyFields } from './money-schema'
import { normaliseTags } from './tags'
import { manyLines, oneLine } from './text'

const upTo = (max: number) => ({
  error: ({ input }: { input?: unknown }) =>
    `Keep it to ${max.toLocaleString('en')} characters; this has ${String(input).length.toLocaleString('en')}.`,
})
const line = (max: number, missing?: string) =>
  z
    .string({ error: missing ?? 'Write text here.' })
    .overwrite(oneLine)
    .max(max, upTo(max))
const prose = (max: number) => z.string({ error: 'Write text here.' }).overwrite(manyLines).max(max, upTo(max))

const moment = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .refine(isMoment, { error: 'Write a date and time that exists, like 2026-11-30T19:30.' })
    .meta({
      description: 'ISO 8601 with an offset, or a wall clock in the zone of the event: 2026-11-30T19:30',
      examples: ['2026-11-30T19:30'],
    })

const isSecureLink = (link: string) => {
  try {
    const { protocol, hostname, username } = new URL(link)
    return protocol === 'https:' && hostname.includes('.') && username === ''
  } catch {
    return false
  }
}

const degrees = (limit: number, name: string) => {
  const error = `${name} lies between -${limit} and ${limit} degrees.`
  return z.number({ error }).min(-limit, { error }).max(limit, { error })
}

export const eventId = z.string().min(1).max(120).meta({ description: 'The id (evt_…) or the slug of an event' })

const venueShape = {
  name: line(120).nullish(),
  address: line(200).nullish(),
  city: line(80).nullish(),
  country: z
    .string()
    .overwrite((code) => code.trim().toUpperCase())
    .refine((code) => code === '' || isCountry(code), { error: 'Write a country as two letters (ISO 3166-1), like DE.' })
    .nullish(),
  latitude: degrees(90, 'A latitude').nullish(),
  longitude: degrees(180, 'A longitude').nullish(),
}

const venue = z
  .object(venueShape, { error: 'Write the venue as its parts: name, address, city, country.' })
  .refine(({ latitude, longitude }) => (latitude == null) === (longitude == null), {
    path: ['longitude'],
    error: 'Give both latitude and longitude, or neither.',
  })

/** Everything an organiser says of an event. Only title, start, end and zone are needed for a draft. */
export const eventFields = {
  title: line(120, 'Give the event a title.').min(1, { error: 'Give the event a title.' }),
  startsAt: moment('Say when it starts.'),
  endsAt: moment('Say when it ends.'),
  timeZone: z
    .string({ error: 'Choose the time zone of the place.' })
    .trim()
    .refine((zone) => /^[A-Za-z]/.test(zone) && isTimeZone(zone), {
      error: 'Write a time zone by its IANA name, like Europe/Berlin.',
    }),
  summary: line(200).nullish(),
  description: prose(20_000).nullish().meta({ description: 'Markdown' }),
  category: z.enum(categoryKeys, { error: `Choose one of: ${categoryKeys.join(', ')}.` }).nullish(),
  tags: z
    .array(z.string({ error: 'Write each tag as text.' }), { error: 'Write the tags as a list.' })
    .overwrite(normaliseTags)
    .max(10, { error: ({ input }) => `At most 10 tags; there are ${(input as unknown[]).length}.` })
    .refine((tags) => tags.every((tag) => tag.length <= 30), { error: 'Keep each tag to 30 characters.' })
    .nullish(),
  format: z.enum(['in_person', 'online', 'hybrid'], { error: 'Choose in person, online or hybrid.' }).nullish(),
  venue: venue.nullish().meta({ description: 'Where it is. An online event has none' }),
  joinUrl: z
    .string()
    .trim()
    .max(2_000, upTo(2_000))
    .refine((link) => link === '' || isSecureLink(link), { error: 'Use a link that begins with https://.' })
    .nullish()
    .meta({ description: 'Private: only ticket holders see it. An event in person has none' }),
  capacity: z
    .int({ error: 'Write a whole number of people.' })
    .min(1, { error: 'Make room for at least one, or leave it empty for no limit.' })
    .max(1_000_000, { error: 'Up to 1,000,000 people.' })
    .nullish()
    .meta({ description: 'People in all, whatever their ticket type' }),
  currency: z
    .string()
    .overwrite((code) => code.trim().toUpperCase())
    .refine(isCurrency, { error: 'Write a currency by its ISO 4217 code, like EUR.' })
    .nullish(),
  visibility: z.enum(['public', 'unlisted', 'private'], { error: 'Choose public, unlisted or private.' }).nullish(),
  accent: z
    .string()
    .trim()
    .regex(/^#[0-9a-fA-F]{6}$/, { error: 'Write a colour as #rrggbb.' })
    .nullish(),
  refundPolicy: prose(2_000).nullish(),
  coverId: line(60).nullish().meta({ description: 'An uploaded image' }),
  attachmentId: line(60).nullish().meta({ description: 'An uploaded PDF' }),
}

const eventInput = z.object({ ...eventFields, ...moneyFields })

/** What an organiser says of an event, checked. */
export type EventInput = z.output<typeof eventInput>

export const createEventInput = eventInput.extend({ organisationId: line(60).nullish() })

export const seen = z
  .string()
  .max(40)
  .meta({ description: 'The updatedAt you saw. When the event changed since, nothing is written: 409' })

export const updateEventInput = eventInput.partial().extend({ eventId, updatedAt: seen.optional() })

/** A whole form: what is not in it is taken away. Money has a form of its own. */
export const reviseEventInput = z.object(eventFields).extend({ eventId, updatedAt: seen, publish: z.boolean().optional() })

export const oneEventInput = z.object({ eventId })

export const cancelEventInput = z.object({
  eventId,
  message: prose(1_000).nullish().meta({ description: 'A word to those who hold tickets' }),
})

export const listEventsInput = z.object({
  state: z.enum(['upcoming', 'draft', 'past', 'cancelled'], { error: 'Choose upcoming, draft, past or cancelled.' }).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.int({ error: 'Write a whole number.' }).min(1).max(100, { error: 'At most 100 at a time.' }).optional(),
})
