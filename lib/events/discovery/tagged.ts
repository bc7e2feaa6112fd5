import { Prisma } from '@/generated/prisma/client'

const { sql, join } = Prisma

export const hasTag = (tag: string) => sql`e.tags @> ARRAY[${tag}]::text[]`

/** What `event_tags` knows of the listed events with a tag, as `e`; there are no others in it. */
const ofTag = (tag: string, conditions: Prisma.Sql[]) => sql`
  (SELECT e.* FROM (SELECT event_id AS id, starts_at, ends_at, published_at FROM event_tags WHERE tag = ${tag}) e
   WHERE ${join(conditions, ' AND ')})`

type List = {
  tag: string
  listed: Prisma.Sql
  /** on the place in the order and the end */
  conditions: Prisma.Sql[]
  /** on all else */
  filters: Prisma.Sql[]
}

/**
 * Listed events with a tag, in the order of the list: without other filters from the index of tags alone. With others the same
 * stretch of both lists is joined by start and id, which lets the planner walk the shorter list, or both side by side
 * where one alone would be read to its end in vain.
 */
export function taggedStretch({ tag, listed, conditions, filters }: List): { from: Prisma.Sql; where: Prisma.Sql[] } {
  if (filters.length === 0) return { from: sql`${ofTag(tag, conditions)} e`, where: [] }
  return {
    from: sql`events e JOIN ${ofTag(tag, conditions)} t ON t.id = e.id AND t.starts_at = e.starts_at`,
    where: [listed, ...conditions, ...filters],
  }
}
