import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { InvalidInput } from '@/lib/core/error'
import { instantOf } from '@/lib/core/instant'
import { closeDb, db } from '@/lib/db/client'
import { anonymous, makeOrganisation } from '@/lib/testing/factories'
import { makeListedEvent as makeEvent } from '@/lib/testing/listed-event'
import { discoverEvents } from './discovery'

type Query = Parameters<typeof discoverEvents>[1]
const find = (query: Query = {}) => discoverEvents(anonymous(), query)
const titles = async (query: Query = {}) => (await find(query)).items.map(({ title }) => title)

beforeEach(async () => {
  await db().$executeRawUnsafe('TRUNCATE events, ticket_types, inventory, organisations CASCADE')
})
afterAll(closeDb)

/** Follows `nextCursor` to the end. */
async function walk(query: Query) {
  const pages: string[][] = []
  for (let cursor: string | undefined; ; ) {
    const page = await find({ ...query, cursor })
    pages.push(page.items.map(({ id }) => id))
    if (!page.nextCursor) return pages
    cursor = page.nextCursor
  }
}

describe('what is listed', () => {
  it('is published and public, on now or to come, soonest first', async () => {
    await makeEvent({ title: 'Later', starts: 48 })
    await makeEvent({ title: 'On for weeks', starts: -1000, hours: 1100 })
    await makeEvent({ title: 'Soon', starts: 1 })
    await makeEvent({ title: 'Over', starts: -10, hours: 2 })
    await makeEvent({ title: 'Draft', status: 'draft' })
    await makeEvent({ title: 'Unlisted', visibility: 'unlisted' })
    await makeEvent({ title: 'Private', visibility: 'private' })
    await makeEvent({ title: 'Cancelled', status: 'cancelled' })
    expect(await titles()).toEqual(['On for weeks', 'Soon', 'Later'])
    expect(await titles({ status: 'ended' })).toEqual(['Over'])
    expect(await titles({ status: 'cancelled' })).toEqual(['Cancelled'])
  })

  it('answers what a reader needs, and never the link to join', async () => {
    const { organisationId } = await makeEvent({
      title: 'Night',
      joinUrl: 'https://meet.example/secret',
      format: 'hybrid',
      startsAt: new Date('2126-07-01T18:00:00Z'),
      types: [{ priceMinor: 2500 }, { priceMinor: 1200 }, { priceMinor: 0, hidden: true }],
    })
    const answer = await find()
    expect(answer.items[0]).toMatchObject({
      title: 'Night',
      startsAt: '2126-07-01T20:00:00+02:00',
      status: 'published',
      priceFrom: { amountMinor: 1200, currency: 'EUR' },
      soldOut: false,
      organisation: { id: organisationId, name: 'Example Hall' },
    })
    expect(JSON.stringify(answer)).not.toContain('meet.example')
  })

  it('says sold out when no visible type has a seat left, or the whole event has none', async () => {
    await makeEvent({
      title: 'Gone',
      starts: 1,
      types: [
        { quantity: 5, sold: 5 },
        { quantity: 9, hidden: true },
      ],
    })
    await makeEvent({
      title: 'Half',
      starts: 2,
      types: [
        { quantity: 5, sold: 5 },
        { quantity: 5, sold: 4 },
      ],
    })
    const full = await makeEvent({ title: 'Full', starts: 3, capacity: 4, types: [{ quantity: 9 }] })
    await db().inventory.update({ where: { id: full.inventoryId! }, data: { sold: 4 } })
    await makeEvent({ title: 'Without tickets', starts: 4 })
    expect((await find()).items.map(({ soldOut }) => soldOut)).toEqual([true, false, true, false])
  })
})

