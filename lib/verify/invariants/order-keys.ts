import type { Invariant } from '../invariant'

export const orderKeys: Invariant = {
  id: 'I6',
  says: 'one order per idempotency key, one effect per provider event',
  sql: `
    SELECT min(id) AS id, 'orders of one key' AS what, string_agg(id, ' ' ORDER BY id) AS found, 'one order' AS expected
    FROM orders WHERE idempotency_key IS NOT NULL GROUP BY idempotency_key HAVING count(*) > 1
    UNION ALL
    SELECT min(id), 'payments for one money', string_agg(id, ' ' ORDER BY id), 'one payment'
    FROM payments WHERE payment_ref IS NOT NULL GROUP BY provider, payment_ref HAVING count(*) > 1
    UNION ALL
    SELECT min(id), 'receipts of one event', string_agg(id, ' ' ORDER BY id), 'one receipt'
    FROM receipts GROUP BY provider, event_ref HAVING count(*) > 1
    UNION ALL
    SELECT min(x.id), 'receipts that confirmed one order', string_agg(x.id, ' ' ORDER BY x.id), 'one receipt'
    FROM receipts x WHERE x.outcome IN ('confirm', 'overpaid', 'confirm_late', 'overpaid_late') GROUP BY x.order_id HAVING count(*) > 1`,
}
