import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { makeEvent, makeSharedPool, makeTicketType } from '@/lib/testing/factories'
import { draftOrder } from './draft'
import type { ReserveAnswer } from './outcome'
import { reserveSoon } from './reserve-batch'

/** More connections than any process of ours holds: as many processes. */
let pool: pg.Pool
beforeAll(() => {
  pool = new pg.Pool({ connectionString: env().databaseUrl, max: 20 })
})
afterAll(() => pool.end())

let event: Awaited<ReturnType<typeof makeEvent>>
beforeEach(async () => {
  event = await makeEvent({ capacity: 1_000 })
})

let buyers = 0
function request(
  wanted: [ticketTypeId: string, quantity: number][],
  values: { key?: string; promoCode?: string; eventId?: string } = {},
) {
  const buyer = { name: 'Ada Example', email: `ada${buyers++}@example.org` }
  return {
    ...draftOrder({ buyer, attendees: [], lines: wanted.map(([ticketTypeId, quantity]) => ({ ticketTypeId, quantity })) }),
    eventId: event.id,
    buyer,
    actor: 'anonymous',
    requestId: 'req_test',
    idempotencyKey: values.key,
    requestHash: 'the same',
    ...values,
  }
}
const send = async (batch: object[]) =>
  (await pool.query<{ answer: ReserveAnswer[] }>('SELECT reserve_many($1::jsonb) AS answer', [JSON.stringify(batch)])).rows[0]!
    .answer

const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))
const count = (answers: ReserveAnswer[], ...outcomes: string[]) =>
  answers.filter(({ outcome }) => outcomes.includes(outcome)).length

/** Every inventory row holds and has sold what the orders say, and no more than it has. */
async function expectSound() {
  const { rows } = await pool.query(
    `SELECT i.* FROM inventory i LEFT JOIN (
       SELECT k.inventory_id AS id, sum(k.quantity) FILTER (WHERE o.status = 'pending') AS held,
              sum(k.quantity) FILTER (WHERE o.status = 'confirmed') AS sold
       FROM orders o, order_takes(o.id) k GROUP BY 1) b ON b.id = i.id
     WHERE i.held <> coalesce(b.held, 0) OR i.sold <> coalesce(b.sold, 0) OR i.held + i.sold > i.capacity`,
  )
  expect(rows).toEqual([])
}

describe('fifty buyers for ten of something: exactly ten win', () => {
  const cases: [string, () => Promise<[ticketTypeIds: string[], promoCode?: string]>][] = [
    ['the type', async () => [[(await makeTicketType(event.id, { quantity: 10 })).id]]],
    [
      'the pool two types share',
      async () => {
        const { id: poolId } = await makeSharedPool(event.id, { capacity: 10 })
        return [
          [(await makeTicketType(event.id, { poolId })).id, (await makeTicketType(event.id, { poolId, priceMinor: 100 })).id],
        ]
      },
    ],
    [
      'the event',
      async () => {
        event = await makeEvent({ capacity: 10 })
        return [[(await makeTicketType(event.id)).id, (await makeTicketType(event.id, { priceMinor: 100 })).id]]
      },
    ],
    [
      'the promo code',
      async () => {
        const inventoryId = newId('inv')
        await db().inventory.create({ data: { id: inventoryId, capacity: 10 } })
        await db().promoCode.create({ data: { id: newId('pmo'), eventId: event.id, code: 'TEN', percentBp: 5_000, inventoryId } })
        return [[(await makeTicketType(event.id, { priceMinor: 100 })).id], 'ten']
      },
    ],
  ]
  it.each(cases)('%s', async (_what, prepare) => {
    const [ids, promoCode] = await prepare()
    const requests = times(50, (index) => request([[ids[index % ids.length]!, 1]], { promoCode }))
    const answers = await Promise.all([
      ...requests.slice(0, 10).map((each) => send([each])),
      ...times(8, (index) => send(requests.slice(10 + index * 5, 15 + index * 5))),
    ])
    expect(count(answers.flat(), 'held', 'confirmed')).toBe(10)
    expect(count(answers.flat(), 'sold_out', 'code_over')).toBe(40)
    await expectSound()
  })
})

it('a tier sells its units at its price and not one more, however many buyers come at once', async () => {
  const priceTiers = [
    { name: 'Early', priceMinor: 100, upTo: 15 },
    { name: 'Next', priceMinor: 200, upTo: 40 },
  ]
  const type = await makeTicketType(event.id, { quantity: 200, priceMinor: 300, priceTiers })
  const answers = await Promise.all(times(25, () => send([request([[type.id, 1]]), request([[type.id, 2]])])))
  const sold = new Map<number, number>()
  for (const line of answers.flat().flatMap((answer) => ('lines' in answer ? answer.lines : []))) {
    sold.set(line.listMinor, (sold.get(line.listMinor) ?? 0) + line.quantity)
  }
  expect([...sold].sort(([a], [b]) => a - b)).toEqual([
    [100, 15],
    [200, 25],
    [300, 35],
  ])
  await expectSound()
})

