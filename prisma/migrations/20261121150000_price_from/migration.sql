-- events.price_from_minor is what listings say and are filtered by. Until now it was the lowest list price; now it is the lowest price
-- somebody pays, fee and tax in it, for a ticket that can be had at this moment.

-- What a visible ticket of the event costs at least. One that is on sale comes before one whose sale is to come, that before one
-- that is gone; a gift counts only where there is nothing else. Null without a visible ticket type.
CREATE FUNCTION event_price_from(e events) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT o.price FROM (
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
      SELECT CASE WHEN y.pricing = 'fixed' THEN (SELECT t.list_minor FROM tier_prices(y.price_tiers, y.price_minor, 1, i.held + i.sold, now()) t)
                  WHEN y.pricing = 'donation' THEN greatest(y.min_price_minor, 1)
                  ELSE y.min_price_minor END AS list_minor) l
    WHERE y.event_id = e.id AND NOT y.hidden) o
  ORDER BY o.is_gift, o.later, o.price LIMIT 1
$$;

CREATE OR REPLACE FUNCTION keep_price_from() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_event text := coalesce(NEW.event_id, OLD.event_id);
BEGIN
  -- A statement of its own: the next one must see what a transaction committed that held this lock before us.
  PERFORM 1 FROM events WHERE id = v_event FOR NO KEY UPDATE;
  UPDATE events e SET price_from_minor = event_price_from(e)
  WHERE e.id = v_event AND e.price_from_minor IS DISTINCT FROM event_price_from(e);
  RETURN NULL;
END $$;

DROP TRIGGER ticket_types_price ON ticket_types;
CREATE TRIGGER ticket_types_price
  AFTER INSERT OR DELETE
    OR UPDATE OF price_minor, hidden, pricing, min_price_minor, price_tiers, tax_bp, pool_id, sales_start_at, sales_end_at, min_per_order
  ON ticket_types FOR EACH ROW EXECUTE FUNCTION keep_price_from();

CREATE FUNCTION keep_price_from_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.price_from_minor := event_price_from(NEW);
  RETURN NEW;
END $$;

CREATE TRIGGER events_price BEFORE UPDATE OF fee_bp, fee_fixed_minor, fee_paid_by, tax_included ON events
  FOR EACH ROW EXECUTE FUNCTION keep_price_from_settings();

-- Whose price moves with the clock or with what is sold: looked at once a minute (lib/events/keep-prices.ts).
CREATE INDEX ticket_types_priced ON ticket_types (event_id)
  WHERE NOT hidden AND (price_minor > 0 OR min_price_minor > 0 OR price_tiers <> '[]');

-- What the forms allow, held by the database.
ALTER TABLE events ADD CONSTRAINT events_money CHECK (
  fee_bp BETWEEN 0 AND 10000 AND fee_fixed_minor BETWEEN 0 AND 100000000 AND fee_paid_by IN ('buyer', 'organiser')
  AND hold_minutes BETWEEN 5 AND 60);
ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_money CHECK (
  pricing IN ('fixed', 'pay_what_you_want', 'donation') AND price_minor BETWEEN 0 AND 100000000
  AND min_price_minor BETWEEN 0 AND 100000000 AND tax_bp BETWEEN 0 AND 10000 AND jsonb_typeof(price_tiers) = 'array');
-- A gift takes no seat: it counts against its own quantity alone.
ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_gift_alone CHECK (pricing <> 'donation' OR pool_id IS NULL);
ALTER TABLE promo_codes ADD CONSTRAINT promo_codes_bounds CHECK (
  code = upper(code) AND percent_bp BETWEEN 1 AND 10000 AND amount_minor BETWEEN 1 AND 100000000 AND max_per_person >= 1);

UPDATE events e SET price_from_minor = event_price_from(e) WHERE price_from_minor IS DISTINCT FROM event_price_from(e);
