import type { Invariant } from '../invariant'

/** A refund the provider has taken may be days on its way through banks; one it has not, or refused, is for a person to look at. */
export const payments: Invariant = {
  id: 'I2',
  says: 'all money that came is for an order that stands, or back, or due to go back for less than 15 minutes',
  sql: `
    SELECT p.id, 'money for an order that is ' || o.status AS what, (p.captured_minor - p.refunded_minor)::text AS found, '0' AS expected
    FROM payments p JOIN orders o ON o.id = p.order_id
    WHERE p.captured_minor > p.refunded_minor AND o.status IN ('pending', 'awaiting_confirmation', 'expired', 'cancelled')
    UNION ALL
    SELECT r.id, 'refund is ' || r.state || ' for more than 15 minutes', r.last_error, NULL
    FROM refunds r
    WHERE (r.state = 'failed' OR r.state = 'due' AND r.provider_ref IS NULL) AND r.created_at < now() - interval '15 minutes'
    UNION ALL
    SELECT o.id, 'refund_due with nothing due', NULL, NULL
    FROM orders o WHERE o.status = 'refund_due' AND NOT EXISTS (SELECT FROM refunds r WHERE r.order_id = o.id AND r.state <> 'done')
    UNION ALL
    SELECT o.id, 'refunded with a refund that is not done', r.id, NULL
    FROM orders o JOIN refunds r ON r.order_id = o.id AND r.state <> 'done' AND r.reason <> 'paid_twice' WHERE o.status = 'refunded'`,
}
