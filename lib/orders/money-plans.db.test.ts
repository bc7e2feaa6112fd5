import pg from 'pg'
import { expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { makeEvent, makeTicketType } from '@/lib/testing/factories'
import { letTimePass, makeHeldOrder, makeOpenPayment } from '@/lib/testing/held-order'

it('sweeping, asking and sending read the few rows that wait, however many orders there were', async () => {
  const event = await makeEvent()
  const type = await makeTicketType(event.id, { priceMinor: 1_000 })
  const client = new pg.Client({ connectionString: env().databaseUrl })
  await client.connect()
  await client.query(`
    WITH past AS (
      INSERT INTO orders (id, number, event_id, token, status, buyer_name, buyer_email, currency, list_minor, total_minor, expires_at)
      SELECT 'ord_' || n, 'N' || n, '${event.id}', 'token' || n, 'refunded', 'Bo', 'bo@example.org', 'EUR', 1000, 1000, now() - interval '1 day'
      FROM generate_series(1, 20000) n RETURNING id),
    paid AS (
      INSERT INTO payments (id, order_id, provider, state, amount_minor, currency, session_ref, payment_ref, captured_minor, refunded_minor, created_at)
      SELECT 'pay_' || id, id, 'sandbox', 'captured', 1000, 'EUR', 's' || id, 'p' || id, 1000, 1000, now() - interval '1 day'
      FROM past RETURNING id, order_id)
    INSERT INTO refunds (id, order_id, payment_id, amount_minor, currency, reason, state)
    SELECT 'rfd_' || id, order_id, id, 1000, 'EUR', 'requested', 'done' FROM paid`)
  await client.query('ANALYZE orders, payments, refunds')
  const [swept, open] = [
    await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }]),
    await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }]),
  ]
  await makeOpenPayment(open)
  await letTimePass(swept.id)
  await client.query(`UPDATE payments SET created_at = now() - interval '5 minutes' WHERE order_id = $1`, [open.id])

  /** Rows of the tables that grow which one call read. */
  const rowsOf = async (name: string, argument: object) => {
    await client.query('BEGIN')
    const { rows } = await client.query<{ answer: unknown }>(`SELECT ${name}($1::jsonb) AS answer`, [JSON.stringify(argument)])
    const read = await client.query<{ rows: number }>(
      `SELECT sum(coalesce(idx_tup_fetch, 0) + seq_tup_read)::int AS rows FROM pg_stat_xact_user_tables WHERE relname IN ('orders', 'payments', 'refunds')`,
    )
    await client.query('COMMIT')
    return { answer: rows[0]!.answer, rows: read.rows[0]!.rows }
  }
  const sweep = await rowsOf('sweep_holds', { limit: 100, requestId: 'req' })
  expect(sweep.answer).toEqual({ ended: 1, more: false })
  expect(sweep.rows).toBeLessThan(50)
  const ask = await rowsOf('claim_payments', { why: 'open', limit: 20, patience: 25 })
  expect(ask.answer).toMatchObject([{ orderId: open.id }])
  expect(ask.rows).toBeLessThan(50)
  expect((await rowsOf('claim_payments', { why: 'ended', limit: 20, patience: 12 })).rows).toBeLessThan(50)
  expect((await rowsOf('claim_refunds', { limit: 20 })).rows).toBeLessThan(50)
  await client.end()
})
