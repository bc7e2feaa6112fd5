import { db } from '@/lib/db/client'
import { discoverEvents } from '@/lib/events/discovery'
import { anonymous, makeOrganisation } from '@/lib/testing/factories'
import { type Bar, median, rounds } from './bar'

const cities = ['Berlin', 'Lisbon', 'Porto', 'Vienna', 'Oslo', 'Ghent', 'Turin', 'Graz', 'Lyon', 'Cork']
const categories = ['music', 'theatre', 'film', 'art', 'comedy', 'talks', 'workshop', 'food', 'sport', 'community']

/** What people ask of the list, each a first page. */
const questions: Parameters<typeof discoverEvents>[1][] = [
  {},
  { category: 'music' },
  { city: 'Lisbon' },
  { city: 'Lisbon', category: 'film' },
  { tag: 'rooftop' },
  { price: 'free' },
  { q: 'quartet' },
]

/** Fills the list up to `count` public events over the coming year, straight in the database. */
async function fill(organisationId: string, from: number, count: number) {
  const step = 100_000
  for (let begin = from; begin < count; begin += step) {
    const end = Math.min(begin + step, count)
    await db().$executeRaw`
      INSERT INTO events (id, organisation_id, slug, title, summary, category, tags, city, starts_at, ends_at, time_zone, status, updated_at)
      SELECT 'evt_' || lpad(n::text, 9, '0'), ${organisationId}, 'event-' || n, 'Evening ' || n || CASE n % 40 WHEN 0 THEN ' quartet' ELSE '' END,
             'An evening worth leaving the house for', (${categories}::text[])[1 + n / 10 % 10],
             CASE n % 25 WHEN 0 THEN ARRAY['rooftop'] ELSE ARRAY['indoors'] END, (${cities}::text[])[1 + n % 10],
             now() + (n * 7919 % 31536000) * interval '1 second', now() + (n * 7919 % 31536000 + 7200) * interval '1 second',
             'Europe/Berlin', 'published', now()
      FROM generate_series(${begin}::int, ${end - 1}::int) n`
  }
  await db().$executeRaw`ANALYZE events`
}

async function time(): Promise<number> {
  const begin = performance.now()
  for (let again = 0; again < 20; again++) for (const question of questions) await discoverEvents(anonymous(), question)
  return (performance.now() - begin) / (20 * questions.length)
}

const measured = async () => {
  await time()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await time())
  return times
}

/** P15: the list stays quick however many events there are. */
export const discoveryBar: Bar = {
  id: 'P15',
  what: 'a page of discovery (plain, category, city, both, tag, free, words): 1,000,000 events ÷ 1,000, in time',
  floor: 3,
  aim: 1.5,
  lowerIsBetter: true,
  measure: async () => {
    const organisation = await makeOrganisation()
    await fill(organisation.id, 0, 1_000)
    const few = await measured()
    await fill(organisation.id, 1_000, 1_000_000)
    const many = await measured()
    console.log(`  1,000: ${median(few).toFixed(2)} ms a page   1,000,000: ${median(many).toFixed(2)} ms a page`)
    return many.map((each) => each / median(few))
  },
}
