import fc from 'fast-check'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { closeDb, db } from '@/lib/db/client'
import { anonymous, makeOrganisation } from '@/lib/testing/factories'
import { makeListedEvent as makeEvent } from '@/lib/testing/listed-event'
import { discoverEvents } from './discovery'

type Query = Parameters<typeof discoverEvents>[1]

beforeEach(async () => {
  await db().$executeRawUnsafe('TRUNCATE events, organisations CASCADE')
})
afterAll(closeDb)

const hour = 3_600_000
const inHours = (hours: number) => new Date(Math.floor(Date.now() / hour) * hour + hours * hour)

it('an event is found by the tags it has, where its date is, as long as it is listed', async () => {
  const { id } = await makeEvent({ title: 'A', starts: 10, tags: ['jazz', 'late', 'jazz'] })
  await makeEvent({ title: 'B', starts: 20, tags: ['jazz'] })
  const titles = async (query: Query) => (await discoverEvents(anonymous(), query)).items.map(({ title }) => title)
  const change = (data: object) => db().event.update({ where: { id }, data })
  expect(await titles({ tag: 'jazz' })).toEqual(['A', 'B'])
  await change({ startsAt: inHours(30), endsAt: inHours(32) })
  expect(await titles({ tag: 'jazz' })).toEqual(['B', 'A'])
  await change({ tags: ['late', 'early'] })
  expect(await titles({ tag: 'jazz' })).toEqual(['B'])
  expect(await titles({ tag: 'early' })).toEqual(['A'])
  await change({ visibility: 'unlisted' })
  expect(await titles({ tag: 'early' })).toEqual([])
  await change({ visibility: 'public' })
  expect(await titles({ tag: 'early', format: 'in_person' })).toEqual(['A'])
  await change({ status: 'cancelled' })
  expect(await titles({ tag: 'early' })).toEqual([])
  expect(await titles({ tag: 'early', status: 'cancelled' })).toEqual(['A'])
  await change({ status: 'published', startsAt: inHours(-4), endsAt: inHours(-2) })
  expect(await titles({ tag: 'early', status: 'ended' })).toEqual(['A'])
  await change({ endsAt: inHours(2) })
  expect(await titles({ tag: 'early' })).toEqual(['A'])
  await db().event.delete({ where: { id } })
  expect(await db().eventTag.findMany({ where: { eventId: id } })).toEqual([])
})

it('whatever is written to events, their tags are listed as they stand', async () => {
  const values = fc.record(
    {
      tags: fc.array(fc.constantFrom('jazz', 'late', 'open air'), { maxLength: 3 }),
      startsAt: fc.integer({ min: -50, max: 50 }).map(inHours),
      publishedAt: fc.integer({ min: -50, max: 0 }).map(inHours),
      status: fc.constantFrom('draft', 'published', 'cancelled'),
      visibility: fc.constantFrom('public', 'unlisted'),
      title: fc.constantFrom('A', 'B'),
    },
    { requiredKeys: [] },
  )
  const ids = (await Promise.all([makeEvent(), makeEvent({ tags: ['jazz'] })])).map(({ id }) => id)
  const write = fc.record({ id: fc.constantFrom(...ids), data: values })
  await fc.assert(
    fc.asyncProperty(fc.array(write, { maxLength: 6 }), async (writes) => {
      for (const { id, data } of writes) await db().event.update({ where: { id }, data })
      const listed = await db().event.findMany({ where: { status: 'published', visibility: 'public' } })
      const expected = listed.flatMap(({ id, tags, startsAt, endsAt, publishedAt }) =>
        [...new Set(tags)].map((tag) => ({ eventId: id, tag, startsAt, endsAt, publishedAt })),
      )
      const kept = await db().eventTag.findMany()
      const place = ({ eventId, tag }: { eventId: string; tag: string }) => `${eventId} ${tag}`
      const inOrder = (rows: typeof kept) => rows.sort((a, b) => place(a).localeCompare(place(b)))
      expect(inOrder(kept)).toEqual(inOrder(expected))
    }),
    { numRuns: 30 },
  )
})

it('a tag with any other filter finds every such event once, in the order of the list, and counts them', async () => {
  const { id } = await makeOrganisation()
  await db().$executeRaw`
    INSERT INTO events (id, organisation_id, slug, title, tags, category, city, format, starts_at, ends_at, time_zone, status, published_at, updated_at)
    SELECT 'evt_' || lpad(n::text, 3, '0'), ${id}, 'event-' || n, 'Evening',
           CASE n % 3 WHEN 0 THEN ARRAY['kids', 'free air'] ELSE ARRAY['late'] END, CASE n % 2 WHEN 0 THEN 'film' ELSE 'music' END,
           'City ' || n % 6, CASE n % 5 WHEN 0 THEN 'online' ELSE 'in_person' END,
           now() + n / 2 * interval '1 hour', now() + (n / 2 + 2) * interval '1 hour', 'UTC', 'published', now() - n * interval '1 minute', now()
    FROM generate_series(2, 301) n`
  const all = Array.from({ length: 300 }, (_, index) => index + 2)
  const from = inHours(100)
  const filters: [Query, (n: number) => boolean][] = [
    [{}, () => true],
    [{ category: 'film' }, (n) => n % 2 === 0],
    [{ city: 'city 3' }, (n) => n % 6 === 3],
    [{ city: 'city 1' }, () => false],
    [{ city: 'city 3', category: 'music', format: 'online' }, (n) => n % 6 === 3 && n % 5 === 0],
    [{ organisation: id, format: 'in_person' }, (n) => n % 5 !== 0],
  ]
  for (const [query, matches] of filters) {
    for (const sort of ['date', 'newest'] as const) {
      const expected = all.filter((n) => n % 3 === 0 && matches(n))
      const found: number[] = []
      let total: number | null = null
      for (let cursor: string | undefined; ; ) {
        const page = await discoverEvents(anonymous(), { tag: 'kids', ...query, sort, limit: 17, cursor })
        found.push(...page.items.map((event) => Number(event.id.slice(4))))
        total ??= page.total
        if (!page.nextCursor) break
        cursor = page.nextCursor
      }
      expect({ found, total }, JSON.stringify({ ...query, sort })).toEqual({ found: expected, total: expected.length })
    }
  }
  const late = await discoverEvents(anonymous(), { tag: 'kids', from: from.toISOString(), limit: 100 })
  expect(late.items.every(({ endsAt }) => new Date(endsAt) > from)).toBe(true)
  expect(late.items.length).toBeGreaterThan(20)
})
