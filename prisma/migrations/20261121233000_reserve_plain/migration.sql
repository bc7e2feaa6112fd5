-- The plain case of selling, what nearly everybody asks for in a rush, as sets instead of request by request.

-- Those of these ticket types that a public or unlisted event sells to anybody at a fixed price now, each with the event it is of,
-- the inventory rows an order of it counts against, and how many the scarcest of them has left.
CREATE FUNCTION plain_types(ids text[]) RETURNS TABLE (
  id text, event_id text, name text, price_minor int, price_tiers jsonb, tax_bp int, min_per_order int, max_per_order int,
  organisation_id text, currency text, time_zone text, hold_minutes int, fee_bp int, fee_fixed_minor int, fee_paid_by text,
  tax_included boolean, inventory_ids text[], remaining int)
LANGUAGE sql STABLE AS $$
  SELECT y.id, e.id, y.name, y.price_minor, y.price_tiers, y.tax_bp, y.min_per_order, y.max_per_order,
         e.organisation_id, e.currency, e.time_zone, e.hold_minutes, e.fee_bp, e.fee_fixed_minor, e.fee_paid_by,
         e.tax_included, i.ids, i.remaining
  FROM unnest(ids) a (id)
  -- LIMIT 1 of what is unique has each looked up by its index: joined, a table that was small once would be read whole.
  CROSS JOIN LATERAL (SELECT x.* FROM ticket_types x WHERE x.id = a.id LIMIT 1) y
  CROSS JOIN LATERAL (SELECT x.* FROM events x WHERE x.id = y.event_id LIMIT 1) e
  LEFT JOIN LATERAL (SELECT x.inventory_id FROM shared_pools x WHERE x.id = y.pool_id LIMIT 1) s ON true
  CROSS JOIN LATERAL (
    SELECT array_agg(x.id) AS ids, min(x.capacity - x.held - x.sold - x.offered) AS remaining FROM inventory x
    WHERE x.id = ANY (ARRAY[y.inventory_id, s.inventory_id, e.inventory_id])) i
  WHERE e.status = 'published' AND e.visibility IN ('public', 'unlisted') AND e.ends_at > now()
    AND NOT y.hidden AND y.pricing = 'fixed'
    AND (y.sales_start_at IS NULL OR y.sales_start_at <= now()) AND (y.sales_end_at IS NULL OR y.sales_end_at > now())
$$;

-- How many orders a buyer made at an event within 10 minutes, by address or by account, whichever are more; never by network: a
-- whole office orders at once. OFFSET 0 keeps the look-up on the index of the buyer, which has few orders where the event has many.
-- A table of one row, because PostgreSQL takes such a function into the plan of its caller, and starts any other anew for each row.
CREATE FUNCTION recent_orders(p_event text, p_email text, p_user text) RETURNS TABLE (orders bigint) LANGUAGE sql STABLE AS $$
  SELECT greatest(
    (SELECT count(*) FROM (SELECT x.event_id, x.created_at FROM orders x WHERE x.buyer_email = p_email OFFSET 0) x
     WHERE x.event_id = p_event AND x.created_at > now() - interval '10 minutes'),
    (SELECT count(*) FROM (SELECT x.event_id, x.created_at FROM orders x WHERE x.user_id = p_user OFFSET 0) x
     WHERE x.event_id = p_event AND x.created_at > now() - interval '10 minutes'))
$$;

-- What reserve_many does, when all requests are plain and there is plenty for all of them together; otherwise nothing, and null: that is
-- for reserve_each. It knows less, and must never know better. An order is plain when it asks for types that are sold to
-- anybody at one fixed price, as many as one order may have, without a promo code, with a key nobody used.
CREATE FUNCTION reserve_plain(p jsonb) RETURNS json LANGUAGE plpgsql
SET enable_seqscan = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  v_types text[];
  v_events text[];
  v_pools text[];
  v_wanted int;
  v_answers json;
  v_admitting int;
  v_tickets int;
