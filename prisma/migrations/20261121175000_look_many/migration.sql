-- Saying "sold out" to a crowd: a look at many requests at once that says so where the case is plain, and nothing where it is
-- not. Whatever it does not answer is for reserve_many to decide, so this may know less, and must never know better.
--
-- argument: an array of { eventId, ticketTypeId, quantity, email?, userId?, key? }
-- answer:   an array in the order asked, of { outcome: 'sold_out', ticketTypeId, remaining } or null
-- The case is plain when a public or unlisted event sells this type to anybody at a fixed price now, so many of it may be ordered,
-- too few are left, no hold is over whose seats could be had back, the key is new, and the buyer has not ordered too often.
-- Everything is seen at one moment: who asks again after the last seats went to the first try finds that order, not "sold out".
CREATE FUNCTION look_many(p jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN (
    WITH asked AS MATERIALIZED (
      SELECT q.n, q.p->>'eventId' AS event_id, q.p->>'ticketTypeId' AS type_id, (q.p->>'quantity')::int AS quantity,
             q.p->>'email' AS email, q.p->>'userId' AS user_id, q.p->>'key' AS key
      FROM jsonb_array_elements(p) WITH ORDINALITY q (p, n)),
    gone AS MATERIALIZED (
      SELECT a.event_id, a.type_id, y.min_per_order, y.max_per_order, i.remaining
      FROM (SELECT event_id, type_id, max(quantity) AS quantity FROM asked GROUP BY 1, 2) a
      CROSS JOIN LATERAL (SELECT x.* FROM ticket_types x WHERE x.id = a.type_id LIMIT 1) y
      CROSS JOIN LATERAL (SELECT x.* FROM events x WHERE x.id = y.event_id LIMIT 1) e
      LEFT JOIN LATERAL (SELECT x.inventory_id FROM shared_pools x WHERE x.id = y.pool_id LIMIT 1) s ON true
      CROSS JOIN LATERAL (
        SELECT min(x.free) AS remaining, array_agg(x.id) FILTER (WHERE x.free < a.quantity) AS scarce
        FROM (SELECT z.id, z.capacity - z.held - z.sold - z.offered AS free FROM inventory z
              WHERE z.id = ANY (ARRAY[y.inventory_id, s.inventory_id, e.inventory_id])) x) i
      WHERE y.event_id = a.event_id AND e.status = 'published' AND e.visibility IN ('public', 'unlisted') AND e.ends_at > now()
        AND NOT y.hidden AND y.pricing = 'fixed'
        AND (y.sales_start_at IS NULL OR y.sales_start_at <= now()) AND (y.sales_end_at IS NULL OR y.sales_end_at > now())
        AND i.remaining < a.quantity AND NOT EXISTS (SELECT reclaimable_holds(i.scarce)))
    SELECT jsonb_agg(
      CASE WHEN a.quantity BETWEEN g.min_per_order AND g.max_per_order AND g.remaining < a.quantity
        -- no EXISTS: that might be answered by reading all orders once
        AND (SELECT o.id FROM orders o WHERE o.idempotency_key = a.key LIMIT 1) IS NULL
        AND 20 > (SELECT count(*) FROM (SELECT x.event_id, x.created_at FROM orders x WHERE x.buyer_email = nullif(a.email, '') OFFSET 0) x
                  WHERE x.event_id = a.event_id AND x.created_at > now() - interval '10 minutes')
        AND 20 > (SELECT count(*) FROM (SELECT x.event_id, x.created_at FROM orders x WHERE x.user_id = a.user_id OFFSET 0) x
                  WHERE x.event_id = a.event_id AND x.created_at > now() - interval '10 minutes')
      THEN jsonb_build_object('outcome', 'sold_out', 'ticketTypeId', a.type_id, 'remaining', g.remaining) END ORDER BY a.n)
    FROM asked a LEFT JOIN gone g ON g.event_id = a.event_id AND g.type_id = a.type_id);
END $$;
