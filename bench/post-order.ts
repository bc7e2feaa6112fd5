import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { makeListedEvent } from '@/lib/testing/listed-event'
import { type Bar, rate, ratios } from './bar'
import { client } from './http/ask'
import { withSites } from './http/site'

const connections = 200
/** A round is so many turns of each, of so many seconds. */
const [turns, seconds] = [4, 1]

const headers = { 'content-type': 'application/json' }

/**
 * P6: an order over HTTP, committed with its ticket, costs little more than the way to where it is made. Each is by another buyer,
 * for one free ticket of a type with plenty left. The no-op is the same door's answer to a POST of a body of the same size at an address
 * without an endpoint: same server, same route of Next, same router of the API; it reads no body and asks no database.
 */
export const postOrderBar: Bar = {
  id: 'P6',
  what: `POST of an order ÷ POST to a no-op handler behind the same door, ${connections} connections`,
  floor: 0.5,
  aim: 0.7,
  measure: async () => {
    const { id, typeIds } = await makeListedEvent({ types: [{ quantity: 10_000_000 }] })
    await db().$executeRaw`ANALYZE`
    return withSites(1, async ([site]) => {
      const crowd = client(site!, connections)
      const body = () =>
        JSON.stringify({
          lines: [{ ticketTypeId: typeIds[0], quantity: 1 }],
          buyer: { name: 'Bo Buyer', email: `${newId('b').toLowerCase()}@example.org` },
        })
      const post = (status: number, path: string) => () =>
        rate(connections, seconds, () => crowd.expect(status, { method: 'POST', path, headers, body: body() }))
      const order = { name: 'order', run: post(201, `/api/v1/events/${id}/orders`) }
      const noop = { name: 'no-op', run: post(404, `/api/v1/events/${id}/nothing`) }
      for (const each of [order, noop]) await each.run()
      const quotients = await ratios(order, noop, { turns })
      crowd.close()
      return quotients
    })
  },
}