BEGIN
  -- A look without a lock: nobody waits for what is sold out.
  v_types := ARRAY(SELECT DISTINCT x->>'ticketTypeId' FROM jsonb_array_elements(p) q, jsonb_array_elements(q->'lines') x);
  WITH type AS MATERIALIZED (SELECT * FROM plain_types(v_types) WHERE price_tiers = '[]')
  SELECT array_agg(DISTINCT t.event_id), sum(l.quantity) INTO v_events, v_wanted
  FROM jsonb_array_elements(p) q
  CROSS JOIN LATERAL (SELECT x->>'ticketTypeId' AS type_id, (x->>'quantity')::int AS quantity FROM jsonb_array_elements(q->'lines') x) l
  LEFT JOIN type t ON t.id = l.type_id AND t.event_id = q->>'eventId'
  HAVING bool_and(coalesce(q->>'promoCode' IS NULL AND l.quantity BETWEEN greatest(t.min_per_order, 1) AND t.max_per_order, false))
    AND sum(l.quantity) <= min(t.remaining);
  IF v_events IS NULL THEN RETURN NULL; END IF;

  PERFORM 1 FROM events WHERE id = ANY (v_events) ORDER BY id FOR SHARE;
  v_pools := ARRAY(SELECT DISTINCT i FROM plain_types(v_types), unnest(inventory_ids) i);
  PERFORM 1 FROM inventory WHERE id = ANY (v_pools) ORDER BY id FOR NO KEY UPDATE;

  -- A look again, at rows that nobody else changes now. What is known of a key is read after the inventory: a request whose twin came
  -- first finds it. No table is joined: a plan kept from when it was small would read it whole.
  WITH type AS MATERIALIZED (
    SELECT t.*, u.* FROM plain_types(v_types) t, unit_price(t.price_minor, true, NULL, NULL, t.fee_bp, t.fee_fixed_minor,
      t.fee_paid_by, t.tax_bp, t.tax_included) u
    WHERE t.price_tiers = '[]' AND t.remaining >= v_wanted),
  line AS MATERIALIZED (
    SELECT q.n, l.m, l.x->>'id' AS line_id, (l.x->>'quantity')::int AS quantity, t.*
    FROM jsonb_array_elements(p) WITH ORDINALITY q (p, n), jsonb_array_elements(q.p->'lines') WITH ORDINALITY l (x, m), type t
    WHERE t.id = l.x->>'ticketTypeId' AND t.event_id = q.p->>'eventId'
      AND (l.x->>'quantity')::int BETWEEN greatest(t.min_per_order, 1) AND t.max_per_order),
  total AS MATERIALIZED (
    SELECT n, min(event_id) AS event_id, min(organisation_id) AS organisation_id, min(currency) AS currency, min(time_zone) AS time_zone,
           min(hold_minutes) AS hold_minutes, count(*) AS lines, count(DISTINCT id) AS types, sum(quantity) AS quantity,
           sum(quantity::bigint * list_minor) AS list, sum(quantity::bigint * fee_minor) AS fee,
           sum(quantity::bigint * absorbed_fee_minor) AS absorbed_fee, sum(quantity::bigint * tax_minor) AS tax,
           sum(quantity::bigint * included_tax_minor) AS included_tax, sum(quantity::bigint * unit_minor) AS total,
           json_agg(json_build_object('id', line_id, 'ticketTypeId', id, 'name', name, 'quantity', quantity, 'admits', true,
             'listMinor', list_minor, 'discountMinor', 0, 'feeMinor', fee_minor, 'absorbedFeeMinor', absorbed_fee_minor,
             'taxMinor', tax_minor, 'includedTaxMinor', included_tax_minor, 'taxBp', tax_bp, 'unitMinor', unit_minor) ORDER BY m) AS named
    FROM line GROUP BY n
    HAVING sum(quantity::bigint * (list_minor + fee_minor + absorbed_fee_minor + tax_minor)) <= 2000000000),
  asked AS MATERIALIZED (
    SELECT q.n, q.p->>'orderId' AS id, q.p->>'number' AS number, q.p->>'token' AS token, q.p->>'userId' AS user_id,
           coalesce(q.p#>>'{buyer,name}', '') AS name, nullif(q.p#>>'{buyer,email}', '') AS email, q.p->>'idempotencyKey' AS key,
           q.p->>'requestHash' AS hash, q.p->>'actor' AS actor, q.p->>'requestId' AS request_id, q.p->'tickets' AS tickets,
           t.total = 0 AND NOT coalesce((q.p->>'hold')::boolean, false) AS free,
           (now() + t.hold_minutes * interval '1 minute')::timestamptz(3) AS expires_at,
           t.lines = jsonb_array_length(q.p->'lines') AND t.lines = t.types AND t.quantity = jsonb_array_length(q.p->'tickets') AS sound,
           t.event_id, t.organisation_id, t.currency, t.time_zone, t.quantity, t.list::int, t.fee::int, t.absorbed_fee::int, t.tax::int,
           t.included_tax::int, t.total::int, t.named
    FROM jsonb_array_elements(p) WITH ORDINALITY q (p, n) JOIN total t ON t.n = q.n),
  made AS MATERIALIZED (
    SELECT * FROM asked
    WHERE jsonb_array_length(p) = (
      SELECT CASE WHEN count(key) = count(DISTINCT key) THEN count(*) END FROM (
        SELECT sound, key, event_id, email, user_id,
               CASE WHEN email IS NOT NULL THEN count(*) OVER (PARTITION BY event_id, email) END AS by_email,
               CASE WHEN user_id IS NOT NULL THEN count(*) OVER (PARTITION BY event_id, user_id) END AS by_user FROM asked) a,
        recent_orders(a.event_id, a.email, a.user_id) before
      WHERE a.sound AND (SELECT x.id FROM orders x WHERE x.idempotency_key = a.key LIMIT 1) IS NULL
        AND before.orders + greatest(by_email, by_user, 0) <= 20)
    ORDER BY key NULLS FIRST, n), -- of two batches with the same keys none waits for the other in a circle
  new_order AS (
    INSERT INTO orders (id, number, event_id, user_id, token, status, buyer_name, buyer_email, currency, list_minor, fee_minor, tax_minor,
                        included_tax_minor, absorbed_fee_minor, total_minor, draft, idempotency_key, request_hash, expires_at, confirmed_at)
    SELECT id, number, event_id, user_id, token, CASE WHEN free THEN 'confirmed' ELSE 'pending' END, name, coalesce(email, ''), currency,
           list, fee, tax, included_tax, absorbed_fee, total, CASE WHEN NOT free THEN tickets END, key, hash,
           CASE WHEN NOT free THEN expires_at END, CASE WHEN free THEN now() END
    FROM made),
  new_line AS (
    INSERT INTO order_lines (id, order_id, ticket_type_id, quantity, list_minor, fee_minor, tax_minor, included_tax_minor,
                             absorbed_fee_minor, tax_bp, unit_minor)
    SELECT l.line_id, o.id, l.id, l.quantity, l.list_minor, l.fee_minor, l.tax_minor, l.included_tax_minor,
           l.absorbed_fee_minor, l.tax_bp, l.unit_minor
    FROM made o JOIN line l ON l.n = o.n),
  new_ticket AS (
    INSERT INTO tickets (id, event_id, order_id, ticket_type_id, line_id, serial, reference, link_token, holder_name, holder_email)
    SELECT x->>'id', o.event_id, o.id, l.id, l.line_id, x->>'serial', o.number || '-' || (x->>'position'), x->>'linkToken',
           x->>'holderName', x->>'holderEmail'
    FROM made o, jsonb_array_elements(o.tickets) x JOIN line l ON l.line_id = x->>'lineId'
    WHERE o.free AND l.n = o.n
    RETURNING id),
  activity AS (
    INSERT INTO activities (kind, organisation_id, event_id, order_id, actor, request_id, data)
    SELECT CASE WHEN free THEN 'order.confirmed' ELSE 'order.placed' END, organisation_id, event_id, id, actor, request_id,
           jsonb_build_object('tickets', quantity, 'totalMinor', total)
    FROM made RETURNING id),
  outbox AS (INSERT INTO activity_outbox (activity_id) SELECT id FROM activity),
  stock AS (
    UPDATE inventory i SET held = i.held + k.held, sold = i.sold + k.sold
    FROM (SELECT k.id, coalesce(sum(l.quantity) FILTER (WHERE NOT o.free), 0) AS held,
                 coalesce(sum(l.quantity) FILTER (WHERE o.free), 0) AS sold
          FROM made o JOIN line l ON l.n = o.n, unnest(l.inventory_ids) k (id) GROUP BY 1) k
    WHERE i.id = k.id AND i.id = ANY (v_pools))
  SELECT json_agg(json_build_object('outcome', CASE WHEN free THEN 'confirmed' ELSE 'held' END, 'orderId', id, 'at', now(),
           'expiresAt', CASE WHEN NOT free THEN expires_at END, 'currency', currency, 'timeZone', time_zone, 'lines', named,
           'totals', json_build_object('listMinor', list, 'discountMinor', 0, 'feeMinor', fee, 'absorbedFeeMinor', absorbed_fee,
             'taxMinor', tax, 'includedTaxMinor', included_tax, 'totalMinor', total)) ORDER BY n),
         sum(quantity) FILTER (WHERE free), (SELECT count(*) FROM new_ticket)
    INTO v_answers, v_admitting, v_tickets FROM made;
  IF v_answers IS NULL THEN
    -- Sold while this waited for the locks: reserve_each would lock the holds it takes back, which come before inventory.
    IF EXISTS (SELECT 1 FROM inventory WHERE id = ANY (v_pools) AND capacity - held - sold - offered < v_wanted)
       AND EXISTS (SELECT reclaimable_holds(v_pools)) THEN
      RAISE EXCEPTION 'expired holds can be taken back' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END IF;
  IF v_tickets <> v_admitting THEN RAISE EXCEPTION 'an order of % with % tickets', v_admitting, v_tickets; END IF;
  RETURN v_answers;
END $$;

ALTER FUNCTION reserve_many(jsonb) RENAME TO reserve_each;
CREATE FUNCTION reserve_many(p jsonb) RETURNS json LANGUAGE sql AS $$ SELECT coalesce(reserve_plain(p), reserve_each(p)::json) $$;
DROP FUNCTION reserve(jsonb);
CREATE FUNCTION reserve(p jsonb) RETURNS json LANGUAGE sql AS $$ SELECT reserve_many(jsonb_build_array(p))->0 $$;

-- As before, in the words both now share: argument and answer stand where it was made.
CREATE OR REPLACE FUNCTION look_many(p jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN (
    WITH asked AS MATERIALIZED (
      SELECT q.n, q.p->>'eventId' AS event_id, q.p->>'ticketTypeId' AS type_id, (q.p->>'quantity')::int AS quantity,
             q.p->>'email' AS email, q.p->>'userId' AS user_id, q.p->>'key' AS key
      FROM jsonb_array_elements(p) WITH ORDINALITY q (p, n)),
    gone AS MATERIALIZED (
      SELECT t.*
      FROM (SELECT type_id, max(quantity) AS quantity FROM asked GROUP BY 1) a
      CROSS JOIN LATERAL plain_types(ARRAY[a.type_id]) t
      WHERE t.remaining < a.quantity AND NOT EXISTS (SELECT reclaimable_holds(ARRAY(
        SELECT x.id FROM inventory x WHERE x.id = ANY (t.inventory_ids) AND x.capacity - x.held - x.sold - x.offered < a.quantity))))
    SELECT jsonb_agg(
      CASE WHEN a.quantity BETWEEN g.min_per_order AND g.max_per_order AND g.remaining < a.quantity
        -- no EXISTS: that might be answered by reading all orders once
        AND (SELECT o.id FROM orders o WHERE o.idempotency_key = a.key LIMIT 1) IS NULL
        AND (SELECT r.orders FROM recent_orders(a.event_id, nullif(a.email, ''), a.user_id) r) < 20
      THEN jsonb_build_object('outcome', 'sold_out', 'ticketTypeId', a.type_id, 'remaining', g.remaining) END ORDER BY a.n)
    FROM asked a LEFT JOIN gone g ON g.event_id = a.event_id AND g.id = a.type_id);
END $$;
