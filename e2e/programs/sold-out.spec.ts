import { call, done, type Problem } from '../support/api'
import { rows } from '../support/database'
import { newEvent, type Order } from '../support/event'
import { expect, test } from '../support/organiser'

test('of fifty people who want ten seats at once ten get one, and forty are told that it is sold out', async ({ organiser }) => {
  const event = await newEvent(organiser.token, { title: 'Ten seats', quantity: 10 })
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      call<Order & Problem>('POST', `/events/${event.id}/orders`, {
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: {
          lines: [{ ticketTypeId: event.type.id, quantity: 1 }],
          buyer: { name: `Buyer ${index}`, email: `buyer${index}.${event.id.toLowerCase()}@example.org` },
        },
      }),
    ),
  )
  const won = answers.filter(({ status }) => status === 201)
  const lost = answers.filter(({ status }) => status === 409)
  expect({ won: won.length, lost: lost.length }).toEqual({ won: 10, lost: 40 })
  for (const { body } of won) expect(body).toMatchObject({ status: 'confirmed', tickets: [{ status: 'valid' }] })
  for (const { body, type } of lost) {
    expect(type).toContain('application/problem+json')
    expect(body).toMatchObject({ code: 'tickets.sold_out', remaining: 0, detail: expect.stringContaining('None are left') })
  }

  const [pool] = await rows(
    `SELECT capacity, held, sold, offered FROM inventory JOIN ticket_types ON ticket_types.inventory_id = inventory.id WHERE ticket_types.id = $1`,
    [event.type.id],
  )
  expect(pool).toEqual({ capacity: 10, held: 0, sold: 10, offered: 0 })
  const [tickets] = await rows<{ tickets: number; codes: number; orders: number }>(
    `SELECT count(*)::int AS tickets, count(DISTINCT serial)::int AS codes, count(DISTINCT order_id)::int AS orders
     FROM tickets WHERE event_id = $1 AND status = 'valid'`,
    [event.id],
  )
  expect(tickets).toEqual({ tickets: 10, codes: 10, orders: 10 })
  expect(await done('GET', `/events/${event.id}/orders?limit=100`, { token: organiser.token })).toMatchObject({
    items: { length: 10 },
  })
  const sold = () => done('GET', `/events/${event.id}/availability`)
  await expect.poll(sold).toMatchObject({ items: [{ remaining: 0, state: 'sold_out' }] })
})

test('the same form sent twenty times at once makes one order', async ({ organiser }) => {
  const event = await newEvent(organiser.token, { title: 'Pressed in panic', quantity: 30 })
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const body = {
    lines: [{ ticketTypeId: event.type.id, quantity: 2 }],
    buyer: { name: 'Ida Impatient', email: 'ida@example.org' },
  }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => call<Order>('POST', `/events/${event.id}/orders`, { headers, body })),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ body: order }) => order.id)).size).toBe(1)
  const [{ count }] = (await rows<{ count: number }>('SELECT count(*)::int AS count FROM tickets WHERE event_id = $1', [
    event.id,
  ])) as [{ count: number }]
  expect(count).toBe(2)
})
