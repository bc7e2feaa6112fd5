-- The price from, planned by index whatever the tables were when the session began, and computed once per change: an import of many
-- ticket types would otherwise read the tables whole for each of them.
CREATE OR REPLACE FUNCTION event_price_from(e events) RETURNS int
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_price int;
BEGIN
  SELECT o.price INTO v_price FROM (
    SELECT (unit_price(l.list_minor, y.pricing <> 'donation', NULL, NULL, e.fee_bp, e.fee_fixed_minor, e.fee_paid_by,
                       y.tax_bp, e.tax_included)).unit_minor AS price,
           y.pricing = 'donation' AS is_gift,
           CASE WHEN y.sales_end_at <= now() THEN 2
                WHEN least(i.capacity - i.held - i.sold - i.offered, s.capacity - s.held - s.sold - s.offered,
                           CASE WHEN y.pricing <> 'donation' THEN w.capacity - w.held - w.sold - w.offered END) < y.min_per_order THEN 2
                WHEN y.sales_start_at > now() THEN 1
                ELSE 0 END AS later
    FROM ticket_types y
    JOIN inventory i ON i.id = y.inventory_id
    LEFT JOIN shared_pools p ON p.id = y.pool_id
    LEFT JOIN inventory s ON s.id = p.inventory_id
    LEFT JOIN inventory w ON w.id = e.inventory_id
    CROSS JOIN LATERAL (
      SELECT CASE WHEN y.pricing = 'donation' THEN greatest(y.min_price_minor, 1)
                  WHEN y.pricing <> 'fixed' THEN y.min_price_minor
                  WHEN y.price_tiers = '[]' THEN y.price_minor
                  ELSE (SELECT t.list_minor FROM tier_prices(y.price_tiers, y.price_minor, 1, i.held + i.sold, now()) t) END AS list_minor) l
    WHERE y.event_id = e.id AND NOT y.hidden) o
  ORDER BY o.is_gift, o.later, o.price LIMIT 1;
  RETURN v_price;
END $$;

CREATE OR REPLACE FUNCTION keep_price_from() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_event events;
  v_price int;
BEGIN
  -- A statement of its own: the next one must see what a transaction committed that held this lock before us.
  SELECT * INTO v_event FROM events WHERE id = coalesce(NEW.event_id, OLD.event_id) FOR NO KEY UPDATE;
  v_price := event_price_from(v_event);
  IF v_price IS DISTINCT FROM v_event.price_from_minor THEN
    UPDATE events SET price_from_minor = v_price WHERE id = v_event.id;
  END IF;
  RETURN NULL;
END $$;
