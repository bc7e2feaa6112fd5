import { z } from 'zod'
import { utcOf } from '@/lib/core/instant'
import { categoryKeys } from './category'
import { normaliseTags } from './tags'
import { oneLine } from './text'

const day = z.iso.date().refine((date) => date >= '0001-01-02') // PostgreSQL has no year 0
const instant = z.iso.datetime({ offset: true, abort: true }).refine((at) => utcOf(at) !== null)

/** A + that a query string made a blank is one again; an instant is told in UTC, as PostgreSQL knows no offset beyond 16 hours. */
function plainMoment(text: string): string {
  const moment = text.trim().replace(/(T[\d:.]+) (\d{2}:\d{2})$/, '$1+$2')
  return instant.safeParse(moment).success ? (utcOf(moment) ?? moment) : moment
}

const moment = (what: string) =>
  z
    .string()
    .overwrite(plainMoment)
    .refine((text) => day.safeParse(text).success || instant.safeParse(text).success, {
      error: `Give ${what} as a date (2026-11-30) or an instant with its offset (2026-11-30T19:30:00Z).`,
    })
    .optional()

const kilometres = 'Give kilometres, from 0.1 to 500.'
const pageSize = 'Ask for 1 to 100 events.'

const coordinates = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/

/** "52.52,13.40" as numbers; null when it is no place on Earth. */
export function placeOf(near: string): { latitude: number; longitude: number } | null {
  const [, latitude, longitude] = (coordinates.exec(near) ?? []).map(Number)
  if (latitude === undefined || longitude === undefined) return null
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

export const sorts = ['date', 'relevance', 'distance', 'newest'] as const
export type Sort = (typeof sorts)[number]

/** What `GET /events` takes. A plain date is a date where the event is. */
export const discoverInput = z
  .object({
    q: z
      .string()
      .overwrite(oneLine)
      .max(200, { error: 'Search with 200 characters at most.' })
      .optional()
      .meta({ description: 'Words, or their beginnings' }),
    category: z.enum(categoryKeys, { error: `Choose one of: ${categoryKeys.join(', ')}.` }).optional(),
    tag: z
      .string()
      .overwrite((tag) => normaliseTags([tag]).join(' '))
      .max(60)
      .optional(),
    from: moment('the beginning').meta({
      description: 'Events that go on at or after this date or instant; of ended ones, those that began then',
    }),
    to: moment('the end').meta({ description: 'Events that begin on or before this date, or before this instant' }),
    when: z
      .enum(['today', 'tomorrow', 'weekend', 'week'])
      .optional()
      .meta({ description: 'A stretch of days counted where the event is; week: today and the six days after' }),
    city: z.string().overwrite(oneLine).max(120).optional(),
    near: z
      .string()
      .max(60)
      .refine((near) => placeOf(near), { error: 'Give a place as latitude,longitude (52.52,13.40).' })
      .optional()
      .meta({ description: 'latitude,longitude' }),
    within: z
      .number({ error: kilometres })
      .min(0.1, { error: kilometres })
      .max(500, { error: kilometres })
      .optional()
      .meta({ description: 'Kilometres around `near`; 25 when not given' }),
    format: z.enum(['in_person', 'online', 'hybrid']).optional(),
    price: z.enum(['free', 'paid']).optional(),
    status: z
      .enum(['published', 'ended', 'cancelled'])
      .optional()
      .meta({ description: 'published: on now or to come (the default); ended: over, latest first; cancelled' }),
    organisation: z.string().overwrite(oneLine).max(120).optional().meta({ description: 'Its id or slug' }),
    sort: z.enum(sorts).optional().meta({
      description:
        'When not given: relevance with `q`, else date. Relevance and distance rank the next 500 by date, then the 500 after them',
    }),
    cursor: z.string().max(400).optional().meta({ description: '`nextCursor` of the page before, with the same filters' }),
    limit: z
      .int({ error: pageSize })
      .min(1, { error: pageSize })
      .max(100, { error: pageSize })
      .optional()
      .meta({ description: '20 when not given' }),
  })
  .refine((input) => input.near || (!input.within && input.sort !== 'distance'), {
    path: ['near'],
    error: 'Say near what: latitude,longitude.',
  })

export type DiscoverInput = z.output<typeof discoverInput>

/** How a list is sorted when nothing is asked for. */
export const sortOf = ({ sort, q }: Pick<DiscoverInput, 'sort' | 'q'>): Sort => sort ?? (q?.trim() ? 'relevance' : 'date')
