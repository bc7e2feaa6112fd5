-- Selling, one statement per order. Lock order everywhere: the event, order rows, ticket rows, inventory rows, each by
-- rising id. The database's clock decides everything about time.
--
-- argument: { orderId, number, token, eventId, userId?, buyer: { name, email }, idempotencyKey?, requestHash?, actor, requestId,
--             lines: [{ id, ticketTypeId, quantity }],
--             tickets: [{ id, lineId, serial, position, linkToken, holderName, holderEmail? }] }
-- answer:   { outcome, … } where outcome is
--   confirmed       { orderId, at, currency, timeZone, types: { <id>: { name, priceMinor } } }
--                                                  the order, its tickets and the activity are written
--   replayed        { orderId }                    the same key with the same request: the order made before
--   key_reused      {}                             the same key with another request
--   no_event        {}                             no such event, not published, or private and the user neither a member
--                                                  of its organisation nor a guest with a ticket
--   event_over      { state }                      state: ended | cancelled
--   no_type         { ticketTypeId }               not of this event, or hidden from this user
--   not_on_sale     { ticketTypeId, state }        state: not_yet | ended
--   bad_quantity    { ticketTypeId, min, max }
--   payment_needed  {}                             the total is not zero
--   too_many        { retryAfter }                 this buyer ordered 20 times here in 10 minutes; seconds
--   sold_out        { ticketTypeId, remaining }    remaining: what is left of that type; ticketTypeId is null when the
--                                                  whole event has fewer places left than the order asks for
--
-- A session keeps the plans of a function. Those made while the tables were small would read them whole in the middle of a
-- rush, so the function plans without sequential scans.
CREATE FUNCTION reserve(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  e record;
  asked record;
  t record;
  v_role text;
  v_inside boolean;
  v_types jsonb := '{}';
  v_ids text[] := '{}';      -- of the ticket types asked for, with
  v_pools text[] := '{}';    --   their pools,
  v_wants int[] := '{}';     --   how many of each,
  v_left int[] := '{}';      --   and how many are left;
  v_whole int;               -- left of the event's own pool, null when it has none
  v_quantity int := 0;
  v_total bigint := 0;
  v_answer jsonb;
  v_tickets int;
BEGIN
  -- A repeat is success.
  IF p->>'idempotencyKey' IS NOT NULL THEN
    SELECT id, request_hash INTO t FROM orders WHERE idempotency_key = p->>'idempotencyKey';
    IF FOUND THEN RETURN reserve_repeat(t.id, t.request_hash = p->>'requestHash'); END IF;
  END IF;

  SELECT id, organisation_id, inventory_id, currency, time_zone, status, visibility, ends_at INTO e FROM events WHERE id = p->>'eventId';
  IF NOT FOUND OR e.status = 'draft' THEN RETURN jsonb_build_object('outcome', 'no_event'); END IF;
  SELECT m.role INTO v_role FROM memberships m WHERE m.organisation_id = e.organisation_id AND m.user_id = p->>'userId';
  IF p->>'actor' = 'system' THEN v_role := 'owner'; END IF;
  v_inside := coalesce(v_role IN ('owner', 'admin', 'manager'), false);
  -- Who may see a private event may register for it (lib/events/public/viewer.ts).
  IF e.visibility = 'private' AND v_role IS NULL AND NOT EXISTS (
    SELECT 1 FROM tickets k JOIN orders r ON r.id = k.order_id
      LEFT JOIN users u ON u.id = p->>'userId' AND u.email_verified_at IS NOT NULL
    WHERE k.event_id = e.id AND k.status = 'valid' AND (r.user_id = p->>'userId' OR u.email IN (r.buyer_email, k.holder_email))) THEN
    RETURN jsonb_build_object('outcome', 'no_event');
  END IF;
  IF e.status <> 'published' THEN RETURN jsonb_build_object('outcome', 'event_over', 'state', e.status); END IF;
  IF e.ends_at <= now() THEN RETURN jsonb_build_object('outcome', 'event_over', 'state', 'ended'); END IF;

  -- What is asked, with what the database says of it. Several lines of one type count together.
  FOR asked IN
    SELECT x->>'ticketTypeId' AS id, sum((x->>'quantity')::int)::int AS quantity, min((x->>'quantity')::int) AS least
    FROM jsonb_array_elements(p->'lines') x GROUP BY 1 ORDER BY 1
  LOOP
    SELECT y.id, y.inventory_id, y.name, y.price_minor, y.min_per_order, y.max_per_order, y.hidden, y.sales_start_at, y.sales_end_at,
           i.capacity - i.held - i.sold - i.offered AS remaining
      INTO t FROM ticket_types y JOIN inventory i ON i.id = y.inventory_id WHERE y.id = asked.id AND y.event_id = e.id;
    IF NOT FOUND OR (t.hidden AND NOT v_inside) THEN
      RETURN jsonb_build_object('outcome', 'no_type', 'ticketTypeId', asked.id);
    ELSIF t.sales_start_at > now() THEN
      RETURN jsonb_build_object('outcome', 'not_on_sale', 'ticketTypeId', t.id, 'state', 'not_yet');
    ELSIF t.sales_end_at <= now() THEN
      RETURN jsonb_build_object('outcome', 'not_on_sale', 'ticketTypeId', t.id, 'state', 'ended');
    ELSIF asked.least < 1 OR asked.quantity < t.min_per_order OR asked.quantity > t.max_per_order THEN
      RETURN jsonb_build_object('outcome', 'bad_quantity', 'ticketTypeId', t.id, 'min', t.min_per_order, 'max', t.max_per_order);
    END IF;
    v_quantity := v_quantity + asked.quantity;
    v_total := v_total + t.price_minor::bigint * asked.quantity;
    v_types := v_types || jsonb_build_object(t.id, jsonb_build_object('name', t.name, 'priceMinor', t.price_minor));
    v_ids := v_ids || t.id;
    v_pools := v_pools || t.inventory_id;
    v_wants := v_wants || asked.quantity;
    v_left := v_left || t.remaining;
  END LOOP;
  IF v_total <> 0 THEN RETURN jsonb_build_object('outcome', 'payment_needed'); END IF;

  -- Per buyer, by address and by account, and never by network: a whole office orders at once. Members sell at the desk.
  -- OFFSET 0 keeps the look-up on the index of the buyer, which has few orders where the event has many.
  IF NOT v_inside AND greatest(
       (SELECT count(*) FROM (SELECT event_id, created_at FROM orders WHERE buyer_email = p#>>'{buyer,email}' OFFSET 0) o
         WHERE o.event_id = e.id AND o.created_at > now() - interval '10 minutes'),
       (SELECT count(*) FROM (SELECT event_id, created_at FROM orders WHERE user_id = p->>'userId' OFFSET 0) o
         WHERE o.event_id = e.id AND o.created_at > now() - interval '10 minutes')) >= 20 THEN
    RETURN jsonb_build_object('outcome', 'too_many', 'retryAfter', 600);
  END IF;

  -- A look without a lock: most of a rush is told "sold out" here and waits for nobody.
  IF e.inventory_id IS NOT NULL THEN
    SELECT i.capacity - i.held - i.sold - i.offered INTO v_whole FROM inventory i WHERE i.id = e.inventory_id;
  END IF;
  v_answer := reserve_shortage(v_ids, v_wants, v_left, v_whole);
  IF v_answer IS NOT NULL THEN RETURN v_answer; END IF;

  -- Whoever cancels the event or changes what it counts against waits for this order, or this order for them: no ticket is
  -- made for an event that is already off. Orders share the lock, and their foreign key takes a weaker one on that row anyway.
  SELECT inventory_id INTO e.inventory_id FROM events WHERE id = e.id AND status = 'published' FOR SHARE;
  IF NOT FOUND THEN
    SELECT status INTO e.status FROM events WHERE id = e.id;
    RETURN CASE WHEN e.status = 'cancelled' THEN jsonb_build_object('outcome', 'event_over', 'state', 'cancelled')
                ELSE jsonb_build_object('outcome', 'no_event') END;
  END IF;

  -- The order comes before the inventory: of two requests with one key the second waits here, holding nothing.
  INSERT INTO orders (id, number, event_id, user_id, token, status, buyer_name, buyer_email, currency, total_minor,
                      idempotency_key, request_hash, confirmed_at)
  VALUES (p->>'orderId', p->>'number', e.id, p->>'userId', p->>'token', 'confirmed', p#>>'{buyer,name}', p#>>'{buyer,email}',
          e.currency, 0, p->>'idempotencyKey', p->>'requestHash', now())
  ON CONFLICT (idempotency_key) DO NOTHING;
  IF NOT FOUND THEN -- the same key at the same time was first; its transaction has ended by now
    SELECT id, request_hash INTO t FROM orders WHERE idempotency_key = p->>'idempotencyKey';
    RETURN reserve_repeat(t.id, t.request_hash = p->>'requestHash');
  END IF;

  -- The same look again, at rows that nobody else changes now.
  v_whole := NULL;
  FOR t IN
    SELECT i.id, i.capacity - i.held - i.sold - i.offered AS remaining FROM inventory i
    WHERE i.id = ANY (v_pools || e.inventory_id) ORDER BY i.id FOR NO KEY UPDATE
  LOOP
    IF t.id = e.inventory_id THEN v_whole := t.remaining;
    ELSE v_left[array_position(v_pools, t.id)] := t.remaining;
    END IF;
  END LOOP;
  v_answer := reserve_shortage(v_ids, v_wants, v_left, v_whole);
  IF v_answer IS NOT NULL THEN
    DELETE FROM orders WHERE id = p->>'orderId';
    RETURN v_answer;
  END IF;
  FOR n IN 1 .. cardinality(v_pools) LOOP
    UPDATE inventory SET sold = sold + v_wants[n] WHERE id = v_pools[n];
  END LOOP;
  IF e.inventory_id IS NOT NULL THEN UPDATE inventory SET sold = sold + v_quantity WHERE id = e.inventory_id; END IF;

  INSERT INTO order_lines (id, order_id, ticket_type_id, quantity, unit_minor)
  SELECT x->>'id', p->>'orderId', x->>'ticketTypeId', (x->>'quantity')::int, (v_types->(x->>'ticketTypeId')->>'priceMinor')::int
  FROM jsonb_array_elements(p->'lines') x;

  INSERT INTO tickets (id, event_id, order_id, ticket_type_id, serial, reference, link_token, holder_name, holder_email)
  SELECT x->>'id', e.id, p->>'orderId', l->>'ticketTypeId', x->>'serial', (p->>'number') || '-' || (x->>'position'),
         x->>'linkToken', x->>'holderName', x->>'holderEmail'
  FROM jsonb_array_elements(p->'tickets') x JOIN jsonb_array_elements(p->'lines') l ON l->>'id' = x->>'lineId';
  GET DIAGNOSTICS v_tickets = ROW_COUNT;
  IF v_tickets <> v_quantity OR v_quantity < 1 THEN
    RAISE EXCEPTION 'an order of % with % tickets', v_quantity, v_tickets;
  END IF;

  WITH activity AS (
    INSERT INTO activities (kind, organisation_id, event_id, order_id, actor, request_id, data)
    VALUES ('order.confirmed', e.organisation_id, e.id, p->>'orderId', p->>'actor', p->>'requestId',
            jsonb_build_object('tickets', v_quantity, 'totalMinor', 0))
    RETURNING id)
  INSERT INTO activity_outbox (activity_id) SELECT id FROM activity;

  RETURN jsonb_build_object('outcome', 'confirmed', 'orderId', p->>'orderId', 'at', now(), 'currency', e.currency,
                            'timeZone', e.time_zone, 'types', v_types);
END $$;

CREATE FUNCTION reserve_repeat(order_id text, same_request boolean) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN same_request THEN jsonb_build_object('outcome', 'replayed', 'orderId', order_id)
              ELSE jsonb_build_object('outcome', 'key_reused') END
$$;

-- "Sold out" of what cannot be served whole: the first such type, else the event as a whole. Null when all of it can.
CREATE FUNCTION reserve_shortage(ids text[], wants int[], remaining int[], whole int) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  asked int := 0;
BEGIN
  FOR n IN 1 .. cardinality(ids) LOOP
    IF least(remaining[n], whole) < wants[n] THEN
      RETURN jsonb_build_object('outcome', 'sold_out', 'ticketTypeId', ids[n], 'remaining', least(remaining[n], whole));
    END IF;
    asked := asked + wants[n];
  END LOOP;
  IF whole < asked THEN RETURN jsonb_build_object('outcome', 'sold_out', 'ticketTypeId', NULL, 'remaining', whole); END IF;
  RETURN NULL;
END $$;

-- Takes a free order back: its tickets die, its seats return, once.
-- argument: { orderId, byBuyer, actor, requestId }
-- answer:   { outcome } where outcome is
--   cancelled | already   it is cancelled now, or was before
--   not_found
--   not_cancellable { status }    money was paid, or it was never confirmed
--   used                          somebody was admitted with one of its tickets
--   started                       the event has begun, and it is the buyer who asks
CREATE FUNCTION cancel_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  e record;
  o record;
  t record;
BEGIN
  SELECT id, organisation_id, inventory_id, starts_at INTO e
  FROM events WHERE id = (SELECT event_id FROM orders WHERE id = p->>'orderId') FOR SHARE;
  SELECT id, status, total_minor INTO o FROM orders WHERE id = p->>'orderId' FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'not_found'); END IF;
  IF o.status = 'cancelled' THEN RETURN jsonb_build_object('outcome', 'already'); END IF;
  IF o.status <> 'confirmed' OR o.total_minor <> 0 THEN
    RETURN jsonb_build_object('outcome', 'not_cancellable', 'status', o.status);
  END IF;
  IF (p->>'byBuyer')::boolean AND e.starts_at <= now() THEN RETURN jsonb_build_object('outcome', 'started'); END IF;

  -- A scan locks its ticket too: either it is seen here, or it sees the ticket void.
  PERFORM 1 FROM tickets WHERE order_id = o.id ORDER BY id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM tickets WHERE order_id = o.id AND admitted_at IS NOT NULL) THEN
    RETURN jsonb_build_object('outcome', 'used');
  END IF;

  UPDATE orders SET status = 'cancelled', cancelled_at = now() WHERE id = o.id;
  UPDATE tickets SET status = 'void' WHERE order_id = o.id;
  WITH activity AS (
    INSERT INTO activities (kind, organisation_id, event_id, order_id, actor, request_id, data)
    VALUES ('order.cancelled', e.organisation_id, e.id, o.id, p->>'actor', p->>'requestId',
            jsonb_build_object('byBuyer', (p->>'byBuyer')::boolean))
    RETURNING id)
  INSERT INTO activity_outbox (activity_id) SELECT id FROM activity;

  -- The hot rows last, so that a sale waits for them as shortly as can be.
  FOR t IN
    SELECT y.inventory_id AS id, sum(l.quantity)::int AS quantity
    FROM order_lines l JOIN ticket_types y ON y.id = l.ticket_type_id WHERE l.order_id = o.id GROUP BY 1
    UNION ALL
    SELECT e.inventory_id, sum(l.quantity)::int FROM order_lines l WHERE l.order_id = o.id HAVING e.inventory_id IS NOT NULL
    ORDER BY 1
  LOOP
    UPDATE inventory SET sold = sold - t.quantity WHERE id = t.id;
  END LOOP;
  RETURN jsonb_build_object('outcome', 'cancelled');
END $$;

-- The tickets of one address, for the person who proved it to be theirs, and for the organiser who searches a part of it.
CREATE INDEX tickets_holder_email ON tickets (holder_email) WHERE holder_email IS NOT NULL;
CREATE INDEX tickets_holder_email_trgm ON tickets USING gin (holder_email gin_trgm_ops) WHERE holder_email IS NOT NULL;

-- The few orders of an event that do not stand.
CREATE INDEX orders_not_confirmed ON orders (event_id, id) WHERE status <> 'confirmed';
