-- Reserving, in one statement. Lock order everywhere: order rows first, then inventory rows by rising id.
--
-- argument: { orderId, number, token, eventId, userId?, buyer: { name, email }, idempotencyKey?, requestHash?, actor,
--             requestId, maySeeHidden, lines: [{ id, ticketTypeId, quantity }],
--             tickets: [{ id, lineId, ticketTypeId, serial, position, linkToken, holderName, holderEmail? }] }
-- answer:   { outcome, … } where outcome is
--   confirmed       { orderId }                    the order, its tickets and the activity are written
--   replayed        { orderId }                    the same key with the same request: the order made before
--   key_reused      {}                             the same key with another request
--   no_event        {}                             no such event, or not published
--   event_over      {}                             it has ended, or is cancelled
--   no_type         { ticketTypeId }               not of this event, or hidden
--   not_on_sale     { ticketTypeId, state }        state: not_yet | ended
--   bad_quantity    { ticketTypeId, min, max }
--   payment_needed  {}                             the total is not zero
--   sold_out        { ticketTypeId, remaining }    remaining: what one order could still get of that type
-- The database's clock decides everything about time.
CREATE FUNCTION reserve(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  e record;
  t record;
  v_short text;
  v_remaining int;
  v_total bigint := 0;
  v_order text;
  v_hash text;
  v_lines jsonb;
BEGIN
  -- A repeat is success.
  IF p->>'idempotencyKey' IS NOT NULL THEN
    SELECT id, request_hash INTO v_order, v_hash FROM orders WHERE idempotency_key = p->>'idempotencyKey';
    IF FOUND THEN
      RETURN CASE WHEN v_hash = p->>'requestHash' THEN jsonb_build_object('outcome', 'replayed', 'orderId', v_order)
                  ELSE jsonb_build_object('outcome', 'key_reused') END;
    END IF;
  END IF;

  SELECT id, organisation_id, inventory_id, currency, status, ends_at INTO e FROM events WHERE id = p->>'eventId';
  IF NOT FOUND OR e.status = 'draft' THEN RETURN jsonb_build_object('outcome', 'no_event'); END IF;
  IF e.status = 'cancelled' OR e.ends_at <= now() THEN RETURN jsonb_build_object('outcome', 'event_over'); END IF;

  -- What is asked, with what the database says of it. Several lines of one type count together.
  FOR t IN
    SELECT l.ticket_type_id, l.quantity, y.id, y.price_minor, y.min_per_order, y.max_per_order, y.hidden, y.sales_start_at, y.sales_end_at
    FROM (SELECT x->>'ticketTypeId' AS ticket_type_id, sum((x->>'quantity')::int) AS quantity
          FROM jsonb_array_elements(p->'lines') x GROUP BY 1) l
    LEFT JOIN ticket_types y ON y.id = l.ticket_type_id AND y.event_id = e.id
  LOOP
    IF t.id IS NULL OR (t.hidden AND NOT (p->>'maySeeHidden')::boolean) THEN
      RETURN jsonb_build_object('outcome', 'no_type', 'ticketTypeId', t.ticket_type_id);
    ELSIF t.sales_start_at > now() THEN
      RETURN jsonb_build_object('outcome', 'not_on_sale', 'ticketTypeId', t.id, 'state', 'not_yet');
    ELSIF t.sales_end_at <= now() THEN
      RETURN jsonb_build_object('outcome', 'not_on_sale', 'ticketTypeId', t.id, 'state', 'ended');
    ELSIF t.quantity < t.min_per_order OR t.quantity > t.max_per_order THEN
      RETURN jsonb_build_object('outcome', 'bad_quantity', 'ticketTypeId', t.id, 'min', t.min_per_order, 'max', t.max_per_order);
    END IF;
    v_total := v_total + t.price_minor * t.quantity;
  END LOOP;
  IF v_total <> 0 THEN RETURN jsonb_build_object('outcome', 'payment_needed'); END IF;

  -- A look without a lock: most of a rush is told "sold out" here and waits for nobody.
  SELECT r.ticket_type_id, r.remaining INTO v_short, v_remaining FROM reserve_shortage(p->'lines', e.inventory_id) r;
  IF v_short IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'sold_out', 'ticketTypeId', v_short, 'remaining', v_remaining);
  END IF;

  INSERT INTO orders (id, number, event_id, user_id, token, status, buyer_name, buyer_email, currency, total_minor,
                      idempotency_key, request_hash, confirmed_at)
  VALUES (p->>'orderId', p->>'number', e.id, p->>'userId', p->>'token', 'confirmed', p#>>'{buyer,name}', p#>>'{buyer,email}',
          e.currency, 0, p->>'idempotencyKey', p->>'requestHash', now())
  ON CONFLICT (idempotency_key) DO NOTHING;
  IF NOT FOUND THEN -- the same request at the same time was first; its transaction has ended by now
    SELECT id, request_hash INTO v_order, v_hash FROM orders WHERE idempotency_key = p->>'idempotencyKey';
    RETURN CASE WHEN v_hash = p->>'requestHash' THEN jsonb_build_object('outcome', 'replayed', 'orderId', v_order)
                ELSE jsonb_build_object('outcome', 'key_reused') END;
  END IF;

  PERFORM 1 FROM inventory i
    WHERE i.id = e.inventory_id
       OR i.id IN (SELECT y.inventory_id FROM ticket_types y JOIN jsonb_array_elements(p->'lines') x ON y.id = x->>'ticketTypeId')
    ORDER BY i.id FOR UPDATE;
  SELECT r.ticket_type_id, r.remaining INTO v_short, v_remaining FROM reserve_shortage(p->'lines', e.inventory_id) r;
  IF v_short IS NOT NULL THEN
    DELETE FROM orders WHERE id = p->>'orderId';
    RETURN jsonb_build_object('outcome', 'sold_out', 'ticketTypeId', v_short, 'remaining', v_remaining);
  END IF;

  UPDATE inventory i SET sold = i.sold + need.quantity
  FROM (SELECT y.inventory_id AS id, sum((x->>'quantity')::int) AS quantity
          FROM jsonb_array_elements(p->'lines') x JOIN ticket_types y ON y.id = x->>'ticketTypeId' GROUP BY 1
        UNION ALL
        SELECT e.inventory_id, sum((x->>'quantity')::int) FROM jsonb_array_elements(p->'lines') x WHERE e.inventory_id IS NOT NULL) need
  WHERE i.id = need.id;

  INSERT INTO order_lines (id, order_id, ticket_type_id, quantity, unit_minor)
  SELECT x->>'id', p->>'orderId', y.id, (x->>'quantity')::int, y.price_minor
  FROM jsonb_array_elements(p->'lines') x JOIN ticket_types y ON y.id = x->>'ticketTypeId';

  INSERT INTO tickets (id, event_id, order_id, ticket_type_id, serial, reference, link_token, holder_name, holder_email)
  SELECT x->>'id', e.id, p->>'orderId', x->>'ticketTypeId', x->>'serial', (p->>'number') || '-' || (x->>'position'),
         x->>'linkToken', x->>'holderName', x->>'holderEmail'
  FROM jsonb_array_elements(p->'tickets') x;

  WITH activity AS (
    INSERT INTO activities (kind, organisation_id, event_id, order_id, actor, request_id, data)
    VALUES ('order.confirmed', e.organisation_id, e.id, p->>'orderId', p->>'actor', p->>'requestId',
            jsonb_build_object('tickets', jsonb_array_length(p->'tickets'), 'totalMinor', 0))
    RETURNING id)
  INSERT INTO activity_outbox (activity_id) SELECT id FROM activity;

  RETURN jsonb_build_object('outcome', 'confirmed', 'orderId', p->>'orderId');
END $$;

-- The first line that cannot be served whole, with what is left for it; nulls when all can.
CREATE FUNCTION reserve_shortage(lines jsonb, event_inventory text, OUT ticket_type_id text, OUT remaining int)
LANGUAGE sql STABLE AS $$
  WITH asked AS (
    SELECT x->>'ticketTypeId' AS id, sum((x->>'quantity')::int)::int AS quantity
    FROM jsonb_array_elements(lines) x GROUP BY 1),
  shared AS (
    SELECT i.capacity - i.held - i.sold - i.offered AS remaining FROM inventory i WHERE i.id = event_inventory)
  SELECT a.id, least(i.capacity - i.held - i.sold - i.offered, (SELECT s.remaining FROM shared s))
  FROM asked a
  JOIN ticket_types y ON y.id = a.id
  JOIN inventory i ON i.id = y.inventory_id
  WHERE i.capacity - i.held - i.sold - i.offered < a.quantity
     OR (SELECT s.remaining FROM shared s) < (SELECT sum(quantity) FROM asked)
  ORDER BY a.id
  LIMIT 1
$$;
