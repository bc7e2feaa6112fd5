import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { makeEvent, makeSharedPool, makeTicketType, makeUser } from '@/lib/testing/factories'
import { draftOrder } from './draft'

let client: pg.Client
beforeAll(async () => {
  client = new pg.Client({ connectionString: env().databaseUrl })
  await client.connect()
})
afterAll(() => client.end())

let event: Awaited<ReturnType<typeof makeEvent>>
beforeEach(async () => {
  event = await makeEvent({ capacity: 100 })
})

type Wanted = [ticketTypeId: string, quantity: number][]
let requests = 0
function request(wanted: Wanted, values: object = {}) {
  const buyer = { name: 'Ada Example', email: `ada${requests++}@example.org` }
  const lines = wanted.map(([ticketTypeId, quantity]) => ({ ticketTypeId, quantity }))
  return {
    ...draftOrder({ buyer, attendees: [], lines }),
    eventId: event.id,
    userId: null,
    buyer,
    actor: 'anonymous',
    requestId: 'req_test',
    requestHash: 'hash',
    ...values,
  }
}
type Request = ReturnType<typeof request>

const rows = async (sql: string, values: unknown[]) => (await client.query(sql, values)).rows
const call = async (name: string, batch: Request[]) =>
  (await rows(`SELECT ${name}($1::jsonb) AS answer`, [JSON.stringify(batch)]))[0]!.answer

/** What a function answers and writes, at one and the same moment for all, and takes back again. */
async function done(name: string, batch: Request[]) {
  await client.query('SAVEPOINT before')
  const answer = await call(name, batch)
  const written = []
  for (const sql of [
    'SELECT * FROM orders WHERE event_id = $1 ORDER BY id',
    'SELECT l.* FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE o.event_id = $1 ORDER BY l.id',
    'SELECT * FROM tickets WHERE event_id = $1 ORDER BY id',
    `SELECT to_jsonb(a) - 'id' AS fact, b.activity_id IS NOT NULL AS told
       FROM activities a LEFT JOIN activity_outbox b ON b.activity_id = a.id WHERE event_id = $1 ORDER BY order_id`,
  ])
    written.push(await rows(sql, [event.id]))
  const stock = await rows('SELECT * FROM inventory ORDER BY id', [])
  await client.query('ROLLBACK TO before')
  return { answer, written, stock }
}

async function both(batch: Request[]) {
  await client.query('BEGIN')
  const results = [await done('reserve_plain', batch), await done('reserve_each', batch)] as const
  await client.query('ROLLBACK')
  return results
}

describe('plain requests, all at once, are answered and written as one by one', () => {
  const type = (values?: Parameters<typeof makeTicketType>[1]) => makeTicketType(event.id, values)
  const cases: [string, () => Promise<Request[]>][] = [
    ['free', async () => [request([[(await type()).id, 2]])]],
    [
      'free and paid, of several types, with a shared pool',
      async () => {
        const poolId = (await makeSharedPool(event.id, { capacity: 50 })).id
        const [a, b, c] = [await type({ poolId }), await type({ poolId, priceMinor: 1_250, taxBp: 1_900 }), await type()]
        return [
          request([[c.id, 1]]),
          request([
            [b.id, 2],
            [a.id, 1],
          ]),
          request([
            [a.id, 3],
            [c.id, 4],
          ]),
        ]
      },
    ],
    [
      'with fees and tax that the buyer pays',
      async () => {
        event = await makeEvent({ feeBp: 333, feeFixedMinor: 7, feePaidBy: 'buyer', taxIncluded: false })
        return [request([[(await type({ priceMinor: 999, taxBp: 700 })).id, 3]])]
      },
    ],
    [
      'with fees and tax within the price',
      async () => {
        event = await makeEvent({
          feeBp: 333,
          feeFixedMinor: 7,
          feePaidBy: 'organiser',
          taxIncluded: true,
          visibility: 'unlisted',
        })
        return [request([[(await type({ priceMinor: 999, taxBp: 700 })).id, 3]])]
      },
    ],
    ['only held, for nobody yet', async () => [request([[(await type()).id, 1]], { hold: true, buyer: null })]],
    [
      'with keys, by somebody signed in',
      async () => {
        const [{ id }, user] = [await type(), await makeUser()]
        return ['b', 'a'].map((key) => request([[id, 1]], { idempotencyKey: key, userId: user.id, actor: user.id }))
      },
    ],
  ]
  it.each(cases)('%s', async (_what, prepare) => {
    const batch = await prepare()
    const [plain, each] = await both(batch)
    expect(plain.answer).toHaveLength(batch.length)
    expect(plain.written[0]).toHaveLength(batch.length)
    expect(plain).toEqual(each)
  })
})

describe('what is not plain is left to be looked at one by one, and nothing is written', () => {
  const of = async (values: Parameters<typeof makeTicketType>[1] = {}, quantity = 1) => [
    request([[(await makeTicketType(event.id, values)).id, quantity]]),
  ]
  const cases: [string, () => Promise<Request[]>][] = [
    ['more than are left', () => of({ quantity: 2 }, 3)],
    ['more than one order may have', () => of({ maxPerOrder: 2 }, 3)],
    ['a hidden type', () => of({ hidden: true })],
    ['a type that is not on sale yet', () => of({ salesStartAt: new Date(Date.now() + 60_000) })],
    ['a price of the buyer’s own', () => of({ pricing: 'pay_what_you_want' })],
    ['a gift', () => of({ pricing: 'donation' })],
    ['a total beyond any order’s', () => of({ priceMinor: 100_000_000, maxPerOrder: 50 }, 30)],
    ['a price in tiers', () => of({ priceMinor: 500, priceTiers: [{ name: 'Early', priceMinor: 100, upTo: 5 }] })],
    ['a promo code', async () => [{ ...(await of({ priceMinor: 500 }))[0]!, promoCode: 'SUMMER' }]],
    [
      'a private event',
      async () => {
        event = await makeEvent({ visibility: 'private' })
        return of()
      },
    ],
    ['a type there is not', async () => [request([['tty_none', 1]])]],
    [
      'two lines of one type',
      async () => {
        const { id } = await makeTicketType(event.id)
        return [
          request([
            [id, 1],
            [id, 1],
          ]),
        ]
      },
    ],
    [
      'a key that two of them have',
      async () => {
        const { id } = await makeTicketType(event.id)
        return [1, 2].map((quantity) => request([[id, quantity]], { idempotencyKey: 'same' }))
      },
    ],
    [
      'a key that made an order',
      async () => {
        const { id } = await makeTicketType(event.id)
        const first = request([[id, 1]], { idempotencyKey: `${event.id}:known` })
        await call('reserve_many', [first])
        return [request([[id, 1]], { idempotencyKey: `${event.id}:known` })]
      },
    ],
    [
      'one buyer too often',
      async () => {
        const { id } = await makeTicketType(event.id)
        const buyer = { name: 'Bo', email: 'bo@example.org' }
        return Array.from({ length: 21 }, () => request([[id, 1]], { buyer }))
      },
    ],
    [
      'one of many',
      async () => {
        const [{ id }, hidden] = [await makeTicketType(event.id), await makeTicketType(event.id, { hidden: true })]
        return [request([[id, 1]]), request([[hidden.id, 1]]), request([[id, 1]])]
      },
    ],
  ]
  it.each(cases)('%s', async (_what, prepare) => {
    const batch = await prepare()
    const before = await db().order.count({ where: { eventId: event.id } })
    expect(await call('reserve_plain', batch)).toBeNull()
    expect(await db().order.count({ where: { eventId: event.id } })).toBe(before)
  })
})
