import type { Invariant } from '../invariant'

export const orderKeys: Invariant = {
  id: 'I6',
  says: 'one order per idempotency key',
  sql: `
    SELECT min(id) AS id, 'orders of one key' AS what, string_agg(id, ' ' ORDER BY id) AS found, 'one order' AS expected
    FROM orders WHERE idempotency_key IS NOT NULL GROUP BY idempotency_key HAVING count(*) > 1`,
}
