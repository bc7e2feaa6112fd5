-- Selling, one statement for as many requests as wait. Lock order everywhere: the events, promo codes, order rows, ticket rows,
-- inventory rows, each by rising id. The database's clock decides everything about time.
--
-- argument of reserve, and of reserve_many an array of:
--   { orderId, number, token, eventId, userId?, buyer?: { name, email }, hold?, promoCode?, idempotencyKey?, requestHash?,
--     actor, requestId, lines: [{ id, ticketTypeId, quantity, priceMinor? }],
--     tickets: [{ id, lineId, ticketTypeId, serial, position, linkToken, holderName, holderEmail? }] }
--   hold: seats are set aside even when nothing is to be paid, and nobody needs to be named yet
-- answer: { outcome, … }, of reserve_many an array of them in the order asked, where outcome is
--   confirmed       { orderId, at, currency, timeZone, totals, lines }
--                                                  nothing is to be paid: the order, its tickets and the activity are written
--   held            { …, expiresAt }               the seats are set aside until then, the tickets wait in orders.draft
--       totals: { listMinor, discountMinor, feeMinor, absorbedFeeMinor, taxMinor, includedTaxMinor, totalMinor }
--       lines:  [{ id, ticketTypeId, name, quantity, admits, listMinor, … of one unit, unitMinor }]; one that goes past the end of a
--               price tier became several, <id>, <id>.2, …
--   replayed        { orderId }                    the same key with the same request: the order made before
--   key_reused      {}                             the same key with another request
--   no_event        {}                             no such event, not published, or private and the user neither a member
--                                                  of its organisation nor a guest with a ticket
--   event_over      { state }                      state: ended | cancelled
--   no_code         {}                             no such promo code at this event
--   code_over       { state }                      state: inactive | not_yet | ended | used_up | used_by_you
--   code_useless    {}                             it changes nothing about what is ordered
--   no_type         { ticketTypeId }               not of this event, or hidden from this user and not revealed by the code
--   not_on_sale     { ticketTypeId, state }        state: not_yet | ended
--   bad_quantity    { ticketTypeId, min, max }
--   bad_price       { ticketTypeId, min, max, currency }  of what the buyer may choose to pay for one
--   too_dear        { max, currency }              the order's total is more than any order's may be
--   too_many        { retryAfter }                 this buyer ordered 20 times here in 10 minutes; seconds
--   sold_out        { ticketTypeId, remaining }    remaining: what is left of that type; ticketTypeId is null when the
--                                                  whole event has fewer places left than the order asks for
DROP FUNCTION reserve(jsonb);
DROP FUNCTION reserve_shortage(text[], int[], int[], int);

CREATE TYPE selling_type AS (
  id text, event_id text, name text, pricing text, price_minor int, min_price_minor int, price_tiers jsonb, tax_bp int,
  sales_start_at timestamptz, sales_end_at timestamptz, min_per_order int, max_per_order int, hidden boolean,
  inventory_id text, pool_inventory_id text);

ALTER FUNCTION order_takes(text) SET enable_hashjoin = off;
ALTER FUNCTION order_takes(text) SET enable_mergejoin = off;
ALTER FUNCTION order_takes(text) SET enable_material = off;

-- Holds whose time is up, that nobody is paying, and that count against one of these inventory rows.
CREATE FUNCTION reclaimable_holds(p_inventory text[]) RETURNS SETOF text LANGUAGE sql STABLE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off AS $$
  SELECT o.id FROM orders o JOIN events e ON e.id = o.event_id LEFT JOIN promo_codes c ON c.id = o.promo_code_id
  WHERE o.status IN ('pending', 'awaiting_confirmation') AND o.expires_at <= now()
    AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.id AND p.state IN ('opening', 'open', 'processing'))
    AND (c.inventory_id = ANY (p_inventory) OR EXISTS (
      SELECT 1 FROM order_lines l JOIN ticket_types y ON y.id = l.ticket_type_id LEFT JOIN shared_pools s ON s.id = y.pool_id
      WHERE l.order_id = o.id AND (y.inventory_id = ANY (p_inventory) OR s.inventory_id = ANY (p_inventory)
                                   OR l.admits AND e.inventory_id = ANY (p_inventory))))
  ORDER BY o.expires_at LIMIT 1000
$$;

-- How many orders of one person, by address or account, stand or hold with this promo code. Whoever counts on it locks the
-- promo code's row before. The address of a hold may be missing or empty.
CREATE FUNCTION code_uses(p_code text, p_email text, p_user text, p_except text DEFAULT NULL) RETURNS int
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT count(DISTINCT o.id)::int
  FROM (
    -- OFFSET 0 keeps the look-up on the index of the buyer, who has few orders where the code has many.
    (SELECT * FROM orders WHERE buyer_email = nullif(p_email, '') OFFSET 0)
    UNION ALL
    (SELECT * FROM orders WHERE user_id = p_user OFFSET 0)
  ) o
  WHERE o.promo_code_id = p_code AND o.id IS DISTINCT FROM p_except
    AND (o.status IN ('awaiting_confirmation', 'confirmed', 'partly_refunded')
         OR o.status = 'pending' AND (o.expires_at > now() OR EXISTS (
           SELECT 1 FROM payments p WHERE p.order_id = o.id AND p.state IN ('opening', 'open', 'processing'))))
$$;