describe('a filter', () => {
  it('finds words, their beginnings and parts of a title, whatever the accents', async () => {
    await makeEvent({ title: 'Café Größenwahn', summary: 'Chansons au crépuscule' })
    await makeEvent({ title: 'Sommerkonzert', tags: ['open air'] })
    expect(await titles({ q: 'cafe' })).toEqual(['Café Größenwahn'])
    expect(await titles({ q: 'CAFÉ grossen' })).toEqual(['Café Größenwahn'])
    expect(await titles({ q: 'crepus' })).toEqual(['Café Größenwahn'])
    expect(await titles({ q: 'konzert' })).toEqual(['Sommerkonzert'])
    expect(await titles({ q: 'open air' })).toEqual(['Sommerkonzert'])
    expect(await titles({ q: 'cafe konzert' })).toEqual([])
    expect(await titles({ q: '!!!' })).toEqual([])
    expect(await titles({ q: '  ' })).toHaveLength(2)
  })

  it('ranks a title above a summary', async () => {
    await makeEvent({ title: 'A talk', summary: 'on jazz', starts: 1 })
    await makeEvent({ title: 'Jazz', starts: 2 })
    expect(await titles({ q: 'jazz' })).toEqual(['Jazz', 'A talk'])
    expect(await titles({ q: 'jazz', sort: 'date' })).toEqual(['A talk', 'Jazz'])
  })

  it('selects by category, tag, city, format, price and organisation, and by several at once', async () => {
    const organisationId = (await makeOrganisation()).id
    await db().organisation.update({ where: { id: organisationId }, data: { slug: 'freilicht' } })
    await makeEvent({
      title: 'A',
      category: 'film',
      tags: ['free air', 'kids'],
      city: 'Malmö',
      types: [{ priceMinor: 0 }],
      organisationId,
    })
    await makeEvent({ title: 'B', starts: 30, category: 'film', format: 'online', types: [{ priceMinor: 900 }] })
    await makeEvent({ title: 'C', starts: 31, category: 'music', city: 'Köln' })
    expect(await titles({ category: 'film' })).toEqual(['A', 'B'])
    expect(await titles({ tag: '#Free Air' })).toEqual(['A'])
    expect(await titles({ city: 'malmo' })).toEqual(['A'])
    expect(await titles({ city: 'köln', category: 'music' })).toEqual(['C'])
    expect(await titles({ format: 'online' })).toEqual(['B'])
    expect(await titles({ price: 'free' })).toEqual(['A'])
    expect(await titles({ price: 'paid' })).toEqual(['B'])
    expect(await titles({ organisation: 'freilicht' })).toEqual(['A'])
    expect(await titles({ organisation: organisationId })).toEqual(['A'])
    expect(await titles({ organisation: 'nobody' })).toEqual([])
    expect(await titles({ category: 'film', price: 'paid', format: 'online', q: 'b' })).toEqual(['B'])
  })

  it('follows the price when ticket types come, change and go', async () => {
    const { typeIds } = await makeEvent({ types: [{ priceMinor: 900 }] })
    expect(await titles({ price: 'paid' })).toHaveLength(1)
    await db().ticketType.update({ where: { id: typeIds[0]! }, data: { priceMinor: 0 } })
    expect(await titles({ price: 'free' })).toHaveLength(1)
    await db().ticketType.update({ where: { id: typeIds[0]! }, data: { hidden: true } })
    expect(await titles({ price: 'free' })).toHaveLength(0)
    await db().ticketType.delete({ where: { id: typeIds[0]! } })
    expect((await find()).items[0]?.priceFrom).toBeNull()
  })

  it('keeps the lowest price when two types are added at once', async () => {
    const { id } = await makeEvent()
    const add = async (priceMinor: number) => {
      const inventory = await db().inventory.create({ data: { id: `inv_${priceMinor}`, capacity: 1 } })
      await db().ticketType.create({
        data: { id: `tty_${priceMinor}`, eventId: id, inventoryId: inventory.id, name: 'x', priceMinor },
      })
    }
    await Promise.all([500, 400, 300, 200, 600].map(add))
    expect((await find()).items[0]?.priceFrom?.amountMinor).toBe(200)
  })

  it('means a date where the event is', async () => {
    const at = (startsAt: string, timeZone: string, title: string) =>
      makeEvent({ title, timeZone, startsAt: new Date(startsAt), hours: 2 })
    await at('2127-03-11T09:00:00Z', 'Pacific/Kiritimati', 'Kiritimati, the 11th at 23:00')
    await at('2127-03-11T06:00:00Z', 'America/Los_Angeles', 'Los Angeles, the 10th at 22:00')
    await at('2127-03-10T11:00:00Z', 'Pacific/Kiritimati', 'Kiritimati, the 11th at 01:00')
    expect(await titles({ from: '2127-03-11', to: '2127-03-11' })).toEqual([
      'Kiritimati, the 11th at 01:00',
      'Kiritimati, the 11th at 23:00',
    ])
    expect(await titles({ from: '2127-03-10', to: '2127-03-10' })).toEqual(['Los Angeles, the 10th at 22:00'])
    expect(await titles({ from: '2127-03-11T07:00:00Z', to: '2127-03-12T00:00:00 02:00' })).toEqual([
      'Los Angeles, the 10th at 22:00',
      'Kiritimati, the 11th at 23:00',
    ])
  })

  it('counts today, tomorrow, the weekend and the week where the event is', async () => {
    const [{ today, weekday }] = (await db().$queryRaw`
      SELECT (now() AT TIME ZONE 'Pacific/Auckland')::date::text AS today,
             extract(isodow FROM now() AT TIME ZONE 'Pacific/Auckland')::int AS weekday`) as [{ today: string; weekday: number }]
    const noon = (days: number) =>
      instantOf(`${new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)}T12:00`, 'Pacific/Auckland')
    const on = (title: string, days: number) => makeEvent({ title, timeZone: 'Pacific/Auckland', startsAt: noon(days), hours: 3 })
    for (const days of [1, 2, 6, 7]) await on(`in ${days}`, days)
    await makeEvent({ title: 'all week', timeZone: 'Pacific/Auckland', startsAt: noon(-1), hours: 24 * 8 })
    const saturday = 6 - weekday
    const weekend = [1, 2, 6, 7].filter((days) => days === saturday || days === saturday + 1).map((days) => `in ${days}`)
    expect(await titles({ when: 'today' })).toEqual(['all week'])
    expect(await titles({ when: 'tomorrow' })).toEqual(['all week', 'in 1'])
    expect(await titles({ when: 'weekend' })).toEqual(['all week', ...weekend])
    expect(await titles({ when: 'week' })).toEqual(['all week', 'in 1', 'in 2', 'in 6'])
  })

  it('leaves a night that ends before six to the day it began on', async () => {
    await makeEvent({ title: 'Friday night', timeZone: 'UTC', startsAt: new Date('2127-03-14T22:00Z'), hours: 4 })
    expect(await titles({ from: '2127-03-14', to: '2127-03-14' })).toEqual(['Friday night'])
    expect(await titles({ from: '2127-03-15' })).toEqual([])
  })

  it('includes what began before the asked date and still goes on', async () => {
    await makeEvent({ title: 'Exhibition', starts: 24, hours: 24 * 30 })
    const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString()
    expect(await titles({ from: inTenDays, to: new Date(Date.now() + 11 * 86_400_000).toISOString() })).toEqual(['Exhibition'])
  })

  it('finds what is within so many kilometres, nearest first when asked', async () => {
    await makeEvent({ title: 'Potsdam', latitude: 52.3906, longitude: 13.0645, starts: 1 })
    await makeEvent({ title: 'Berlin', latitude: 52.52, longitude: 13.405, starts: 2 })
    await makeEvent({ title: 'Hamburg', latitude: 53.5511, longitude: 9.9937, starts: 3 })
    await makeEvent({ title: 'Somewhere', starts: 4 })
    expect(await titles({ near: '52.52,13.40' })).toEqual(['Berlin'])
    expect(await titles({ near: '52.52, 13.40', within: 30 })).toEqual(['Potsdam', 'Berlin'])
    const { items } = await find({ near: '52.52,13.405', within: 300, sort: 'distance' })
    expect(items.map(({ title }) => title)).toEqual(['Berlin', 'Potsdam', 'Hamburg'])
    expect(items[2]!.distanceKm).toBeGreaterThan(254)
    expect(items[2]!.distanceKm).toBeLessThan(257)
  })

  it('takes what is typed as text, whatever it is', async () => {
    await makeEvent({ title: "100% O'Brien_\\ & (co)" })
    const typed = [
      "'; DROP TABLE events; --",
      "o'brien",
      '%',
      '_',
      '\\',
      ':*',
      '!',
      '&',
      '|',
      "a'b\\c",
      '½ ŉ ﹪',
      '(((',
      '<->',
      '\u0000x',
    ]
    for (const q of typed) await expect(find({ q, city: q, tag: q.slice(0, 60), organisation: q })).resolves.toBeDefined()
    expect(await titles({ q: "o'brien" })).toHaveLength(1)
    expect(await titles({ q: '100%' })).toHaveLength(1)
    expect(await titles({ q: '%%%' })).toHaveLength(0)
    expect(await titles({ q: '___' })).toHaveLength(0)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (q) => {
        await find({ q: q.slice(0, 200), city: q.slice(0, 100) })
      }),
      { numRuns: 150 },
    )
  })

  it('refuses what it cannot mean, at its field', async () => {
    const wrong: [Query, string][] = [
      [{ from: '2026-13-40' }, 'from'],
      [{ to: 'tomorrow' }, 'to'],
      [{ near: '200,10' }, 'near'],
      [{ within: 10 }, 'near'],
      [{ sort: 'distance' }, 'near'],
      [{ limit: 101 }, 'limit'],
      [{ limit: 0 }, 'limit'],
      [{ q: 'x'.repeat(201) }, 'q'],
      [{ category: 'nonsense' as 'film' }, 'category'],
      [{ cursor: 'not one' }, 'cursor'],
      [{ cursor: Buffer.from('{"s":"date","after":[1,"\\u0000"],"ranked":null}').toString('base64url') }, 'cursor'],
      [{ cursor: Buffer.from('{"s":"newest","after":null,"ranked":null}').toString('base64url') }, 'cursor'],
    ]
    for (const [query, path] of wrong) {
      const error = await find(query).then(
        () => undefined,
        (reason: unknown) => reason,
      )
      expect(error, JSON.stringify(query)).toBeInstanceOf(InvalidInput)
      expect((error as InvalidInput).fields.map((field) => field.path)).toContain(path)
    }
  })
})

