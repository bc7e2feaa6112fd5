import pg from 'pg'
import { expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { makeEvent, makeTicketType } from '@/lib/testing/factories'
import { draftOrder } from './draft'

it('selling and cancelling read single rows from the first order on: a plan kept from a small table would read a large one whole', async () => {
  const event = await makeEvent({ capacity: 50 })
  const types = [await makeTicketType(event.id), await makeTicketType(event.id)]
  const buyer = { name: 'Ada', email: 'ada@example.org' }
  const request = (key: string) => ({
    ...draftOrder({ buyer, attendees: [], lines: types.map(({ id }) => ({ ticketTypeId: id, quantity: 2 })) }),
    eventId: event.id,
    userId: 'usr_1',
    buyer,
    idempotencyKey: key,
    requestHash: 'hash',
    actor: 'usr_1',
  })

  const client = new pg.Client({ connectionString: env().databaseUrl })
  await client.connect()
  const call = async (name: string, argument: object) =>
    (await client.query<{ answer: { outcome: string } }>(`SELECT ${name}($1::jsonb) AS answer`, [JSON.stringify(argument)]))
      .rows[0]!.answer.outcome
  const sell = async (key: string) => {
    const first = request(key)
    expect(await call('reserve', first)).toBe('confirmed')
    expect(await call('reserve', first)).toBe('replayed')
    expect(
      await call('reserve', { ...request(`${key}+`), lines: [{ id: 'lin', ticketTypeId: types[0]!.id, quantity: 100 }] }),
    ).toBe('bad_quantity')
    expect(await call('cancel_order', { orderId: first.orderId, byBuyer: true, actor: 'anonymous' })).toBe('cancelled')
  }
  const read = async () =>
    (
      await client.query<{ rows: number; scans: number }>(
        'SELECT sum(idx_tup_fetch)::int AS rows, sum(seq_scan)::int AS scans FROM pg_stat_xact_user_tables',
      )
    ).rows[0]!
  await client.query('ANALYZE') // the planner knows how little there is
  await client.query('BEGIN')
  await client.query(`INSERT INTO users (id, email, name, updated_at) VALUES ('usr_1', 'u@example.org', 'U', now())`)
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) await sell(key)
  const few = await read()
  expect(few.scans).toBe(0)

  // The same session when there is a lot of everything.
  await client.query(`
    INSERT INTO events (id, organisation_id, slug, title, starts_at, ends_at, time_zone, updated_at)
      SELECT 'evt_' || n, '${event.organisationId}', 's' || n, 'T', now(), now(), 'UTC', now() FROM generate_series(1, 3000) n;
    INSERT INTO inventory (id, capacity) SELECT 'inv_' || n, 10 FROM generate_series(1, 3000) n;
    INSERT INTO ticket_types (id, event_id, inventory_id, name, updated_at)
      SELECT 'tty_' || n, 'evt_' || n, 'inv_' || n, 'T', now() FROM generate_series(1, 3000) n;
    INSERT INTO orders (id, number, event_id, token, status, buyer_name, buyer_email, currency, total_minor, idempotency_key)
      SELECT 'ord_' || n, n, 'evt_' || n, n, 'confirmed', 'N', n || '@example.org', 'EUR', 0, n FROM generate_series(1, 3000) n;
    INSERT INTO order_lines (id, order_id, ticket_type_id, quantity, unit_minor)
      SELECT 'lin_' || n, 'ord_' || n, 'tty_' || n, 1, 0 FROM generate_series(1, 3000) n`)
  const before = await read()
  await sell('g')
  const rows = (await read()).rows - before.rows
  await client.query('ROLLBACK')
  await client.end()
  expect(rows).toBeLessThan(400)
}, 60_000)
