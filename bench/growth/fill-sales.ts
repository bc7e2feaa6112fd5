import { inBulk, settle } from '../in-bulk'

const id = (prefix: string, n = 'n') => `'${prefix}_' || lpad((${n})::text, 9, '0')`

const people = `
  INSERT INTO users (id, email, name, email_verified_at, updated_at)
  SELECT ${id('usr')}, 'person' || n || '@example.org', 'Person ' || n, now(), now() FROM generate_series(0, $1::int - 1) n`

const sessions = `
  INSERT INTO sessions (id, user_id, last_seen_at, expires_at)
  SELECT ${id('ses')}, ${id('usr')}, now() - n * interval '1 second', now() + interval '30 days' - n * interval '5 seconds'
  FROM generate_series(0, $1::int - 1) n`

/** Of one ticket each; the first $2 for one event, the others each for an event of its own. One in 100 was taken back. */
const orders = `
  INSERT INTO orders (id, number, event_id, user_id, token, status, buyer_name, buyer_email, currency, list_minor, total_minor,
                      confirmed_at, cancelled_at, created_at)
  SELECT ${id('ord')}, lpad(upper(to_hex(n)), 7, '0'), CASE WHEN n < $2::int THEN $3 ELSE ${id('evt')} END, ${id('usr')}, md5('order ' || n),
         CASE n % 100 WHEN 0 THEN 'cancelled' ELSE 'confirmed' END, 'Person ' || n, 'person' || n || '@example.org', 'EUR', 1500, 1500,
         now() - n * interval '20 seconds', CASE n % 100 WHEN 0 THEN now() END, now() - n * interval '20 seconds'
  FROM generate_series(0, $1::int - 1) n`

const lines = `
  INSERT INTO order_lines (id, order_id, ticket_type_id, quantity, list_minor, unit_minor)
  SELECT ${id('lin')}, ${id('ord')}, CASE WHEN n < $2::int THEN $3 ELSE ${id('tty')} END, 1, 1500, 1500
  FROM generate_series(0, $1::int - 1) n`

const tickets = `
  INSERT INTO tickets (id, event_id, order_id, ticket_type_id, line_id, serial, reference, link_token, holder_name, holder_email, status,
                       admitted_at, admitted_by, admitted_gate)
  SELECT ${id('tkt')}, CASE WHEN n < $2::int THEN $3 ELSE ${id('evt')} END, ${id('ord')},
         CASE WHEN n < $2::int THEN $4 ELSE ${id('tty')} END, ${id('lin')}, lpad(to_hex(n), 16, '0'),
         lpad(upper(to_hex(n)), 7, '0') || '-1', md5('ticket ' || n), 'Person ' || n, 'person' || n || '@example.org',
         CASE n % 100 WHEN 0 THEN 'void' ELSE 'valid' END,
         CASE n % 2 WHEN 1 THEN now() END, CASE n % 2 WHEN 1 THEN ${id('scn')} END, CASE n % 2 WHEN 1 THEN 'North' END
  FROM generate_series(0, $1::int - 1) n`

const scans = `
  INSERT INTO scans (id, event_id, ticket_id, decision, reason, gate, device_id, scanned_at, received_at)
  SELECT ${id('scn')}, CASE WHEN n < $2::int THEN $3 ELSE ${id('evt')} END, ${id('tkt')}, CASE n % 2 WHEN 1 THEN 'admit' ELSE 'refuse' END,
         CASE n % 2 WHEN 1 THEN 'ok' ELSE 'void' END, 'North', 'device', now() - n * interval '1 second', now() - n * interval '1 second'
  FROM generate_series(0, $1::int - 1) n`

const payments = `
  INSERT INTO payments (id, order_id, provider, state, amount_minor, currency, session_ref, payment_ref, captured_minor, refunded_minor,
                        captured_at, created_at)
  SELECT ${id('pay')}, ${id('ord')}, 'sandbox', 'captured', 1500, 'EUR', 'session ' || n, 'money ' || n, 1500, CASE n % 100 WHEN 0 THEN 1500 ELSE 0 END,
         now() - n * interval '20 seconds', now() - n * interval '20 seconds'
  FROM generate_series(0, $1::int - 1) n`

const receipts = `
  INSERT INTO receipts (id, provider, event_ref, source, kind, payment_id, order_id, payment_ref, amount_minor, currency, outcome, received_at)
  SELECT ${id('rcp')}, 'sandbox', 'told ' || n, 'webhook', 'captured', ${id('pay')}, ${id('ord')}, 'money ' || n, 1500, 'EUR', 'confirm',
         now() - n * interval '20 seconds'
  FROM generate_series(0, $1::int - 1) n`

const refunds = `
  INSERT INTO refunds (id, order_id, payment_id, amount_minor, currency, reason, state, provider_ref, created_at, done_at)
  SELECT ${id('rfd')}, ${id('ord')}, ${id('pay')}, 1500, 'EUR', 'requested', 'done', 'refund ' || n, now() - n * interval '20 seconds', now()
  FROM generate_series(0, $1::int - 1, 100) n`

const activities = `
  INSERT INTO activities (kind, event_id, order_id, actor, data, created_at)
  SELECT 'order.confirmed', CASE WHEN n < $2::int THEN $3 ELSE ${id('evt')} END, ${id('ord')}, ${id('usr')}, '{}', now() - n * interval '20 seconds'
  FROM generate_series($1::int - 1, 0, -1) n`

const deliveries = `
  INSERT INTO deliveries (id, template, dedupe_key, event_id, order_id, to_address, state, attempts, created_at, sent_at)
  SELECT ${id('dlv')}, 'order-confirmation', 'order-confirmation:' || n, CASE WHEN n < $2::int THEN $3 ELSE ${id('evt')} END, ${id('ord')},
         'person' || n || '@example.org', 'sent', 1, now() - n * interval '20 seconds', now()
  FROM generate_series(0, $1::int - 1) n`

/** Orders as they are after a while: each with all that belongs to it, and those who made them. `hot` is the event with many. */
export async function fillSales(
  orderCount: number,
  hot: { eventId: string; ticketTypeId: string; orders: number },
): Promise<void> {
  const [count, ofEvent, ofType] = [
    [orderCount],
    [orderCount, hot.orders, hot.eventId],
    [orderCount, hot.orders, hot.ticketTypeId],
  ]
  const steps: Record<string, [string, unknown[]]> = {
    users: [people, count],
    sessions: [sessions, count],
    orders: [orders, ofEvent],
    order_lines: [lines, ofType],
    tickets: [tickets, [...ofEvent, hot.ticketTypeId]],
    scans: [scans, ofEvent],
    payments: [payments, count],
    receipts: [receipts, count],
    refunds: [refunds, count],
    activities: [activities, ofEvent],
    deliveries: [deliveries, ofEvent],
  }
  await Promise.all(Object.entries(steps).map(([table, step]) => inBulk([table], [step])))
  await settle(Object.keys(steps))
}
