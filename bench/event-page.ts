import { setTimeout as wait } from 'node:timers/promises'
import { makeListedEvent } from '@/lib/testing/listed-event'
import { type Bar, rate, ratios, rounds } from './bar'
import { asBrowser, type Client, client } from './http/ask'
import { makeOrganiser } from './http/organiser'
import { withSites } from './http/site'
import { staticPageLike } from './http/static-page'

const connections = 32
/** A round is so many turns of each, of so many seconds. */
const [turns, seconds] = [10, 0.5]
const lost = 30 // seconds after which an edit is given up

const description = `## What happens

Four people, four strings each, and a hall that was a boiler house until 1998. They begin in the dark, and **nobody sits further
than nine metres away**. In the second half there is a piece that was written for this room.

- Doors open an hour before
- There is a bar, and it takes cards
- The hall is on the ground floor; call us when you need a seat with room beside it

Read more about the quartet [at its own place](https://example.org/quartet).
`

async function makeQuartet() {
  const organiser = await makeOrganiser()
  const { id, slug } = await makeListedEvent({
    organisationId: organiser.organisationId,
    title: 'A quartet in the boiler house',
    summary: 'Strings from up close',
    description,
    category: 'music',
    tags: ['quartet', 'strings'],
    venueName: 'Boiler House',
    city: 'Leipzig',
    country: 'DE',
    types: [
      { name: 'Entry', quantity: 200 },
      { name: 'Students', quantity: 50 },
    ],
  })
  return { ...organiser, id, path: `/events/${slug}` }
}

const pageAt = (site: Client, path: string) => ({
  name: path,
  run: () => rate(connections, seconds, () => site.expect(200, { path, headers: asBrowser })),
})

type Quartet = Awaited<ReturnType<typeof makeQuartet>>

/** @returns seconds until the pages of all processes show a title that was changed over REST through the first of them */
async function edit({ id, path, token }: Quartet, sites: Client[], title: string): Promise<number> {
  const began = performance.now()
  const since = () => (performance.now() - began) / 1_000
  const shown = async (site: Client) => {
    while (since() < lost) {
      const page = await site.expect(200, { path, headers: { accept: 'text/html' } })
      if (page.includes(`<title>${title}`)) return since()
      await wait(10)
    }
    return since()
  }
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  await sites[0]!.expect(200, { path: `/api/v1/events/${id}`, method: 'PATCH', headers, body: JSON.stringify({ title }) })
  return Math.max(...(await Promise.all(sites.map(shown))))
}

/** P7: an event page costs what a static page costs, and still nobody waits for what an organiser changed. */
export const eventPageBar: Bar = {
  id: 'P7',
  what: `event page ÷ static page of the same size, both through bin/serve, ${connections} connections`,
  floor: 0.85,
  aim: 0.95,
  beside: [{ name: 'seconds until an edit is on the pages of two processes', floor: 2, aim: 2, lowerIsBetter: true }],
  measure: async () => {
    const quartet = await makeQuartet()
    const asPlain = { path: quartet.path, headers: { accept: 'text/html' } }
    const page = await withSites(1, ([site]) => once(site!, (one) => one.expect(200, asPlain)))
    const still = await staticPageLike(page)
    return withSites(2, async (sites) => {
      const clients = sites.map((site) => client(site, connections))
      const event = pageAt(clients[0]!, quartet.path)
      const fixed = pageAt(clients[0]!, still)
      for (const each of [event, fixed]) await each.run()
      console.log(`  both ${page.length} bytes`)
      const quotients = await ratios({ ...event, name: 'event page' }, { ...fixed, name: 'static page' }, { turns })
      const waits: number[] = []
      for (let round = 1; round <= rounds; round++) {
        waits.push(await edit(quartet, clients, `A quartet, take ${round}`))
        console.log(`  ${round}  on both processes after ${waits.at(-1)!.toFixed(2)} s`)
      }
      for (const each of clients) each.close()
      return [quotients, waits]
    })
  },
}

async function once<T>(site: string, work: (one: Client) => Promise<T>) {
  const one = client(site, 1)
  return work(one).finally(one.close)
}
