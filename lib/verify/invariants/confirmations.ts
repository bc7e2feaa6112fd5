import type { Invariant } from '../invariant'

/**
 * A mail that somebody sent again is a wish of its own. Not yet due: what the dispatcher has not taken, and what it has
 * made a job of that still waits. Not owed: an order the demo wrote as long past, which came by no request of anybody, and one
 * sold at the door to somebody who left no address.
 */
export const confirmations: Invariant = {
  id: 'I7',
  says: 'one confirmation per confirmed order, none of others',
  sql: `
    WITH told AS (
      SELECT order_id, count(*) AS mails FROM deliveries
      WHERE template = 'order-confirmation' AND dedupe_key NOT LIKE '%:again:%' GROUP BY 1),
    due AS (
      SELECT DISTINCT a.order_id FROM activities a
      WHERE a.kind = 'order.confirmed' AND NOT (a.actor = 'anonymous' AND a.request_id IS NULL)
        AND NOT EXISTS (SELECT FROM activity_outbox b WHERE b.activity_id = a.id)
        AND 'plan-confirmation-mails:' || a.order_id NOT IN (SELECT waiting_jobs()))
    SELECT o.id, 'confirmations' AS what, coalesce(t.mails, 0)::text AS found, '1' AS expected
    FROM orders o LEFT JOIN told t ON t.order_id = o.id
    WHERE t.mails > 1 OR (t.mails IS NULL AND o.status = 'confirmed' AND o.buyer_email <> '' AND EXISTS (SELECT FROM due d WHERE d.order_id = o.id))
    UNION ALL
    SELECT o.id, 'confirmation of what was never confirmed', t.mails::text, '0'
    FROM told t JOIN orders o ON o.id = t.order_id WHERE o.confirmed_at IS NULL`,
}
