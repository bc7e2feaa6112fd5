import pg from 'pg'
import { expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { makeEvent, makeTicketType } from '@/lib/testing/factories'
import { draftOrder } from './draft'

it('selling and cancelling read by index from the first order on: a plan kept from a small table would read a large one whole', async () => {
  const event = await makeEvent({ capacity: 50 })
  const types = [await makeTicketType(event.id), await makeTicketType(event.id)]
  const buyer = { name: 'Ada', email: 'ada@example.org' }
  const order = draftOrder({ buyer, attendees: [], lines: types.map(({ id }) => ({ ticketTypeId: id, quantity: 2 })) })
  const request = {
    ...order,
    eventId: event.id,
    userId: 'usr_1',
    buyer,
    idempotencyKey: 'key',
    requestHash: 'hash',
    actor: 'usr_1',
  }

  const client = new pg.Client({ connectionString: env().databaseUrl })
  await client.connect()
  const call = async (name: string, argument: object) =>
    (await client.query<{ answer: { outcome: string } }>(`SELECT ${name}($1::jsonb) AS answer`, [JSON.stringify(argument)]))
      .rows[0]!.answer.outcome
  await client.query('BEGIN')
  await client.query(`INSERT INTO users (id, email, name, updated_at) VALUES ('usr_1', 'u@example.org', 'U', now())`)
  expect(await call('reserve', request)).toBe('confirmed')
  expect(await call('reserve', request)).toBe('replayed')
  expect(await call('cancel_order', { orderId: order.orderId, byBuyer: true, actor: 'anonymous' })).toBe('cancelled')
  const { rows } = await client.query('SELECT relname, seq_scan FROM pg_stat_xact_user_tables WHERE seq_scan > 0')
  await client.query('ROLLBACK')
  await client.end()
  expect(rows).toEqual([])
})
