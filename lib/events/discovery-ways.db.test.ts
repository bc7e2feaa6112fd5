import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDb, db } from '@/lib/db/client'
import { anonymous, makeOrganisation } from '@/lib/testing/factories'
import { discoverEvents } from './discovery'

type Query = Parameters<typeof discoverEvents>[1]

const all = Array.from({ length: 700 }, (_, n) => n)

/** What is sought, as a query and as what it means of event n. */
const words: [string, (n: number) => boolean][] = [
  ['jazz', (n) => n % 2 === 1],
  ['unicorn', (n) => n % 70 === 7],
  ['nicor', (n) => n % 70 === 7],
  ['late', (n) => n >= 500],
  ['jazz unicorn', (n) => n % 70 === 7],
  ['opera', (n) => n % 30 === 3],
  ['zebra', () => false],
]
const places: [Query, (n: number) => boolean][] = [
  [{}, () => true],
  [{ near: '52,13' }, (n) => n % 90 === 7],
  [{ near: '51,13', within: 400 }, () => true],
]
const tags: [Query, (n: number) => boolean][] = [
  [{}, () => true],
  [{ tag: 'kids' }, (n) => n % 3 === 1],
]

beforeAll(async () => {
  const { id } = await makeOrganisation()
  await db().$executeRaw`
    INSERT INTO events (id, organisation_id, slug, title, tags, latitude, longitude, starts_at, ends_at, time_zone, status, published_at, updated_at)
    SELECT 'evt_' || lpad(n::text, 3, '0'), ${id}, 'event-' || n,
           'Evening' || CASE WHEN n % 2 = 1 THEN ' jazz' ELSE '' END || CASE WHEN n % 70 = 7 THEN ' unicorn' ELSE '' END
             || CASE WHEN n % 30 = 3 THEN ' opera' ELSE '' END || CASE WHEN n >= 500 THEN ' late' ELSE '' END,
           CASE WHEN n % 3 = 1 THEN ARRAY['kids'] ELSE ARRAY[]::text[] END, CASE WHEN n % 90 = 7 THEN 52 ELSE 49 END, 13,
           now() + (n + 1) * interval '1 hour', now() + (n + 3) * interval '1 hour', 'UTC', 'published', now() - n * interval '1 minute', now()
    FROM generate_series(0, 699) n`
})
afterAll(closeDb)

/** The events that a query finds, page by page to the end, as their n. */
async function walk(query: Query) {
  const found: number[] = []
  const totals: (number | null)[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await discoverEvents(anonymous(), { ...query, limit: 60, cursor })
    found.push(...page.items.map(({ id }) => Number(id.slice(4))))
    totals.push(page.total)
    if (!page.nextCursor) return { found, total: totals[0] }
    cursor = page.nextCursor
  }
}

describe('whether many events have what is sought or few, on the first pages or on late ones', () => {
  it.each(words)('every event with "%s" is found, once and in order', async (q, hasWord) => {
    for (const [place, isNear] of places) {
      for (const [tag, hasTag] of tags) {
        const expected = all.filter((n) => hasWord(n) && isNear(n) && hasTag(n))
        const query = { q, ...place, ...tag }
        expect(await walk({ ...query, sort: 'date' }), JSON.stringify(query)).toEqual({ found: expected, total: expected.length })
      }
    }
  })

  it.each(places.slice(1))('every event near %j is found, once and in order', async (place, isNear) => {
    const expected = all.filter(isNear)
    expect(await walk(place)).toEqual({ found: expected, total: expected.length })
    const byDistance = await walk({ ...place, sort: 'distance' })
    expect(byDistance.total).toBe(expected.length)
    expect([...byDistance.found].sort((a, b) => a - b)).toEqual(expected)
    expect(await walk({ ...place, sort: 'newest' })).toEqual({ found: expected, total: expected.length })
  })
})
