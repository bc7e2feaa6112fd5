import type { Invariant } from '../invariant'

const UPDATE = 16
const DELETE = 8

/** Bits of pg_trigger.tgtype tell what a trigger stands before. A hold that was given up is cancelled too, and is not counted here. */
export const activities: Invariant = {
  id: 'I8',
  says: 'what happened stays written, and every order confirmed or cancelled has it written once',
  sql: `
    SELECT 'activities_append_only' AS id, 'the trigger that keeps activities is gone' AS what, NULL AS found, NULL AS expected
    WHERE NOT EXISTS (
      SELECT FROM pg_trigger
      WHERE tgrelid = 'activities'::regclass AND tgname = 'activities_append_only' AND tgenabled IN ('O', 'A')
        AND tgtype & ${UPDATE} > 0 AND tgtype & ${DELETE} > 0)
    UNION ALL
    SELECT x.id, x.kind, count(a.id)::text, '1'
    FROM (
      SELECT id, 'order.confirmed' AS kind FROM orders WHERE confirmed_at IS NOT NULL
      UNION ALL
      SELECT id, 'order.cancelled' FROM orders WHERE confirmed_at IS NOT NULL AND status = 'cancelled') x
    LEFT JOIN activities a ON a.order_id = x.id AND a.kind = x.kind AND NOT coalesce((a.data->>'held')::boolean, false)
    GROUP BY x.id, x.kind HAVING count(a.id) <> 1
    UNION ALL
    SELECT e.id, 'event.cancelled', count(a.id)::text, '1'
    FROM events e LEFT JOIN activities a ON a.event_id = e.id AND a.kind = 'event.cancelled'
    WHERE e.status = 'cancelled' GROUP BY e.id HAVING count(a.id) <> 1`,
}