it('batches that want the same pools in opposite order all end, without a deadlock', async () => {
  const other = await makeEvent()
  const pools = await Promise.all(times(3, () => makeSharedPool(event.id, { capacity: 300 })))
  const types = await Promise.all(times(6, (index) => makeTicketType(event.id, { poolId: pools[index % 3]!.id, quantity: 500 })))
  const there = await makeTicketType(other.id, { quantity: 500 })
  const before = await deadlocks()
  const answers = await Promise.all(
    times(60, (round) => {
      const batch = [
        ...times(6, (index) =>
          request(
            [
              [types[index]!.id, 1],
              [types[(index + 1) % 6]!.id, 1],
            ],
            { key: `k${index}:${round % 7}` },
          ),
        ),
        request([[there.id, 1]], { eventId: other.id, key: `z${round % 5}` }),
      ]
      return send(round % 2 ? batch : batch.reverse())
    }),
  )
  expect(count(answers.flat(), 'confirmed')).toBe(6 * 7 + 5)
  expect(count(answers.flat(), 'replayed')).toBe(60 * 7 - 47)
  expect(await deadlocks()).toBe(before)
  await expectSound()
})

const deadlocks = async () =>
  (await pool.query<{ deadlocks: string }>('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()')).rows[0]!
    .deadlocks

describe('one key', () => {
  it('twenty times at once is one order, in one batch and over as many connections', async () => {
    const type = await makeTicketType(event.id, { quantity: 1 })
    const answers = [
      ...(await Promise.all(times(20, () => send([request([[type.id, 1]], { key: 'once' })])))).flat(),
      ...(await send(times(20, () => request([[type.id, 1]], { key: 'once' })))),
    ]
    expect(count(answers, 'confirmed')).toBe(1)
    expect(count(answers, 'replayed')).toBe(39)
    const fresh = await makeTicketType(event.id, { quantity: 1 })
    const together = await send(times(20, () => request([[fresh.id, 1]], { key: 'together' })))
    expect([count(together, 'confirmed'), count(together, 'replayed')]).toEqual([1, 19])
    await expectSound()
  })
})

describe('the requests of a batch', () => {
  it('are answered in the order they were asked, each by itself', async () => {
    const type = await makeTicketType(event.id, { quantity: 3 })
    const answers = await send([
      request([[type.id, 4]]),
      request([['tty_none', 1]]),
      request([[type.id, 2]], { key: 'z' }),
      request([[type.id, 1]], { eventId: 'evt_none' }),
      request([[type.id, 1]], { key: 'a' }),
    ])
    expect(answers.map(({ outcome }) => outcome)).toEqual(['sold_out', 'no_type', 'confirmed', 'no_event', 'confirmed'])
    await expectSound()
  })

  it('count together towards what one buyer may order', async () => {
    const type = await makeTicketType(event.id)
    const buyer = { name: 'Bo', email: 'bo@example.org' }
    const answers = await send(times(25, () => ({ ...request([[type.id, 1]]), buyer })))
    expect([count(answers, 'confirmed'), count(answers, 'too_many')]).toEqual([20, 5])
  })

  it('do not fail with one that the database cannot take', async () => {
    const type = await makeTicketType(event.id)
    const broken = { ...request([[type.id, 1]]), tickets: [] }
    const results = await Promise.allSettled([
      reserveSoon(request([[type.id, 1]])),
      ...[request([[type.id, 2]]), broken, request([[type.id, 3]])].map(reserveSoon),
    ])
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value.outcome : result.reason.message))).toEqual([
      'confirmed',
      'confirmed',
      'an order of 1 with 0 tickets',
      'confirmed',
    ])
    expect(await db().order.count({ where: { eventId: event.id } })).toBe(3)
    await expectSound()
  })
})

it('a queue that is too long says so at once instead of letting people wait, and the others are served', async () => {
  const type = await makeTicketType(event.id, { quantity: 0 })
  const results = await Promise.allSettled(times(5_200, () => reserveSoon(request([[type.id, 1]]))))
  const busy = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason)
  expect(busy.length).toBeGreaterThan(100)
  expect(busy.every((error) => error.kind === 'unavailable' && error.code === 'orders.busy' && error.retryAfter === 2)).toBe(true)
  const served = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(count(served, 'sold_out')).toBe(5_200 - busy.length)
})