-- The tickets of an order whose lines are not those it was drafted with: a line that was split hands its tickets to its
-- parts in turn, one that admits nobody makes none.
CREATE FUNCTION tickets_of_lines(tickets jsonb, line_ids text[], sources text[], quantities int[], admit boolean[])
RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  WITH part AS (
    SELECT l.id, l.source, l.admits, sum(l.quantity) OVER (PARTITION BY l.source ORDER BY l.n) - l.quantity AS first,
           sum(l.quantity) OVER (PARTITION BY l.source ORDER BY l.n) AS last
    FROM unnest(line_ids, sources, quantities, admit) WITH ORDINALITY l (id, source, quantity, admits, n)),
  ticket AS (
    SELECT x, n, x->>'lineId' AS source, row_number() OVER (PARTITION BY x->>'lineId' ORDER BY n) AS place
    FROM jsonb_array_elements(tickets) WITH ORDINALITY t (x, n))
  SELECT coalesce(jsonb_agg(k.x || jsonb_build_object('lineId', p.id) ORDER BY k.n), '[]')
  FROM ticket k JOIN part p ON p.source = k.source AND p.admits AND k.place > p.first AND k.place <= p.last
$$;

-- Two passes over the requests with the same checks: first without a lock, which is where most of a rush is told "sold out" and
-- waits for nobody, then under the locks, for those that may still get what they want. All of a request is done, or nothing.
--
-- A session keeps the plans of a function. Those made while the tables were small would read them whole in the middle of a
-- rush, so the function plans for single rows found by index, once: planning takes longer than all it does.
CREATE FUNCTION reserve_many(p jsonb) RETURNS jsonb LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  v_requests jsonb[] := ARRAY(SELECT jsonb_array_elements(p));
  v_answers jsonb[] := array_fill(NULL::jsonb, ARRAY[cardinality(v_requests)]);
  v_open int[];              -- requests not answered yet, by place; null: all of them
  v_refused int := 0;
  v_short int[];             -- those for which too little is left, unless expired holds give it back

  v_event_ids text[];        -- what the requests are about
  v_type_ids text[];
  v_types selling_type[];
  v_coded boolean;
  v_code_ids text[] := '{}';

  v_pools text[];            -- the inventory rows,
  v_left int[];              --   what is left of each,
  v_spare int[];             --   what would be if everybody before got theirs,
  v_taken int[];             --   how many are held or sold,
  v_held int[];              --   and what changes
  v_sold int[];
  v_scarce text[] := '{}';   -- inventory rows too small for what is asked

  v_expired text[] := '{}';  -- holds taken back, and what they give back
  v_tried boolean := false;
  v_back text[] := '{}';
  v_backs int[] := '{}';

  v_orders orders[] := '{}'; -- what is written
  v_events text[] := '{}';
  v_organisations text[] := '{}';
  v_actors text[] := '{}';
  v_request_ids text[] := '{}';
  v_counts int[] := '{}';
  v_tickets jsonb[] := '{}';
  v_lines order_lines[] := '{}';
  v_line_count int := 0;
  v_order_count int := 0;
  v_ticket_count int := 0;
  v_code_users text[] := '{}';
  v_recents int[] := '{}';   -- how many orders each buyer made here lately,
  v_buyers text[] := '{}';   --   and whose are made now
  v_ids text[] := '{}';
  v_numbers text[] := '{}';
  v_totals int[] := '{}';
  v_kinds text[] := '{}';
  v_taken_before int[];

  r record;                  -- one request
  v_inside boolean;
  v_reveals boolean;
  v_answer jsonb;
  v_list jsonb;
  v_line jsonb;
  t selling_type;
  u record;
  o orders;
  l order_lines;
  v_indexes int[];           -- its ticket types, as indexes of v_types,
  v_wants int[];             --   and how many of each
  v_admitting int;
  v_whole int;
  v_first_line int;
  v_parts int[];             -- a line's portions: so many at that list price
  v_prices int[];
  v_sources text[];
  v_names jsonb;
  v_total bigint;
  v_redrawn boolean;
  v_made int;
  n int;
  k int;
  m int;
  a int;
