import type { Invariant } from '../invariant'

/**
 * What a pool has to say: `held` are the lines of orders whose seats are set aside, `sold` the tickets of orders that stand.
 * A ticket that was refunded gave its seat back; one that is void because its event was called off did not. A gift
 * (`admits` is false) makes no ticket: it counts as a line, and takes no place of the event. A promo code counts orders.
 * The SQL function `order_takes` says the same of one order.
 */
export const inventory: Invariant = {
  id: 'I1',
  says: 'every pool: held + sold + offered within capacity and equal to what was ordered',
  sql: `
    WITH refunded AS (SELECT unnest(ticket_ids) AS ticket_id FROM refunds),
    seats AS (
      SELECT l.ticket_type_id AS type_id, l.admits, sum(l.quantity) AS held, 0 AS sold
      FROM orders o JOIN order_lines l ON l.order_id = o.id
      WHERE o.status IN ('pending', 'awaiting_confirmation') GROUP BY 1, 2
      UNION ALL
      SELECT t.ticket_type_id, true, 0, count(*)
      FROM orders o JOIN tickets t ON t.order_id = o.id JOIN events e ON e.id = t.event_id
      WHERE o.status IN ('confirmed', 'partly_refunded')
        AND (t.status = 'valid' OR (t.status = 'void' AND e.status = 'cancelled'))
        AND NOT EXISTS (SELECT FROM refunded r WHERE r.ticket_id = t.id)
      GROUP BY 1
      UNION ALL
      SELECT l.ticket_type_id, false, 0, sum(l.quantity)
      FROM orders o JOIN order_lines l ON l.order_id = o.id
      WHERE o.status IN ('confirmed', 'partly_refunded') AND NOT l.admits GROUP BY 1
    ),
    taken AS (
      SELECT y.inventory_id, y.event_id, y.pool_id, coalesce(sum(s.held), 0) AS held, coalesce(sum(s.sold), 0) AS sold,
        coalesce(sum(s.held) FILTER (WHERE s.admits), 0) AS places_held, coalesce(sum(s.sold) FILTER (WHERE s.admits), 0) AS places_sold
      FROM ticket_types y LEFT JOIN seats s ON s.type_id = y.id GROUP BY y.id
    ),
    expected AS (
      SELECT inventory_id, 'ticket type' AS pool, held, sold FROM taken
      UNION ALL
      SELECT p.inventory_id, 'shared pool', coalesce(sum(k.held), 0), coalesce(sum(k.sold), 0)
      FROM shared_pools p LEFT JOIN taken k ON k.pool_id = p.id GROUP BY p.id
      UNION ALL
      SELECT e.inventory_id, 'event', coalesce(sum(places_held), 0), coalesce(sum(places_sold), 0)
      FROM events e LEFT JOIN taken k ON k.event_id = e.id WHERE e.inventory_id IS NOT NULL GROUP BY e.id
      UNION ALL
      SELECT c.inventory_id, 'promo code', count(*) FILTER (WHERE o.status IN ('pending', 'awaiting_confirmation')),
        count(*) FILTER (WHERE o.status IN ('confirmed', 'partly_refunded'))
      FROM promo_codes c LEFT JOIN orders o ON o.promo_code_id = c.id WHERE c.inventory_id IS NOT NULL GROUP BY c.id
    )
    SELECT i.id, x.pool || ' counts other than what was ordered' AS what,
      format('held %s, sold %s, offered %s', i.held, i.sold, i.offered) AS found,
      format('held %s, sold %s, offered 0', x.held, x.sold) AS expected
    FROM inventory i JOIN expected x ON x.inventory_id = i.id
    WHERE (i.held, i.sold, i.offered) IS DISTINCT FROM (x.held, x.sold, 0)
    UNION ALL
    SELECT id, 'oversold', format('held %s, sold %s, offered %s', held, sold, offered), format('at most %s', capacity)
    FROM inventory WHERE held < 0 OR sold < 0 OR offered < 0 OR held + sold + offered > capacity
    UNION ALL
    SELECT 'inventory_never_oversold', 'the check constraint is gone', NULL, NULL
    WHERE NOT EXISTS (
      SELECT FROM pg_constraint
      WHERE conrelid = 'inventory'::regclass AND conname = 'inventory_never_oversold' AND contype = 'c' AND convalidated)`,
}
