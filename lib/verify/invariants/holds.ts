import type { Invariant } from '../invariant'

/** A bank that is confirming keeps its order's seats for as long as it takes. */
export const holds: Invariant = {
  id: 'I9',
  says: 'no hold outlives its end by a minute, but while its session is being closed: with a reason, and 15 minutes at most',
  sql: `
    SELECT o.id, CASE WHEN m.open = 0 THEN 'hold past its end'
                      WHEN m.reason IS NULL THEN 'hold kept without a reason'
                      ELSE 'hold kept for more than 15 minutes' END AS what,
      m.reason AS found, to_char(o.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS expected
    FROM orders o CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE p.state IN ('opening', 'open')) AS open, count(*) FILTER (WHERE p.state = 'processing') AS confirming,
        min(p.failure) FILTER (WHERE p.state IN ('opening', 'open')) AS reason
      FROM payments p WHERE p.order_id = o.id) m
    WHERE o.status IN ('pending', 'awaiting_confirmation') AND o.expires_at < now() - interval '60 seconds'
      AND (m.open > 0 OR m.confirming = 0)
      AND (m.open = 0 OR m.reason IS NULL OR o.expires_at < now() - interval '15 minutes')`,
}