BEGIN
  SELECT coalesce(array_agg(DISTINCT q->>'eventId'), '{}'), array_agg(DISTINCT x->>'ticketTypeId'), bool_or(q->>'promoCode' IS NOT NULL)
    INTO v_event_ids, v_type_ids, v_coded FROM unnest(v_requests) q, jsonb_array_elements(q->'lines') x;
  IF v_coded THEN
    v_code_ids := ARRAY(SELECT DISTINCT c.id FROM unnest(v_requests) q
      CROSS JOIN LATERAL (SELECT id FROM promo_codes WHERE event_id = q->>'eventId' AND code = upper(btrim(q->>'promoCode')) LIMIT 1) c);
  END IF;

  FOR pass IN 1 .. 2 LOOP
    IF pass = 2 THEN
      -- Whoever cancels the event or changes what is for sale waits for these orders, or they for them: no ticket is made for an
      -- event that is already off. Orders share the lock, and their foreign key takes a weaker one on that row anyway.
      PERFORM 1 FROM events WHERE id = ANY (v_event_ids) ORDER BY id FOR SHARE;
      IF v_code_ids <> '{}' THEN
        PERFORM 1 FROM promo_codes WHERE id = ANY (v_code_ids) AND max_per_person IS NOT NULL ORDER BY id FOR NO KEY UPDATE;
      END IF;
      IF v_expired <> '{}' THEN
        -- Whoever has one of them now is giving its seats back as well, or is being paid: that is waited for.
        v_tried := true;
        PERFORM 1 FROM orders WHERE id = ANY (v_expired) ORDER BY id FOR NO KEY UPDATE;
        -- A look again, at rows that nobody else changes now. Who left while a payment was open has a reason already.
        WITH ended AS (
          UPDATE orders x SET status = CASE WHEN x.end_reason IS NULL THEN 'expired' ELSE 'cancelled' END,
            cancelled_at = CASE WHEN x.end_reason IS NULL THEN NULL ELSE now() END, end_reason = coalesce(x.end_reason, 'hold_ended')
          WHERE x.id = ANY (v_expired) AND x.status IN ('pending', 'awaiting_confirmation') AND x.expires_at <= now()
            AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.order_id = x.id AND y.state IN ('opening', 'open', 'processing'))
          RETURNING x.id, x.event_id, x.status, x.end_reason),
        activity AS (
          INSERT INTO activities (kind, organisation_id, event_id, order_id, actor, data)
          SELECT 'order.' || x.status, y.organisation_id, y.id, x.id, 'system', jsonb_build_object('reason', x.end_reason, 'held', true)
          FROM ended x JOIN events y ON y.id = x.event_id
          RETURNING id),
        told AS (INSERT INTO activity_outbox (activity_id) SELECT id FROM activity)
        SELECT coalesce(array_agg(x.id), '{}') INTO v_expired FROM ended x;
        SELECT coalesce(array_agg(b.inventory_id), '{}'), coalesce(array_agg(b.quantity), '{}') INTO v_back, v_backs
        FROM (SELECT x.inventory_id, sum(x.quantity)::int AS quantity FROM unnest(v_expired) d, order_takes(d) x GROUP BY 1) b;
      END IF;
    END IF;

    SELECT coalesce(array_agg(y.id ORDER BY y.id), '{}'),
           coalesce(array_agg((y.id, y.event_id, y.name, y.pricing, y.price_minor, y.min_price_minor, y.price_tiers, y.tax_bp,
             y.sales_start_at, y.sales_end_at, y.min_per_order, y.max_per_order, y.hidden, y.inventory_id, s.inventory_id)::selling_type
             ORDER BY y.id), '{}'),
           array_agg(y.inventory_id) || array_agg(s.inventory_id) || array_agg(e.inventory_id) || v_back
      INTO v_type_ids, v_types, v_pools
      FROM ticket_types y LEFT JOIN LATERAL (SELECT x.inventory_id FROM shared_pools x WHERE x.id = y.pool_id LIMIT 1) s ON true
      CROSS JOIN LATERAL (SELECT x.inventory_id FROM events x WHERE x.id = y.event_id LIMIT 1) e
      WHERE y.id = ANY (v_type_ids);
    IF v_code_ids <> '{}' THEN
      v_pools := v_pools || ARRAY(SELECT inventory_id FROM promo_codes WHERE id = ANY (v_code_ids));
    END IF;
    IF pass = 1 THEN
      SELECT coalesce(array_agg(i.id), '{}'), array_agg(i.capacity - i.held - i.sold - i.offered), array_agg(i.held + i.sold)
        INTO v_pools, v_left, v_taken FROM inventory i WHERE i.id = ANY (v_pools);
      v_spare := v_left;
    ELSE
      SELECT coalesce(array_agg(i.id), '{}'), array_agg(i.free), array_agg(i.taken) INTO v_pools, v_left, v_taken
      FROM (SELECT id, capacity - held - sold - offered AS free, held + sold AS taken FROM inventory
            WHERE id = ANY (v_pools) ORDER BY id FOR NO KEY UPDATE) i;
      v_held := array_fill(0, ARRAY[cardinality(v_pools)]);
      v_sold := v_held;
      FOR n IN 1 .. cardinality(v_back) LOOP
        a := array_position(v_pools, v_back[n]);
        v_left[a] := v_left[a] + v_backs[n];
        v_taken[a] := v_taken[a] - v_backs[n];
        v_held[a] := v_held[a] - v_backs[n];
      END LOOP;
    END IF;
    v_short := '{}';

    -- What is known of a key is read after the inventory: a request whose twin took the last seats finds its twin.
    -- Per buyer it counts by address and by account, and never by network: a whole office orders at once.
    -- OFFSET 0 keeps the look-up on the index of the buyer, which has few orders where the event has many.
    FOR r IN
      SELECT q.n, q.p, q.p->>'idempotencyKey' AS key, known.id AS known_id, known.request_hash AS known_hash,
             nullif(q.p#>>'{buyer,email}', '') AS email, q.p->>'userId' AS user_id, e.id AS event_id, e.organisation_id, e.inventory_id,
             e.currency, e.time_zone, e.status, e.visibility, e.ends_at, e.hold_minutes,
             e.fee_bp, e.fee_fixed_minor, e.fee_paid_by, e.tax_included, b.role,
             q.p->>'promoCode' AS code, c.id AS code_id, c.active AS code_active, c.starts_at AS code_starts_at,
             c.ends_at AS code_ends_at, c.inventory_id AS code_inventory_id, c.max_per_person, c.percent_bp, c.amount_minor,
             c.ticket_type_ids AS code_type_ids, c.reveals,
             CASE WHEN pass = 1 THEN greatest(
               (SELECT count(*) FROM (SELECT x.event_id, x.created_at FROM orders x
                 WHERE x.buyer_email = nullif(q.p#>>'{buyer,email}', '') OFFSET 0) x
                 WHERE x.event_id = e.id AND x.created_at > now() - interval '10 minutes'),
               (SELECT count(*) FROM (SELECT x.event_id, x.created_at FROM orders x WHERE x.user_id = q.p->>'userId' OFFSET 0) x
                 WHERE x.event_id = e.id AND x.created_at > now() - interval '10 minutes')) ELSE 0 END AS recent
      FROM unnest(v_requests) WITH ORDINALITY q (p, n)
      -- LIMIT 1 of what is unique has each looked up by its index: joined, a table that was small once would be read whole.
      LEFT JOIN LATERAL (SELECT x.id, x.request_hash FROM orders x WHERE x.idempotency_key = q.p->>'idempotencyKey' LIMIT 1) known ON true
      LEFT JOIN LATERAL (
        SELECT x.id, x.organisation_id, x.inventory_id, x.currency, x.time_zone, x.status, x.visibility, x.ends_at, x.hold_minutes,
               x.fee_bp, x.fee_fixed_minor, x.fee_paid_by, x.tax_included FROM events x WHERE x.id = q.p->>'eventId' LIMIT 1) e ON true
      LEFT JOIN LATERAL (
        SELECT x.role FROM memberships x WHERE x.organisation_id = e.organisation_id AND x.user_id = q.p->>'userId' LIMIT 1) b ON true
      LEFT JOIN LATERAL (
        SELECT x.* FROM promo_codes x WHERE x.event_id = e.id AND x.code = upper(btrim(q.p->>'promoCode')) LIMIT 1) c ON true
      WHERE v_open IS NULL OR q.n = ANY (v_open)
      ORDER BY key NULLS FIRST, q.n -- of two batches with the same keys none waits for the other in a circle
    LOOP
      <<request>>
      BEGIN
        v_answer := NULL;
        -- A repeat is success.
        IF r.known_id IS NOT NULL THEN
          v_answer := reserve_repeat(r.known_id, r.known_hash = r.p->>'requestHash');
          EXIT request;
        ELSIF v_order_count > 0 AND (v_orders[v_order_count]).idempotency_key = r.key THEN
          v_answer := reserve_repeat((v_orders[v_order_count]).id, (v_orders[v_order_count]).request_hash = r.p->>'requestHash');
          EXIT request;
        END IF;

        IF r.event_id IS NULL OR r.status = 'draft' THEN
          v_answer := jsonb_build_object('outcome', 'no_event');
          EXIT request;
        END IF;
        v_inside := r.p->>'actor' = 'system' OR coalesce(r.role IN ('owner', 'admin', 'manager'), false);
        -- Who may see a private event may register for it (lib/events/public/viewer.ts).
        IF r.visibility = 'private' AND NOT v_inside AND r.role IS NULL AND NOT EXISTS (
          SELECT 1 FROM tickets x JOIN orders y ON y.id = x.order_id
            LEFT JOIN users w ON w.id = r.user_id AND w.email_verified_at IS NOT NULL
          WHERE x.event_id = r.event_id AND x.status = 'valid' AND (y.user_id = r.user_id OR w.email IN (y.buyer_email, x.holder_email))) THEN
          v_answer := jsonb_build_object('outcome', 'no_event');
        ELSIF r.status <> 'published' THEN
          v_answer := jsonb_build_object('outcome', 'event_over', 'state', r.status);
        ELSIF r.ends_at <= now() THEN
          v_answer := jsonb_build_object('outcome', 'event_over', 'state', 'ended');
        END IF;
        EXIT request WHEN v_answer IS NOT NULL;

        IF r.code IS NOT NULL THEN
          IF r.code_id IS NULL THEN
            v_answer := jsonb_build_object('outcome', 'no_code');
          ELSIF NOT r.code_active THEN
            v_answer := jsonb_build_object('outcome', 'code_over', 'state', 'inactive');
          ELSIF r.code_starts_at > now() THEN
            v_answer := jsonb_build_object('outcome', 'code_over', 'state', 'not_yet');
          ELSIF r.code_ends_at <= now() THEN
            v_answer := jsonb_build_object('outcome', 'code_over', 'state', 'ended');
          ELSIF r.max_per_person IS NOT NULL AND r.max_per_person <= code_uses(r.code_id, r.email, r.user_id) + greatest(
              cardinality(array_positions(v_code_users, r.code_id || ' ' || r.email)),
              cardinality(array_positions(v_code_users, r.code_id || ' ' || r.user_id))) THEN
            v_answer := jsonb_build_object('outcome', 'code_over', 'state', 'used_by_you');
          END IF;
          EXIT request WHEN v_answer IS NOT NULL;
        END IF;

        -- What is asked, with what the database says of it. Several lines of one type count together.
        v_list := r.p->'lines';
        v_indexes := '{}';
        v_wants := '{}';
        v_admitting := 0;
        v_reveals := false;
        FOR n IN 0 .. jsonb_array_length(v_list) - 1 LOOP
          v_line := v_list->n;
          k := array_position(v_type_ids, v_line->>'ticketTypeId');
          IF k IS NULL OR (v_types[k]).event_id <> r.event_id THEN
            v_answer := jsonb_build_object('outcome', 'no_type', 'ticketTypeId', v_line->>'ticketTypeId');
            EXIT request;
          END IF;
          m := array_position(v_indexes, k);
          IF m IS NULL THEN
            v_indexes := v_indexes || k;
            v_wants := v_wants || (v_line->>'quantity')::int;
            m := cardinality(v_indexes);
          ELSE
            v_wants[m] := v_wants[m] + (v_line->>'quantity')::int;
          END IF;
          IF (v_line->>'quantity')::int < 1 THEN -- whatever it is added to
            v_wants[m] := -1000000;
          END IF;
        END LOOP;
        IF cardinality(v_indexes) > 1 THEN
          SELECT array_agg(x.k ORDER BY x.k), array_agg(x.w ORDER BY x.k) INTO v_indexes, v_wants FROM unnest(v_indexes, v_wants) x (k, w);
        END IF;
        FOR m IN 1 .. cardinality(v_indexes) LOOP
          t := v_types[v_indexes[m]];
          IF t.hidden AND NOT v_inside THEN
            IF coalesce(r.reveals AND (t.id = ANY (r.code_type_ids) OR r.code_type_ids = '{}'), false) THEN
              v_reveals := true;
            ELSE
              v_answer := jsonb_build_object('outcome', 'no_type', 'ticketTypeId', t.id);
              EXIT request;
            END IF;
          END IF;
          IF t.sales_start_at > now() THEN
            v_answer := jsonb_build_object('outcome', 'not_on_sale', 'ticketTypeId', t.id, 'state', 'not_yet');
            EXIT request;
          ELSIF t.sales_end_at <= now() THEN
            v_answer := jsonb_build_object('outcome', 'not_on_sale', 'ticketTypeId', t.id, 'state', 'ended');
            EXIT request;
          ELSIF t.pricing = 'donation' THEN
            IF v_wants[m] <> 1 THEN
              v_answer := jsonb_build_object('outcome', 'bad_quantity', 'ticketTypeId', t.id, 'min', 1, 'max', 1);
              EXIT request;
            END IF;
          ELSE
            IF v_wants[m] < t.min_per_order OR v_wants[m] > t.max_per_order THEN
              v_answer := jsonb_build_object('outcome', 'bad_quantity', 'ticketTypeId', t.id, 'min', t.min_per_order, 'max', t.max_per_order);
              EXIT request;
            END IF;
            v_admitting := v_admitting + v_wants[m];
          END IF;
          IF t.pricing <> 'fixed' THEN
            a := greatest(t.min_price_minor, CASE WHEN t.pricing = 'donation' THEN 1 ELSE 0 END);
            IF EXISTS (
              SELECT 1 FROM jsonb_array_elements(v_list) x WHERE x->>'ticketTypeId' = t.id
                AND coalesce((x->>'priceMinor')::bigint, greatest(t.price_minor, t.min_price_minor)) NOT BETWEEN a AND 100000000) THEN
              v_answer := jsonb_build_object('outcome', 'bad_price', 'ticketTypeId', t.id, 'min', a, 'max', 100000000, 'currency', r.currency);
              EXIT request;
            END IF;
          END IF;
        END LOOP;
        IF pass = 1 THEN v_recents[r.n] := r.recent; END IF;
        IF NOT v_inside AND v_recents[r.n] + greatest( -- members sell at the desk
             cardinality(array_positions(v_buyers, r.event_id || ' ' || r.email)),
             cardinality(array_positions(v_buyers, r.event_id || ' ' || r.user_id))) >= 20 THEN
          v_answer := jsonb_build_object('outcome', 'too_many', 'retryAfter', 600);
          EXIT request;
        END IF;

        -- "Sold out" of what cannot be served whole: the first such type, a pool that several share, the event as a whole.
        v_whole := array_position(v_pools, r.inventory_id);
        FOR m IN 1 .. cardinality(v_indexes) LOOP
          t := v_types[v_indexes[m]];
          a := least(v_left[array_position(v_pools, t.inventory_id)], v_left[array_position(v_pools, t.pool_inventory_id)],
                     CASE WHEN t.pricing <> 'donation' THEN v_left[v_whole] END);
          IF a < v_wants[m] THEN
            v_answer := jsonb_build_object('outcome', 'sold_out', 'ticketTypeId', t.id, 'remaining', a);
            EXIT;
          END IF;
        END LOOP;
        IF v_answer IS NULL AND cardinality(v_indexes) > 1 THEN
          SELECT jsonb_build_object('outcome', 'sold_out', 'ticketTypeId', x.id, 'remaining', x.free - x.before) INTO v_answer
          FROM (SELECT y.id, v_left[array_position(v_pools, y.pool_inventory_id)] AS free, s.w,
                       sum(s.w) OVER (PARTITION BY y.pool_inventory_id ORDER BY s.i) - s.w AS before
                FROM unnest(v_indexes, v_wants) s (i, w), LATERAL (SELECT (v_types[s.i]).*) y WHERE y.pool_inventory_id IS NOT NULL) x
          WHERE x.free < x.before + x.w LIMIT 1;
          IF v_answer IS NULL AND v_left[v_whole] < v_admitting THEN
            v_answer := jsonb_build_object('outcome', 'sold_out', 'ticketTypeId', NULL, 'remaining', v_left[v_whole]);
          END IF;
        END IF;
        IF v_answer IS NULL AND v_left[array_position(v_pools, r.code_inventory_id)] < 1 THEN
          v_answer := jsonb_build_object('outcome', 'code_over', 'state', 'used_up');
        END IF;

        IF pass = 1 THEN
          -- Short now, or short if everybody before in this batch gets theirs: expired holds are looked for.
          FOR m IN 1 .. cardinality(v_indexes) LOOP
            t := v_types[v_indexes[m]];
            a := array_position(v_pools, t.inventory_id);
            v_spare[a] := v_spare[a] - v_wants[m];
            IF v_spare[a] < 0 THEN v_scarce := v_scarce || t.inventory_id; END IF;
            IF t.pool_inventory_id IS NOT NULL THEN
              a := array_position(v_pools, t.pool_inventory_id);
              v_spare[a] := v_spare[a] - v_wants[m];
              IF v_spare[a] < 0 THEN v_scarce := v_scarce || t.pool_inventory_id; END IF;
            END IF;
          END LOOP;
          IF v_whole IS NOT NULL THEN
            v_spare[v_whole] := v_spare[v_whole] - v_admitting;
            IF v_spare[v_whole] < 0 THEN v_scarce := v_scarce || r.inventory_id; END IF;
          END IF;
          IF r.code_inventory_id IS NOT NULL THEN
            a := array_position(v_pools, r.code_inventory_id);
            v_spare[a] := v_spare[a] - 1;
            IF v_spare[a] < 0 THEN v_scarce := v_scarce || r.code_inventory_id; END IF;
          END IF;
          IF v_answer IS NOT NULL THEN v_short := v_short || r.n::int; END IF;
          EXIT request;
        ELSIF v_answer IS NOT NULL THEN
          v_short := v_short || r.n::int;
          IF NOT v_tried THEN
            FOR m IN 1 .. cardinality(v_indexes) LOOP
              t := v_types[v_indexes[m]];
              v_scarce := v_scarce || ARRAY[t.inventory_id, t.pool_inventory_id, r.inventory_id, r.code_inventory_id];
            END LOOP;
          END IF;
          EXIT request;
        END IF;

        -- What it costs.
        o := NULL;
        o.list_minor := 0; o.discount_minor := 0; o.fee_minor := 0; o.absorbed_fee_minor := 0; o.tax_minor := 0; o.included_tax_minor := 0;
        v_total := 0;
        v_taken_before := v_taken;
        v_first_line := v_line_count + 1;
        v_sources := '{}';
        v_names := '[]';
        v_redrawn := false;
        FOR n IN 0 .. jsonb_array_length(v_list) - 1 LOOP
          v_line := v_list->n;
          t := v_types[array_position(v_type_ids, v_line->>'ticketTypeId')];
          a := array_position(v_pools, t.inventory_id);
          IF t.pricing <> 'fixed' THEN
            v_parts := ARRAY[(v_line->>'quantity')::int];
            v_prices := ARRAY[coalesce((v_line->>'priceMinor')::int, greatest(t.price_minor, t.min_price_minor))];
          ELSIF t.price_tiers = '[]' THEN
            v_parts := ARRAY[(v_line->>'quantity')::int];
            v_prices := ARRAY[t.price_minor];
          ELSE
            SELECT array_agg(x.quantity), array_agg(x.list_minor) INTO v_parts, v_prices
            FROM tier_prices(t.price_tiers, t.price_minor, (v_line->>'quantity')::int, v_taken[a], now()) x;
          END IF;
          FOR m IN 1 .. cardinality(v_parts) LOOP
            l.id := (v_line->>'id') || CASE WHEN m = 1 THEN '' ELSE '.' || m END;
            l.order_id := r.p->>'orderId';
            l.ticket_type_id := t.id;
            l.quantity := v_parts[m];
            l.admits := t.pricing <> 'donation';
            l.tax_bp := t.tax_bp;
            u := unit_price(v_prices[m], l.admits,
              CASE WHEN r.code_type_ids = '{}' OR t.id = ANY (r.code_type_ids) THEN r.percent_bp END,
              CASE WHEN r.code_type_ids = '{}' OR t.id = ANY (r.code_type_ids) THEN r.amount_minor END,
              r.fee_bp, r.fee_fixed_minor, r.fee_paid_by, t.tax_bp, r.tax_included);
            l.list_minor := u.list_minor;
            l.discount_minor := u.discount_minor;
            l.fee_minor := u.fee_minor;
            l.absorbed_fee_minor := u.absorbed_fee_minor;
            l.tax_minor := u.tax_minor;
            l.included_tax_minor := u.included_tax_minor;
            l.unit_minor := u.unit_minor;
            v_total := v_total + l.quantity::bigint * (l.list_minor + l.fee_minor + l.absorbed_fee_minor + l.tax_minor);
            IF v_total > 2000000000 THEN
              v_line_count := v_first_line - 1;
              v_taken := v_taken_before;
              v_answer := jsonb_build_object('outcome', 'too_dear', 'max', 2000000000, 'currency', r.currency);
              EXIT request;
            END IF;
            o.list_minor := o.list_minor + l.quantity * l.list_minor;
            o.discount_minor := o.discount_minor + l.quantity * l.discount_minor;
            o.fee_minor := o.fee_minor + l.quantity * l.fee_minor;
            o.absorbed_fee_minor := o.absorbed_fee_minor + l.quantity * l.absorbed_fee_minor;
            o.tax_minor := o.tax_minor + l.quantity * l.tax_minor;
            o.included_tax_minor := o.included_tax_minor + l.quantity * l.included_tax_minor;
            v_line_count := v_line_count + 1;
            v_lines[v_line_count] := l;
            v_sources := v_sources || (v_line->>'id');
            v_names := v_names || jsonb_build_object('id', l.id, 'ticketTypeId', t.id, 'name', t.name, 'quantity', l.quantity, 'admits', l.admits,
              'listMinor', l.list_minor, 'discountMinor', l.discount_minor, 'feeMinor', l.fee_minor, 'absorbedFeeMinor', l.absorbed_fee_minor,
              'taxMinor', l.tax_minor, 'includedTaxMinor', l.included_tax_minor, 'taxBp', l.tax_bp, 'unitMinor', l.unit_minor);
            v_redrawn := v_redrawn OR m > 1 OR NOT l.admits;
          END LOOP;
          v_taken[a] := v_taken[a] + (v_line->>'quantity')::int; -- later lines of the same type come after these
        END LOOP;
        IF r.code_id IS NOT NULL AND o.discount_minor = 0 AND NOT v_reveals THEN
          v_taken := v_taken_before;
          v_line_count := v_first_line - 1;
          v_answer := jsonb_build_object('outcome', 'code_useless');
          EXIT request;
        END IF;

        -- It is theirs.
        o.total_minor := o.list_minor - o.discount_minor + o.fee_minor + o.tax_minor;
        o.status := CASE WHEN o.total_minor = 0 AND NOT coalesce((r.p->>'hold')::boolean, false) THEN 'confirmed' ELSE 'pending' END;
        FOR m IN 1 .. cardinality(v_indexes) LOOP
          t := v_types[v_indexes[m]];
          a := array_position(v_pools, t.inventory_id);
          v_left[a] := v_left[a] - v_wants[m];
          IF o.status = 'confirmed' THEN v_sold[a] := v_sold[a] + v_wants[m]; ELSE v_held[a] := v_held[a] + v_wants[m]; END IF;
          IF t.pool_inventory_id IS NOT NULL THEN
            a := array_position(v_pools, t.pool_inventory_id);
            v_left[a] := v_left[a] - v_wants[m];
            IF o.status = 'confirmed' THEN v_sold[a] := v_sold[a] + v_wants[m]; ELSE v_held[a] := v_held[a] + v_wants[m]; END IF;
          END IF;
        END LOOP;
        IF v_whole IS NOT NULL THEN
          v_left[v_whole] := v_left[v_whole] - v_admitting;
          IF o.status = 'confirmed' THEN v_sold[v_whole] := v_sold[v_whole] + v_admitting; ELSE v_held[v_whole] := v_held[v_whole] + v_admitting; END IF;
        END IF;
        IF r.code_inventory_id IS NOT NULL THEN
          a := array_position(v_pools, r.code_inventory_id);
          v_left[a] := v_left[a] - 1;
          IF o.status = 'confirmed' THEN v_sold[a] := v_sold[a] + 1; ELSE v_held[a] := v_held[a] + 1; END IF;
        END IF;
        IF r.max_per_person IS NOT NULL THEN
          v_code_users := v_code_users || array_remove(ARRAY[r.code_id || ' ' || r.email, r.code_id || ' ' || r.user_id], NULL);
        END IF;

        v_list := r.p->'tickets';
        IF v_redrawn THEN
          v_list := tickets_of_lines(v_list, ARRAY(SELECT x.id FROM unnest(v_lines[v_first_line:v_line_count]) x), v_sources,
            ARRAY(SELECT x.quantity FROM unnest(v_lines[v_first_line:v_line_count]) x),
            ARRAY(SELECT x.admits FROM unnest(v_lines[v_first_line:v_line_count]) x));
        END IF;
        IF jsonb_array_length(v_list) <> v_admitting OR v_line_count < v_first_line THEN
          RAISE EXCEPTION 'an order of % with % tickets', v_admitting, jsonb_array_length(v_list);
        END IF;
        v_order_count := v_order_count + 1;
        o.id := r.p->>'orderId';
        o.number := r.p->>'number';
        o.event_id := r.event_id;
        o.user_id := r.user_id;
        o.token := r.p->>'token';
        o.buyer_name := coalesce(r.p#>>'{buyer,name}', '');
        o.buyer_email := coalesce(r.email, '');
        o.currency := r.currency;
        o.promo_code_id := r.code_id;
        o.idempotency_key := r.key;
        o.request_hash := r.p->>'requestHash';
        IF o.status = 'confirmed' THEN
          o.confirmed_at := now();
          v_tickets := v_tickets || v_list;
          v_ticket_count := v_ticket_count + v_admitting;
        ELSE
          o.expires_at := now() + r.hold_minutes * interval '1 minute';
          o.draft := v_list;
          v_tickets := v_tickets || '[]'::jsonb;
        END IF;
        v_orders[v_order_count] := o;
        v_ids := v_ids || o.id;
        v_numbers := v_numbers || o.number;
        v_events := v_events || r.event_id;
        v_kinds := v_kinds || CASE WHEN o.status = 'confirmed' THEN 'order.confirmed' ELSE 'order.placed' END;
        v_totals := v_totals || o.total_minor;
        v_buyers := v_buyers || array_remove(ARRAY[r.event_id || ' ' || r.email, r.event_id || ' ' || r.user_id], NULL);
        v_organisations := v_organisations || r.organisation_id;
        v_actors := v_actors || (r.p->>'actor');
        v_request_ids := v_request_ids || (r.p->>'requestId');
        v_counts := v_counts || v_admitting;
        v_answer := jsonb_build_object(
          'outcome', CASE WHEN o.status = 'confirmed' THEN 'confirmed' ELSE 'held' END, 'orderId', o.id, 'at', now(), 'expiresAt', o.expires_at,
          'currency', r.currency, 'timeZone', r.time_zone, 'lines', v_names, 'totals', jsonb_build_object('listMinor', o.list_minor,
          'discountMinor', o.discount_minor, 'feeMinor', o.fee_minor, 'absorbedFeeMinor', o.absorbed_fee_minor, 'taxMinor', o.tax_minor,
          'includedTaxMinor', o.included_tax_minor, 'totalMinor', o.total_minor));
      END request;
      v_answers[r.n] := v_answer;
      IF v_answer IS NOT NULL THEN v_refused := v_refused + 1; END IF;
    END LOOP;

    IF pass = 1 THEN
      IF v_scarce <> '{}' THEN v_expired := ARRAY(SELECT reclaimable_holds(v_scarce)); END IF;
      IF v_expired <> '{}' THEN v_refused := v_refused - cardinality(v_short); END IF;
      EXIT WHEN v_refused = cardinality(v_requests);
      IF v_refused > 0 THEN -- nobody waits for what is sold out
        v_open := ARRAY(SELECT n FROM unnest(v_answers) WITH ORDINALITY x (answer, n)
                        WHERE answer IS NULL OR v_expired <> '{}' AND n = ANY (v_short));
        v_event_ids := ARRAY(SELECT DISTINCT v_requests[n]->>'eventId' FROM unnest(v_open) n);
        v_type_ids := ARRAY(SELECT DISTINCT x->>'ticketTypeId' FROM unnest(v_open) n, jsonb_array_elements(v_requests[n]->'lines') x);
      END IF;
    ELSIF v_short <> '{}' AND NOT v_tried AND EXISTS (SELECT reclaimable_holds(v_scarce)) THEN
      -- Sold while this waited for the locks, and expired holds would do: once more from the beginning.
      RAISE EXCEPTION 'expired holds can be taken back' USING ERRCODE = 'serialization_failure';
    END IF;
  END LOOP;

  IF v_order_count > 0 THEN
    -- Of two requests with one key at the same time and different inventory the second fails here, and is tried again.
    INSERT INTO orders (id, number, event_id, user_id, token, status, buyer_name, buyer_email, currency, list_minor, discount_minor,
                        fee_minor, tax_minor, included_tax_minor, absorbed_fee_minor, total_minor, promo_code_id, draft,
                        idempotency_key, request_hash, expires_at, confirmed_at)
    SELECT x.id, x.number, x.event_id, x.user_id, x.token, x.status, x.buyer_name, x.buyer_email, x.currency, x.list_minor, x.discount_minor,
           x.fee_minor, x.tax_minor, x.included_tax_minor, x.absorbed_fee_minor, x.total_minor, x.promo_code_id, x.draft,
           x.idempotency_key, x.request_hash, x.expires_at, x.confirmed_at
    FROM unnest(v_orders) x;

    INSERT INTO order_lines (id, order_id, ticket_type_id, quantity, admits, list_minor, discount_minor, fee_minor, tax_minor,
                             included_tax_minor, absorbed_fee_minor, tax_bp, unit_minor)
    SELECT x.id, x.order_id, x.ticket_type_id, x.quantity, x.admits, x.list_minor, x.discount_minor, x.fee_minor, x.tax_minor,
           x.included_tax_minor, x.absorbed_fee_minor, x.tax_bp, x.unit_minor
    FROM unnest(v_lines[1:v_line_count]) x;

    IF v_ticket_count > 0 THEN
      INSERT INTO tickets (id, event_id, order_id, ticket_type_id, line_id, serial, reference, link_token, holder_name, holder_email)
      SELECT x->>'id', y.event_id, y.id, s.ticket_type_id, s.id, x->>'serial', y.number || '-' || (x->>'position'),
             x->>'linkToken', x->>'holderName', x->>'holderEmail'
      FROM unnest(v_ids, v_events, v_numbers, v_tickets) y (id, event_id, number, drafted), jsonb_array_elements(y.drafted) x
        CROSS JOIN LATERAL (SELECT z.id, z.order_id, z.ticket_type_id FROM order_lines z WHERE z.id = x->>'lineId' LIMIT 1) s
      WHERE s.order_id = y.id;
      GET DIAGNOSTICS v_made = ROW_COUNT;
      IF v_made <> v_ticket_count THEN RAISE EXCEPTION 'an order of % with % tickets', v_ticket_count, v_made; END IF;
    END IF;

    WITH activity AS (
      INSERT INTO activities (kind, organisation_id, event_id, order_id, actor, request_id, data)
      SELECT y.kind, y.organisation_id, y.event_id, y.id, y.actor, y.request_id,
             jsonb_build_object('tickets', y.tickets, 'totalMinor', y.total)
      FROM unnest(v_kinds, v_organisations, v_events, v_ids, v_actors, v_request_ids, v_counts, v_totals)
        y (kind, organisation_id, event_id, id, actor, request_id, tickets, total)
      RETURNING id)
    INSERT INTO activity_outbox (activity_id) SELECT id FROM activity;
  END IF;

  -- The hot rows last.
  IF v_held IS NOT NULL THEN
    UPDATE inventory SET held = held + v_held[array_position(v_pools, id)], sold = sold + v_sold[array_position(v_pools, id)]
    WHERE id = ANY (v_pools) AND (v_held[array_position(v_pools, id)] <> 0 OR v_sold[array_position(v_pools, id)] <> 0);
  END IF;

  RETURN to_jsonb(v_answers);
END $$;

CREATE FUNCTION reserve(p jsonb) RETURNS jsonb LANGUAGE sql AS $$ SELECT reserve_many(jsonb_build_array(p))->0 $$;
