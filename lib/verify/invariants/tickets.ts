import type { Invariant } from '../invariant'

const units = `
  SELECT o.id, sum(l.quantity) FILTER (WHERE l.admits) AS units
  FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id
  WHERE o.status IN ('confirmed', 'partly_refunded') GROUP BY o.id`

const same = (columns: string, what: string) => `
  SELECT min(id) AS id, '${what}' AS what, string_agg(id, ' ' ORDER BY id) AS found, 'one ticket' AS expected
  FROM tickets GROUP BY ${columns} HAVING count(*) > 1`

/** A ticket that was passed on is followed by its successor and does not count twice. Tokens are secrets: rows are named by id. */
export const tickets: Invariant = {
  id: 'I4',
  says: 'as many tickets as units of confirmed orders, none of others; serials, references and links unique',
  sql: `
    SELECT u.id, 'order with other than a ticket per unit' AS what, count(t.id)::text AS found, coalesce(u.units, 0)::text AS expected
    FROM (${units}) u LEFT JOIN tickets t ON t.order_id = u.id AND t.status <> 'transferred'
    GROUP BY u.id, u.units HAVING count(t.id) <> coalesce(u.units, 0)
    UNION ALL
    SELECT o.id, 'ticket of an order that is ' || o.status, t.id, NULL
    FROM orders o JOIN tickets t ON t.order_id = o.id
    WHERE o.status IN ('pending', 'awaiting_confirmation', 'expired')
      OR (o.status NOT IN ('confirmed', 'partly_refunded') AND t.status = 'valid')
    UNION ALL
    SELECT t.order_id, 'ticket of another event or type than its order', t.id, NULL
    FROM tickets t JOIN orders o ON o.id = t.order_id
    WHERE t.event_id <> o.event_id
      OR NOT EXISTS (SELECT FROM order_lines l WHERE l.order_id = o.id AND l.ticket_type_id = t.ticket_type_id)
    UNION ALL ${same('event_id, serial', 'same serial')}
    UNION ALL ${same('reference', 'same reference')}
    UNION ALL ${same('link_token', 'same link')}`,
}
