-- What both reference designs write for an order, the same rows as ours: order with its key, lines, tickets, activity. Both look for the
-- key first, as anybody must. Neither asks, as ours does, whether the event and the type are on sale, how many one order may have,
-- what they cost, and how often this buyer ordered.
CREATE OR REPLACE FUNCTION reference_write(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  e record;
  v_quantity int;
BEGIN
  SELECT id, organisation_id, currency, time_zone INTO e FROM events WHERE id = p->>'eventId';
  INSERT INTO orders (id, number, event_id, user_id, token, status, buyer_name, buyer_email, currency, total_minor, idempotency_key,
                      request_hash, confirmed_at)
  VALUES (p->>'orderId', p->>'number', e.id, p->>'userId', p->>'token', 'confirmed', p#>>'{buyer,name}', p#>>'{buyer,email}',
          e.currency, 0, p->>'idempotencyKey', p->>'requestHash', now());
  INSERT INTO order_lines (id, order_id, ticket_type_id, quantity, unit_minor)
  SELECT x->>'id', p->>'orderId', x->>'ticketTypeId', (x->>'quantity')::int, 0 FROM jsonb_array_elements(p->'lines') x;
  INSERT INTO tickets (id, event_id, order_id, ticket_type_id, line_id, serial, reference, link_token, holder_name, holder_email)
  SELECT x->>'id', e.id, p->>'orderId', x->>'ticketTypeId', x->>'lineId', x->>'serial', (p->>'number') || '-' || (x->>'position'),
         x->>'linkToken', x->>'holderName', x->>'holderEmail' FROM jsonb_array_elements(p->'tickets') x;
  GET DIAGNOSTICS v_quantity = ROW_COUNT;
  WITH activity AS (
    INSERT INTO activities (kind, organisation_id, event_id, order_id, actor, request_id, data)
    VALUES ('order.confirmed', e.organisation_id, e.id, p->>'orderId', p->>'actor', p->>'requestId',
            jsonb_build_object('tickets', v_quantity, 'totalMinor', 0))
    RETURNING id)
  INSERT INTO activity_outbox (activity_id) SELECT id FROM activity;
  RETURN jsonb_build_object('outcome', 'confirmed', 'orderId', p->>'orderId', 'at', now(), 'currency', e.currency, 'timeZone', e.time_zone);
END $$;
