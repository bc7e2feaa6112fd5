import { Prisma } from '@/generated/prisma/client'

const { sql, join, empty } = Prisma

/** What is sought is common when as many of so many events in the order of the list have it. */
const [sample, common] = [200, 10]
/** Of what is nearly common, a thousand are to be expected among so many next events, which are told by their index alone. */
const [nearly, reach] = [2, 50_000]

/** A stretch of the list: `where` has an index in its order, `sought` has indexes of its own. */
export type Stretch = {
  /** `events e`, or what has its columns */
  from: Prisma.Sql
  where: Prisma.Sql[]
  sought: Prisma.Sql[]
  at: Prisma.Sql
  descending: boolean
  take: number
  /** whether all of `where` stands in one index, behind which nothing has to be looked at */
  isPlain: boolean
}

export const order = (at: Prisma.Sql, id: Prisma.Sql, descending: boolean) =>
  descending ? sql`${at} DESC, ${id} DESC` : sql`${at}, ${id}`

/** Means the same; no index is used for it, and the planner takes it for true of every other event. */
const unindexed = (conditions: Prisma.Sql[]) =>
  conditions.length > 0 ? [sql`CASE WHEN ${join(conditions, ' AND ')} THEN true ELSE false END`] : []

const select = ({ from, at, descending, take }: Stretch, where: Prisma.Sql[], by = at) =>
  sql`(SELECT e.id, ${at} AS at FROM ${from} ${where.length > 0 ? sql`WHERE ${join(where, ' AND ')}` : empty} ORDER BY ${order(by, sql`e.id`, descending)} LIMIT ${take})`

/** Walks the list in its order and passes what is not sought. */
export const walkOf = (stretch: Stretch, when: Prisma.Sql[] = []) =>
  select(stretch, [...when, ...stretch.where, ...unindexed(stretch.sought)])

/** Looks up all that have what is sought nth, and sorts them. The order is hidden from the planner, or it might walk after all. */
function lookUpOf(stretch: Stretch, nth: number, when: Prisma.Sql[]) {
  const others = stretch.sought.filter((_, each) => each !== nth)
  return select(
    stretch,
    [...when, ...stretch.where, stretch.sought[nth]!, ...unindexed(others)],
    sql`${stretch.at} + interval '0'`,
  )
}

/** The same in two steps: first among the next events by date, and only when these are not all and have too few, among all. */
function stepsOf(stretch: Stretch, when: Prisma.Sql) {
  const { where, at, descending, take } = stretch
  const isNearly = sql`(SELECT is_nearly FROM way)`
  const soon = lookUpOf(stretch, 0, [when, isNearly, sql`${at} <= (SELECT at FROM edge)`])
  const ctes = sql`
    edge AS MATERIALIZED (SELECT max(n.at) AS at, count(*) < ${reach} AS is_end FROM (
      SELECT ${at} AS at FROM events e WHERE ${isNearly} AND ${join(where, ' AND ')}
      ORDER BY ${order(at, sql`e.id`, descending)} LIMIT ${reach}) n),
    soon AS MATERIALIZED ${soon},`
  const isEnough = sql`(${isNearly} AND ((SELECT is_end FROM edge) OR (SELECT count(*) FROM soon) >= ${take}))`
  return { ctes, branches: [sql`SELECT id, at FROM soon WHERE ${isEnough}`, lookUpOf(stretch, 0, [when, sql`NOT ${isEnough}`])] }
}

/**
 * The ways to find what is sought, of which one is gone: what is common is met soon by a walk, where looking it up would read a
 * large part of all events; what is rare is looked up, where a walk would pass all events. The planner cannot tell: it takes
 * every beginning of a word for one that two events in 100 have, and every place for one that has one in 1,000. So the first
 * events of the list are asked.
 * @returns what the statement begins with (`way`: 0 to walk, n to look up what is sought nth), and the branches, each behind its number
 */
export function waysOf(stretch: Stretch): { ctes: Prisma.Sql; branches: Prisma.Sql[] } {
  const { where, sought, at, descending } = stretch
  if (sought.length === 0) return { ctes: empty, branches: [walkOf(stretch)] }
  const found = sql`count(*) FILTER (WHERE ${join(sought, ' AND ')})`
  const counts = join(sought.map((condition) => sql`count(*) FILTER (WHERE ${condition})`))
  const way = sql`
    way AS MATERIALIZED (
      SELECT ${found} >= ${nearly} AND ${found} < ${common} AS is_nearly,
             CASE WHEN ${found} >= ${common} THEN 0
                  ELSE (SELECT c.nth FROM unnest(ARRAY[${counts}]) WITH ORDINALITY c (found, nth) ORDER BY c.found, c.nth LIMIT 1) END AS nth
      FROM (SELECT * FROM events e WHERE ${join(where, ' AND ')} ORDER BY ${order(at, sql`e.id`, descending)} LIMIT ${sample}) e),`
  const isWay = (nth: number) => sql`(SELECT nth FROM way) = ${nth}`
  const walk = walkOf(stretch, [isWay(0)])
  if (stretch.isPlain && sought.length === 1) {
    const steps = stepsOf(stretch, isWay(1))
    return { ctes: sql`${way}${steps.ctes}`, branches: [walk, ...steps.branches] }
  }
  return { ctes: way, branches: [walk, ...sought.map((_, nth) => lookUpOf(stretch, nth, [isWay(nth + 1)]))] }
}