describe('pages by key', () => {
  it('reach every event once, over equal starts, in every order', async () => {
    const { id: organisationId } = await makeOrganisation()
    const startsAt = new Date(Date.now() + 86_400_000)
    for (let each = 0; each < 23; each++) {
      await makeEvent({
        organisationId,
        title: each % 2 ? 'Jazz' : 'Talk',
        summary: 'jazz',
        startsAt: each < 15 ? startsAt : new Date(startsAt.getTime() + each),
        publishedAt: each < 9 ? startsAt : new Date(startsAt.getTime() - each),
        latitude: 52 + (each % 3) / 10,
        longitude: 13,
      })
    }
    await makeEvent({ organisationId, title: 'Jazz on now', summary: 'jazz', starts: -2, hours: 9, latitude: 52, longitude: 13 })
    const queries: Query[] = [
      {},
      { q: 'jazz' },
      { near: '52,13', within: 100, sort: 'distance' },
      { sort: 'newest' },
      { q: 'jazz', sort: 'date' },
    ]
    for (const query of queries) {
      const whole = (await find({ ...query, limit: 100 })).items.map(({ id }) => id)
      expect(new Set(whole).size).toBe(24)
      const pages = await walk({ ...query, limit: 5 })
      expect(pages.flat(), JSON.stringify(query)).toEqual(whole)
      expect(pages.map((page) => page.length)).toEqual([5, 5, 5, 5, 4])
    }
  })

  it('go on behind the window that is ranked', async () => {
    const { id: organisationId } = await makeOrganisation()
    await generate(organisationId, 1_203, { title: 'Jazz' })
    const pages = await walk({ q: 'jazz', limit: 100 })
    expect(new Set(pages.flat()).size).toBe(1_203)
    expect(pages.flat()).toHaveLength(1_203)
  })

  it('count up to a thousand, on the first page', async () => {
    const { id: organisationId } = await makeOrganisation()
    await generate(organisationId, 1_000)
    const exact = await find({ limit: 2 })
    expect([exact.total, exact.totalIsExact]).toEqual([1_000, true])
    await generate(organisationId, 5)
    const more = await find({ limit: 2 })
    expect([more.total, more.totalIsExact]).toEqual([1_000, false])
    const next = await find({ limit: 2, cursor: more.nextCursor! })
    expect([next.total, next.totalIsExact]).toEqual([null, null])
  })
})

/** Many events at once, by one statement. */
async function generate(organisationId: string, count: number, { title = 'Event' } = {}) {
  await db().$executeRaw`
    INSERT INTO events (id, organisation_id, slug, title, starts_at, ends_at, time_zone, status, published_at, updated_at)
    SELECT 'evt_' || gen_random_uuid(), ${organisationId}, gen_random_uuid()::text, ${title}, now() + interval '1 day' + n * interval '1 minute',
           now() + interval '2 days' + n * interval '1 minute', 'Europe/Berlin', 'published', now(), now()
    FROM generate_series(1, ${count}::int) n`
}

describe('a moment', () => {
  it.each(['2026-01-01T00:00:00+23:00', '0001-06-01', '9999-12-31'])('that the calendar has is taken: %s', async (from) => {
    expect((await find({ from })).items).toEqual([])
    expect((await find({ from, status: 'ended' })).items).toEqual([])
    expect((await find({ to: from })).items).toEqual([])
  })

  it.each(['0000-01-01', '0000-01-01T00:00:00Z'])('of a year the database does not have is refused: %s', async (from) => {
    await expect(find({ from })).rejects.toBeInstanceOf(InvalidInput)
  })
})
