import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { env } from '@/lib/config/env'
import { makeListedEvent } from '@/lib/testing/listed-event'
import { type Bar, rate, ratios, rounds } from './bar'
import { type Client, client } from './http/ask'
import { withSites } from './http/site'

const connections = 32
/** A round is so many turns of each, of so many seconds. */
const [turns, seconds] = [10, 0.5]

const viewers = 1_000
/** How often an open event page asks, as components/events-public/live-availability.tsx has it: milliseconds. */
const every = 5_000

/** Statements outside transactions count as transactions of their own, and none of what is asked here is inside one. */
async function withCounter<T>(work: (count: () => Promise<number>) => Promise<T>): Promise<T> {
  const url = new URL(env().databaseUrl)
  const database = url.pathname.slice(1)
  url.pathname = '/postgres' // from beside, so that looking is not counted
  const session = new pg.Client({ connectionString: url.href })
  await session.connect()
  const count = async () => {
    const { rows } = await session.query<{ asked: string }>(
      'SELECT xact_commit + xact_rollback AS asked FROM pg_stat_database WHERE datname = $1',
      [database],
    )
    return Number(rows[0]!.asked)
  }
  return work(count).finally(() => session.end())
}

/** Each viewer asks at its own moment, then every five seconds. @returns queries a second, in each of the rounds */
async function watch(site: string, path: string): Promise<number[]> {
  const crowd = client(site, viewers)
  let watching = true
  let answers = 0
  const viewer = async (_: unknown, nth: number) => {
    await wait((nth / viewers) * every)
    while (watching) {
      await crowd.expect(200, { path })
      answers += 1
      await wait(every)
    }
  }
  const all = Promise.all(Array.from({ length: viewers }, viewer))
  await Promise.race([all, wait(every)]) // until everybody is there
  const queries = await withCounter(async (count) => {
    const found: number[] = []
    for (let round = 1; round <= rounds; round++) {
      const [before, answered, began] = [await count(), answers, performance.now()]
      await Promise.race([all, wait(every)])
      const passed = (performance.now() - began) / 1_000
      found.push(((await count()) - before) / passed)
      console.log(`  ${round}  answers ${((answers - answered) / passed).toFixed(0)}/s   queries ${found.at(-1)!.toFixed(2)}/s`)
    }
    return found
  })
  watching = false
  await all
  crowd.close()
  return queries
}

/**
 * P9: what is left costs next to nothing to ask, however many ask. The no-op is the door's answer at an address without an
 * endpoint: through the same server, the same route of Next and the same router of the API to a few bytes of JSON, with no
 * operation and no database. (Its answer to OPTIONS does even less, but has no body, and a body costs a tenth in Next.)
 */
export const availabilityBar: Bar = {
  id: 'P9',
  what: `availability ÷ no-op handler behind the same door, ${connections} connections`,
  floor: 0.8,
  aim: 0.95,
  beside: [{ name: `database queries a second with ${viewers} viewers`, floor: 2, aim: 1, lowerIsBetter: true }],
  measure: async () => {
    const { id } = await makeListedEvent({ types: [{ quantity: 200 }, { quantity: 50, name: 'Students' }] })
    const path = `/api/v1/events/${id}/availability`
    return withSites(1, async ([site]) => {
      const one = client(site!, connections)
      const run = (ask: () => ReturnType<Client['expect']>) => () => rate(connections, seconds, ask)
      const availability = { name: 'availability', run: run(() => one.expect(200, { path })) }
      const noop = { name: 'no-op', run: run(() => one.expect(404, { path: '/api/v1/nothing' })) }
      for (const each of [availability, noop]) await each.run()
      const quotients = await ratios(availability, noop, { turns })
      one.close()
      return [quotients, await watch(site!, path)]
    })
  },
}
