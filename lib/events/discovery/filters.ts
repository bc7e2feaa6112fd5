import { Prisma } from '@/generated/prisma/client'
import { type DiscoverInput, placeOf } from '../discovery-schema'
import { hasTag } from './tagged'

const { sql } = Prisma

const isDay = (moment: string) => moment.length === 10

/** Zones reach from UTC-12 to UTC+14: so much earlier does a local day begin, so much later does it end. */
const dayBegins = (day: string) => sql`(${day}::timestamp AT TIME ZONE 'UTC' - interval '14 hours')`
const dayEnds = (day: string) => sql`(${day}::timestamp AT TIME ZONE 'UTC' + interval '36 hours')`

/** The instant the list begins at: now, or later when asked. An index condition; `timesOf` makes it exact. */
export function beginning({ from }: DiscoverInput) {
  if (!from) return sql`now()`
  return sql`greatest(now(), ${isDay(from) ? dayBegins(from) : sql`${from}::timestamptz`})`
}

/** A night that ends before six belongs to the day it began on. */
const lastDay = sql`((e.ends_at - interval '6 hours') AT TIME ZONE e.time_zone)::date`

type Times = {
  /** on the start alone */
  bounds: Prisma.Sql[]
  filters: Prisma.Sql[]
}

/** A day is meant where the event is: the bounds take half a day more on each side, and the filters take it off again. */
function timesOf({ from, to, status, when }: DiscoverInput): Times {
  const times: Times = { bounds: [], filters: [] }
  const add = (bound: Prisma.Sql | null, filter: Prisma.Sql | null) => {
    if (bound) times.bounds.push(bound)
    if (filter) times.filters.push(filter)
  }
  if (from && status === 'ended') {
    if (isDay(from))
      add(sql`e.starts_at >= ${dayBegins(from)}`, sql`(e.starts_at AT TIME ZONE e.time_zone)::date >= ${from}::date`)
    else add(sql`e.starts_at >= ${from}::timestamptz`, null)
  } else if (from) {
    if (isDay(from))
      add(null, sql`((e.starts_at AT TIME ZONE e.time_zone)::date >= ${from}::date OR ${lastDay} >= ${from}::date)`)
    else add(null, sql`e.ends_at > ${from}::timestamptz`)
  }
  if (to) {
    if (isDay(to)) add(sql`e.starts_at < ${dayEnds(to)}`, sql`(e.starts_at AT TIME ZONE e.time_zone)::date <= ${to}::date`)
    else add(sql`e.starts_at < ${to}::timestamptz`, null)
  }
  if (when) add(...stretchOf(when))
  return times
}

const today = sql`(now() AT TIME ZONE e.time_zone)::date`
/** The weekend that is or comes next: its Saturday, also on a Sunday. */
const saturday = sql`(${today} + 6 - extract(isodow FROM ${today})::int)`

/** First and last day of a stretch, and after how many days from now it is over in every zone. */
const stretches: Record<NonNullable<DiscoverInput['when']>, { first: Prisma.Sql; last: Prisma.Sql; days: number }> = {
  today: { first: today, last: today, days: 2 },
  tomorrow: { first: sql`(${today} + 1)`, last: sql`(${today} + 1)`, days: 3 },
  weekend: { first: saturday, last: sql`(${saturday} + 1)`, days: 8 },
  week: { first: today, last: sql`(${today} + 6)`, days: 8 },
}

function stretchOf(when: NonNullable<DiscoverInput['when']>): [Prisma.Sql, Prisma.Sql] {
  const { first, last, days } = stretches[when]
  const start = sql`(e.starts_at AT TIME ZONE e.time_zone)::date`
  return [
    sql`e.starts_at < now() + make_interval(days => ${days}::int)`,
    sql`${start} <= ${last} AND (${start} >= ${first} OR ${lastDay} >= ${first})`,
  ]
}

/** Conditions on `events e`, in the form the partial indexes have. */
export type Conditions = {
  /** on the start alone: what an index in the order of the list begins and ends at */
  bounds: Prisma.Sql[]
  filters: Prisma.Sql[]
  /** words and places, which no index holds in the order of the list; with one of them, the tag too */
  sought: Prisma.Sql[]
  /** a tag that is in neither */
  tag: string | null
}

/** Every filter but those of `listOf`. */
export function conditionsOf(input: DiscoverInput): Conditions {
  const { category, tag, format, price, organisation } = input
  const q = input.q?.trim()
  const city = input.city?.trim()
  const near = nearOf(input)
  const { bounds, filters } = timesOf(input)
  const sought: Prisma.Sql[] = []
  if (q) sought.push(matching(q))
  if (near) sought.push(sql`${near.inBox} AND ${near.distance} <= ${near.kilometres}::float8`)
  const isSoughtToo = sought.length > 0
  if (tag && isSoughtToo) sought.push(hasTag(tag))
  if (category) filters.push(sql`e.category = ${category}`)
  if (city) filters.push(sql`plain(e.city) = plain(${city})`)
  if (format) filters.push(sql`e.format = ${format}`)
  if (price) filters.push(sql`sign(e.price_from_minor) = ${price === 'free' ? sql`0` : sql`1`}`)
  if (organisation)
    filters.push(
      sql`e.organisation_id = (SELECT id FROM organisations WHERE id = ${organisation} OR slug = ${organisation} LIMIT 1)`,
    )
  return { bounds, filters, sought, tag: isSoughtToo || !tag ? null : tag }
}

/**
 * Whole words and beginnings of words; from three letters in a row on, parts of words in the title too. With fewer, the index
 * of parts would read every title.
 */
const matching = (q: string) =>
  /[\p{L}\p{M}\p{N}]{3}/u.test(q)
    ? sql`(e.document @@ event_query(${q}) OR plain(e.title) LIKE containing(${q}))`
    : sql`e.document @@ event_query(${q})`

/** Lower is better, as in every order here. A word of the title weighs more than one of the summary (ts_rank's A to D). */
export const relevance = (q: string) =>
  sql`-round((coalesce(ts_rank(e.document, event_query(${q})), 0) + CASE WHEN plain(e.title) LIKE containing(${q}) THEN 0.3 ELSE 0 END)::numeric, 6)::float8`

/** The conditions of a place: a box the index knows, and the great-circle distance in kilometres. */
export function nearOf({ near, within = 25 }: DiscoverInput) {
  const place = near ? placeOf(near) : null
  if (!place) return null
  const centre = sql`place(${place.latitude}::float8, ${place.longitude}::float8)`
  return {
    kilometres: within,
    inBox: sql`e.latitude IS NOT NULL AND e.longitude IS NOT NULL
      AND place(e.latitude, e.longitude) <@ cube_enlarge(${centre}, gc_to_sec(${within * 1000}::float8), 3)`,
    // The haversine on the sphere of earthdistance, whose own functions cost twenty times as much.
    distance: sql`round((2 * earth() / 1000 * asin(least(1, sqrt(
      sin(radians(e.latitude - ${place.latitude}::float8) / 2) ^ 2 + cos(radians(${place.latitude}::float8)) * cos(radians(e.latitude))
      * sin(radians(e.longitude - ${place.longitude}::float8) / 2) ^ 2))))::numeric, 3)::float8`,
  }
}
