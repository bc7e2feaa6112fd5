import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDb, db } from '@/lib/db/client'
import { countStatements } from '@/lib/testing/count-statements'
import { anonymous, makeOrganisation } from '@/lib/testing/factories'
import { discoverEvents } from './discovery'
import { readCursor, writeCursor } from './discovery/cursor'
import { discoveryStatement } from './discovery/statement'
import { type DiscoverInput, sortOf } from './discovery-schema'

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Loops'?: number
  'Heap Fetches'?: number
  'Actual Rows'?: number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

const walk = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(walk)]

async function explain(input: DiscoverInput, cursor?: string) {
  const statement = discoveryStatement(input, readCursor(cursor, sortOf(input)), input.limit ?? 20)
  const [row] = await db().$queryRawUnsafe<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${statement.text}`,
    ...statement.values,
  )
  return walk(row!['QUERY PLAN'][0]!.Plan)
}

const soon = new Date(Date.now() + 20 * 86_400_000).toISOString()
const middle = writeCursor({ s: 'date', after: [Date.now() + 40 * 86_400_000, 'evt_x'], ranked: null })

const lists: Record<string, [DiscoverInput, string?]> = {
  'the plain list': [{}],
  'a page in its middle': [{}, middle],
  'a late page of what is over': [
    { status: 'ended' },
    writeCursor({ s: 'date', after: [Date.now() - 40 * 86_400_000, 'evt_x'], ranked: null }),
  ],
  'one category': [{ category: 'film' }],
  'one city': [{ city: 'City 7' }],
  'a city and a category': [{ city: 'City 7', category: 'film' }],
  'a tag': [{ tag: 'tag 3' }],
  'a tag and a category': [{ tag: 'tag 3', category: 'art' }],
  'a tag in a city without it': [{ tag: 'tag 3', city: 'City 7' }],
  'a tag that nobody gave, in a city': [{ tag: 'tag 77', city: 'City 7' }],
  'the newest with a tag': [{ tag: 'tag 3', sort: 'newest' }],
  'a frequent word': [{ q: 'evening' }],
  'a rare word': [{ q: 'unicorn' }],
  'a part of a word': [{ q: 'nicor' }],
  'a word of one in 40': [{ q: 'quartet' }],
  'a word nobody uses': [{ q: 'zebra' }],
  'no word at all': [{ q: '!!!' }],
  'a rare word in a city': [{ q: 'unicorn', city: 'City 20' }],
  'a rare word, by publishing': [{ q: 'unicorn', sort: 'newest' }],
  'a rare word near a place': [{ q: 'unicorn', near: '50,15', within: 500 }],
  'a frequent word in a small place': [{ q: 'evening', near: '52.5,13.4', within: 20 }],
  'a large place': [{ near: '50,15', within: 500 }],
  'a large place by distance': [{ near: '50,15', within: 500, sort: 'distance' }],
  'a place': [{ near: '52.5,13.4', within: 20 }],
  'a place by distance': [{ near: '52.5,13.4', within: 20, sort: 'distance' }],
  'free ones': [{ price: 'free' }],
  'online ones': [{ format: 'online' }],
  'a stretch of time': [{ from: soon, to: new Date(Date.parse(soon) + 86_400_000).toISOString() }],
  'the weekend': [{ when: 'weekend' }],
  'what is over': [{ status: 'ended' }],
  'cancelled ones': [{ status: 'cancelled' }],
  'the newest': [{ sort: 'newest' }],
}

describe('with 20,000 events, half of them over', () => {
  let atTen: Record<string, number>

  beforeAll(async () => {
    const { id } = await makeOrganisation()
    for (let each = 0; each < 30; each++) await makeOrganisation()
    await generate(id, 10)
    atTen = await statementsOfAll()
    await generate(id, 20_000)
    await db().$executeRawUnsafe('VACUUM ANALYZE')
  }, 240_000)
  afterAll(closeDb)

  it.each(Object.entries(lists))('no table of many rows is read from end to end for %s', async (name, [input, cursor]) => {
    const plans = await explain(input, cursor)
    const scanned = plans.filter((plan) => plan['Node Type'] === 'Seq Scan').map((plan) => plan['Relation Name'])
    expect(
      scanned.filter((name) => name === 'events' || name === 'event_tags' || name === 'ticket_types' || name === 'inventory'),
    ).toEqual([])
    const thrownAway = Math.max(0, ...plans.map((plan) => plan['Rows Removed by Filter'] ?? 0))
    // one event in four is in the large place, so the thousand that are counted are met after four thousand
    expect(thrownAway).toBeLessThan(name.startsWith('a large place') ? 4_000 : 2_000)
  })

  it.each([
    ['events_listed_city', { city: 'City 7' }],
    ['events_listed_city_category', { city: 'City 20', category: 'film' }],
    ['events_listed_price', { price: 'free' }],
    ['events_listed_category', { category: 'film' }],
    ['event_tags_listed', { tag: 'tag 3' }],
  ] as const)('%s answers by itself, without the table', async (index, input) => {
    const scan = (await explain(input)).find((plan) => plan['Index Name'] === index)
    expect(scan).toMatchObject({ 'Node Type': 'Index Only Scan', 'Heap Fetches': 0 })
  })

  it('what many events have is met by a walk of the list, and what few have is looked up', async () => {
    const indexes = async (input: DiscoverInput) =>
      (await explain(input)).filter((plan) => plan['Actual Loops']).flatMap((plan) => plan['Index Name'] ?? [])
    expect(await indexes({ q: 'evening' })).not.toContain('events_text')
    expect(await indexes({ q: 'unicorn' })).toEqual(expect.arrayContaining(['events_text', 'events_title_parts']))
    expect(await indexes({ near: '50,15', within: 500 })).not.toContain('events_near')
    expect(await indexes({ near: '52.5,13.4', within: 20 })).toContain('events_near')
    const both = await indexes({ q: 'unicorn', near: '50,15', within: 500 })
    expect(both).toContain('events_text')
    expect(both).not.toContain('events_near')
  })

  it('the planner knows how many events a city has, and how many are free', async () => {
    const estimate = async (condition: string) => {
      const [row] = await db().$queryRawUnsafe<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }[]>(
        `EXPLAIN (FORMAT JSON) SELECT FROM events e WHERE status = 'published' AND visibility = 'public' AND ${condition}`,
      )
      return row!['QUERY PLAN'][0]!.Plan['Plan Rows']
    }
    // one city in 60 and half of the events, of 19,810; without statistics one in 200 each
    expect(await estimate(`plain(e.city) = plain('City 7')`)).toBeGreaterThan(200)
    expect(await estimate('sign(e.price_from_minor) = 0')).toBeGreaterThan(5_000)
  })

  it('every list takes one statement, as it does with ten events', async () => {
    const statements = await statementsOfAll()
    expect(statements).toEqual(atTen)
    expect(new Set(Object.values(statements))).toEqual(new Set([1]))
  })
})

async function statementsOfAll() {
  const counts: Record<string, number> = {}
  for (const [name, [input, cursor]] of Object.entries(lists)) {
    counts[name] = (await countStatements(() => discoverEvents(anonymous(), { ...input, cursor }))).statements
  }
  return counts
}

/** Half over, half to come; one in a hundred cancelled, one in fifty online; two ticket types each. */
async function generate(organisationId: string, count: number) {
  await db().$executeRaw`
    WITH made AS (
      INSERT INTO events (id, organisation_id, slug, title, summary, category, tags, format, city, latitude, longitude,
                          starts_at, ends_at, time_zone, status, published_at, updated_at)
      SELECT 'evt_' || gen_random_uuid(), ${organisationId}, gen_random_uuid()::text,
             'Evening ' || n || CASE WHEN n % 500 = 0 THEN ' unicorn' ELSE '' END || CASE WHEN n % 40 = 0 THEN ' quartet' ELSE '' END, 'An evening with friends about subject' || n % 200,
             (ARRAY['music', 'film', 'talk', 'art'])[1 + n % 4], ARRAY['tag ' || n % 40], CASE WHEN n % 50 = 0 THEN 'online' ELSE 'in_person' END,
             'City ' || n % 60, 40 + (n * 7919 % 2000) / 100.0, 5 + (n * 104729 % 2000) / 100.0,
             now() + (n - ${count}::int / 2) * interval '15 minutes', now() + (n - ${count}::int / 2) * interval '15 minutes' + interval '3 hours',
             'Europe/Berlin', CASE WHEN n % 100 = 1 THEN 'cancelled' ELSE 'published' END, now() - (${count}::int - n) * interval '1 minute', now()
      FROM generate_series(1, ${count}::int) n RETURNING id),
    stock AS (
      INSERT INTO inventory (id, capacity) SELECT 'inv_' || kind || id, 100 FROM made, (VALUES ('a'), ('b')) k (kind) RETURNING id)
    INSERT INTO ticket_types (id, event_id, inventory_id, name, price_minor, updated_at)
    SELECT 'tty_' || kind || id, id, 'inv_' || kind || id, kind, CASE WHEN right(id, 1) < '8' THEN 0 ELSE 900 END, now()
    FROM made, (VALUES ('a'), ('b')) k (kind), (SELECT count(*) FROM stock) s`
}
