import { Prisma } from '@/generated/prisma/client'
import { type DiscoverInput, sortOf } from '../discovery-schema'
import { type CardRow, cardColumns, cardJoins } from './card'
import type { Cursor, Key } from './cursor'
import { beginning, conditionsOf, nearOf, relevance } from './filters'
import { hasTag, taggedStretch } from './tagged'
import { order, type Stretch, walkOf, waysOf } from './ways'

const { sql, join, empty } = Prisma

/** Counting stops here and says "1000+": an exact count of a large list costs as much as reading it. */
export const countLimit = 1_000
/** So many of the next events by date are ranked by words or distance; ranking every match would read them all. */
export const rankWindow = 500

/** The page and the row after it, with what the list needs to know of its window. */
export type Row = {
  id: string
  /** what the list is ordered by: the start, or the time of publishing */
  at: Date
  score: number | null
  /** matches found, up to `countLimit` + 1; only the first page counts that far */
  found: number
  /** the last event of a full window with more behind it */
  windowAt: Date | null
  windowId: string | null
  card: CardRow
  distanceKm: number | null
}

type List = {
  listed: Prisma.Sql
  at: Prisma.Sql
  descending: boolean /** disjoint parts, each in index order */
  parts: Prisma.Sql[]
}

const startsAt = sql`e.starts_at`
const span = sql`tstzrange(e.starts_at, greatest(e.starts_at, e.ends_at))`

/**
 * Whether a page this far behind the beginning needs no look at the beginning any more. Two lower bounds on one column
 * would leave the index to choose, and it may choose the one that reads everything between them. Two days of slack cover
 * every zone and clock.
 */
const isBeyond = ([time]: Key, { from }: DiscoverInput) =>
  time > Math.max(Date.now(), from ? Date.parse(from) : 0) + 2 * 86_400_000

/** Which events a list shows and by what time it is ordered, behind `after` when it is given. */
function listOf(input: DiscoverInput, after: Key | null): List {
  const published = sql`e.status = 'published' AND e.visibility = 'public'`
  const newest = input.sort === 'newest'
  const at = newest ? sql`e.published_at` : startsAt
  if (input.status === 'cancelled') {
    const listed = sql`e.status = 'cancelled' AND e.visibility = 'public'`
    return { listed, at, descending: newest, parts: [sql`e.ends_at > now()`] }
  }
  if (input.status === 'ended') {
    const over = after ? sql`e.ends_at <= now()` : sql`e.starts_at < now() AND e.ends_at <= now()`
    return { listed: published, at, descending: true, parts: [over] }
  }
  const begin = beginning(input)
  if (newest) return { listed: published, at, descending: true, parts: [sql`e.ends_at > ${begin}`] }
  if (after && isBeyond(after, input)) return { listed: published, at, descending: false, parts: [sql`true`] }
  // Two parts, so that each is one short walk of an index: with one condition on the end, an event that has been on for
  // months would make the walk by start pass everything that is over.
  return { listed: published, at, descending: false, parts: [sql`${span} @> ${begin}`, sql`e.starts_at > ${begin}`] }
}

function beyond(at: Prisma.Sql, id: Prisma.Sql, [time, last]: Key, descending: boolean) {
  const from = sql`(${new Date(time).toISOString()}::timestamptz, ${last})`
  return descending ? sql`(${at}, ${id}) < ${from}` : sql`(${at}, ${id}) > ${from}`
}

/** The one statement behind a page of events. `limit` is the page's; one row more tells that there is another page. */
export function discoveryStatement(input: DiscoverInput, { after, ranked }: Cursor, limit: number): Prisma.Sql {
  const { listed, at, descending, parts } = listOf(input, after)
  const { bounds, filters, sought, tag } = conditionsOf(input)
  const score = scoreOf(input)
  const first = after === null && ranked === null
  const take = Math.max(first ? countLimit + 1 : 0, score ? rankWindow + 1 : limit + 1)
  const behind = after ? [beyond(at, sql`e.id`, after, descending)] : []

  const isPlain = bounds.length + filters.length === 0 && at === startsAt && (input.status ?? 'published') === 'published'
  const every = { sought, at, descending, take, isPlain }
  const all = tag ? [...filters, hasTag(tag)] : filters
  const stretches = parts.map(
    (part): Stretch => ({ ...every, from: sql`events e`, where: [listed, part, ...bounds, ...all, ...behind] }),
  )
  // What is on now is few, whatever is sought of it: only the last part, which is long, has a choice of ways.
  const last = stretches.pop()!
  const isTagged = tag !== null && input.status !== 'cancelled'
  const { ctes, branches } = waysOf(
    isTagged ? { ...last, ...taggedStretch({ tag, listed, conditions: [parts.at(-1)!, ...bounds, ...behind], filters }) } : last,
  )
  branches.push(...stretches.map((stretch) => walkOf(stretch)))
  const page = score
    ? sql`SELECT f.id, f.at, s.score FROM found f JOIN events e ON e.id = f.id CROSS JOIN LATERAL (SELECT ${score} AS score) s
          WHERE f.nth <= ${rankWindow} ${ranked ? sql`AND (s.score, f.at, f.id) > (${ranked[0]}::float8, ${new Date(ranked[1]).toISOString()}::timestamptz, ${ranked[2]})` : empty}
          ORDER BY s.score, f.at, f.id LIMIT ${limit + 1}`
    : sql`SELECT f.id, f.at, NULL::float8 AS score FROM found f WHERE f.nth <= ${limit + 1}`

  return sql`
    WITH ${ctes} found AS MATERIALIZED (
      SELECT b.id, b.at, row_number() OVER (ORDER BY ${order(sql`b.at`, sql`b.id`, descending)}) AS nth
      FROM (SELECT * FROM (${join(branches, ' UNION ALL ')}) a ORDER BY ${order(sql`a.at`, sql`a.id`, descending)} LIMIT ${take}) b),
    page AS MATERIALIZED (${page})
    SELECT p.id, p.at, p.score, (SELECT count(*)::int FROM found) AS found, w.at AS "windowAt", w.id AS "windowId", ${cardColumns} AS card,
           ${nearOf(input)?.distance ?? sql`NULL::float8`} AS "distanceKm"
    FROM page p
    JOIN events e ON e.id = p.id
    ${cardJoins}
    LEFT JOIN found w ON w.nth = ${rankWindow} AND EXISTS (SELECT 1 FROM found WHERE nth = ${rankWindow + 1})
    ORDER BY p.score, ${order(sql`p.at`, sql`p.id`, descending)}`
}

function scoreOf(input: DiscoverInput): Prisma.Sql | null {
  const sort = sortOf(input)
  if (sort === 'distance') return nearOf(input)?.distance ?? null
  const q = input.q?.trim()
  return sort === 'relevance' && q ? relevance(q) : null
}
