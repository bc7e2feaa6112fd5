-- What becomes of a hold and of money, as the database writes it. Which of it is to be done is decided by one table,
-- lib/orders/order-state.ts. Lock order everywhere: the event (shared), order rows, payments, tickets, inventory rows, each by
-- rising id. The database's clock decides everything about time. The functions plan without sequential scans for the reason
-- `reserve` gives.

-- Records what happened, and for the dispatcher that it did.
CREATE FUNCTION tell(kind text, organisation text, event text, order_id text, actor text, request text, data jsonb)
RETURNS void LANGUAGE sql AS $$
  WITH activity AS (
    INSERT INTO activities (kind, organisation_id, event_id, order_id, actor, request_id, data)
    VALUES (kind, organisation, event, order_id, coalesce(actor, 'system'), request, data)
    RETURNING id)
  INSERT INTO activity_outbox (activity_id) SELECT id FROM activity
$$;

-- Moves what an order counts against: from held to sold (-1, 1), back (-1, 0), or off the books (0, -1).
CREATE FUNCTION move_seats(p_order text, held_by int, sold_by int) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT k.inventory_id, k.quantity FROM order_takes(p_order) k ORDER BY 1 LOOP
    UPDATE inventory SET held = held + held_by * t.quantity, sold = sold + sold_by * t.quantity WHERE id = t.inventory_id;
  END LOOP;
END $$;

-- Takes the seats of an order whose hold has ended, all or none, as sold.
CREATE FUNCTION take_seats(p_order text) RETURNS boolean LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  t record;
BEGIN
  FOR t IN
    SELECT i.capacity - i.held - i.sold - i.offered AS remaining, k.quantity
    FROM inventory i JOIN order_takes(p_order) k ON k.inventory_id = i.id ORDER BY i.id FOR NO KEY UPDATE OF i
  LOOP
    IF t.remaining < t.quantity THEN RETURN false; END IF;
  END LOOP;
  PERFORM move_seats(p_order, 0, 1);
  RETURN true;
END $$;

-- The orders that took over from one another when their time was up, each other's only purchase.
CREATE FUNCTION same_purchase(p_order text) RETURNS SETOF text LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  WITH RECURSIVE linked AS (
    SELECT id, replaced_by_id FROM orders WHERE id = p_order
    UNION
    SELECT o.id, o.replaced_by_id FROM linked k JOIN orders o ON o.id = k.replaced_by_id OR o.replaced_by_id = k.id)
  SELECT id FROM linked WHERE id <> p_order
$$;

-- Makes the tickets that were drafted when an order was reserved. Its seats are for the caller to count.
CREATE FUNCTION confirm_order(p_order text, actor text, request text) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  o record;
  v_units int;
  v_tickets int;
BEGIN
  UPDATE orders SET status = 'confirmed', confirmed_at = now(), end_reason = NULL, cancelled_at = NULL WHERE id = p_order
  RETURNING id, number, event_id, total_minor, draft,
    (SELECT v.organisation_id FROM events v WHERE v.id = event_id) AS organisation_id INTO o;
  INSERT INTO tickets (id, event_id, order_id, ticket_type_id, line_id, serial, reference, link_token, holder_name, holder_email)
  SELECT x.id, o.event_id, o.id, l.ticket_type_id, l.id, x.serial, o.number || '-' || x.position, x."linkToken", x."holderName", x."holderEmail"
  FROM jsonb_to_recordset(o.draft) AS x (
      id text, "lineId" text, serial text, position int, "linkToken" text, "holderName" text, "holderEmail" text)
    JOIN order_lines l ON l.id = x."lineId" AND l.order_id = o.id;
  GET DIAGNOSTICS v_tickets = ROW_COUNT;
  SELECT coalesce(sum(quantity), 0) INTO v_units FROM order_lines WHERE order_id = o.id AND admits;
  IF v_tickets <> v_units THEN RAISE EXCEPTION 'an order of % with % tickets', v_units, v_tickets; END IF;
  PERFORM tell('order.confirmed', o.organisation_id, o.event_id, o.id, actor, request,
               jsonb_build_object('tickets', v_tickets, 'totalMinor', o.total_minor));
END $$;

-- Names an attempt to send money back: the same until the provider has said no to it.
CREATE FUNCTION refund_key(id text, generation int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT id || CASE generation WHEN 1 THEN '' ELSE ':' || generation END
$$;

-- Writes a receipt down, once, and says what is the case, with the event, the orders and the payments locked until the transaction
-- ends.
-- argument: { receiptId, provider, eventRef, source, kind, sessionRef?, paymentId?, paymentRef?, refundRef?, refundId?, amountMinor?, currency? }
-- answer:   { seen, orderId, status }   it was settled before: `seen` is its outcome
--           { unknown: true }           nobody here opened that session, or no such money has come yet; kept as `unknown`, and looked at
--                                       again when it is told again
--           the Situation of lib/orders/order-state.ts, with { receiptId, orderId }
CREATE FUNCTION open_receipt(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  r record;
  m record;
  o record;
  e record;
  v_order text;
  v_payment text;
  v_refund_id text;
  v_refund_state text;
  v_refund boolean := p->>'kind' IN ('refunded', 'refund_failed');
  v_amount bigint := (p->>'amountMinor')::bigint;
BEGIN
  -- First of all: of two that are the same the second waits here, holding nothing.
  INSERT INTO receipts (id, provider, event_ref, source, kind, payment_ref, refund_ref, amount_minor, currency, outcome)
  VALUES (p->>'receiptId', p->>'provider', p->>'eventRef', p->>'source', p->>'kind', p->>'paymentRef', p->>'refundRef', v_amount,
          p->>'currency', 'unknown')
  ON CONFLICT (provider, event_ref) DO NOTHING;
  SELECT x.id, x.outcome, x.order_id, y.status INTO r FROM receipts x LEFT JOIN orders y ON y.id = x.order_id
  WHERE x.provider = p->>'provider' AND x.event_ref = p->>'eventRef' FOR NO KEY UPDATE OF x;
  IF r.outcome <> 'unknown' THEN
    RETURN jsonb_build_object('seen', r.outcome, 'orderId', r.order_id, 'status', r.status);
  END IF;

  IF v_refund THEN
    SELECT id, order_id INTO m FROM payments WHERE provider = p->>'provider' AND payment_ref = p->>'paymentRef';
  ELSE
    SELECT id, order_id INTO m FROM payments WHERE provider = p->>'provider' AND session_ref = p->>'sessionRef';
    IF NOT FOUND THEN SELECT id, order_id INTO m FROM payments WHERE provider = p->>'provider' AND id = p->>'paymentId'; END IF;
  END IF;
  IF NOT FOUND THEN RETURN jsonb_build_object('unknown', true); END IF;
  v_payment := m.id;
  v_order := m.order_id;

  SELECT status, ends_at INTO e FROM events WHERE id = (SELECT event_id FROM orders WHERE id = v_order) FOR SHARE;
  PERFORM 1 FROM orders WHERE id IN (SELECT v_order UNION ALL SELECT same_purchase(v_order)) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM payments WHERE order_id = v_order ORDER BY id FOR NO KEY UPDATE;
  SELECT status, currency, total_minor, end_reason INTO o FROM orders WHERE id = v_order;
  SELECT state INTO m FROM payments WHERE id = v_payment;
  UPDATE receipts SET order_id = v_order, payment_id = v_payment WHERE id = r.id;

  IF v_refund THEN
    SELECT id, state INTO v_refund_id, v_refund_state FROM refunds WHERE payment_id = v_payment
      AND (provider_ref = p->>'refundRef' OR provider_ref IS NULL AND p->>'refundId' = refund_key(id, generation)
           OR p->>'refundId' IS NULL AND provider_ref IS NULL AND state = 'due' AND amount_minor = v_amount)
    ORDER BY provider_ref = p->>'refundRef' DESC NULLS LAST, id LIMIT 1;
    -- An attempt that failed before and is told again: another one has taken its place.
    IF NOT FOUND THEN
      SELECT id, 'failed' INTO v_refund_id, v_refund_state FROM refunds
      WHERE payment_id = v_payment AND id = split_part(p->>'refundId', ':', 1);
    END IF;
  END IF;
  RETURN jsonb_build_object(
    'receiptId', r.id, 'orderId', v_order, 'kind', p->>'kind', 'status', o.status, 'payment', m.state,
    'known', p->>'kind' = 'captured'
      AND EXISTS (SELECT FROM payments WHERE provider = p->>'provider' AND payment_ref = p->>'paymentRef'),
    'paid', CASE WHEN p->>'kind' <> 'captured' THEN NULL
                 WHEN upper(p->>'currency') IS DISTINCT FROM upper(o.currency) THEN 'other_currency'
                 WHEN v_amount < o.total_minor THEN 'less' WHEN v_amount = o.total_minor THEN 'asked' ELSE 'more' END,
    'event', CASE WHEN e.status <> 'published' THEN 'cancelled' WHEN e.ends_at <= now() THEN 'over' ELSE 'on' END,
    'replaced', EXISTS (SELECT FROM same_purchase(v_order) k JOIN orders y ON y.id = k
                        WHERE y.status IN ('pending', 'awaiting_confirmation', 'confirmed', 'partly_refunded')),
    'endReason', o.end_reason,
    'otherProcessing', EXISTS (SELECT FROM payments WHERE order_id = v_order AND id <> v_payment AND state = 'processing'),
    'refund', v_refund_state, 'refundId', v_refund_id);
END $$;

-- Does what was decided about a receipt, in the transaction in which it was opened.
-- argument: { receiptId, step, fact, refundId?, paymentId, newRefundId, requestId }; `paymentId` and `newRefundId` are for rows that may be made
-- answer:   { outcome, status, waiting: [what was told of this money before it came, to be told again] }
CREATE FUNCTION settle(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  step jsonb := p->'step';
  fact jsonb := p->'fact';
  r record;
  o record;
  m record;
  v_amount bigint := (fact->>'amountMinor')::bigint;
  v_back bigint;
  v_waiting jsonb := '[]';
BEGIN
  SELECT x.provider, y.id, y.event_id, y.status, y.total_minor, y.currency, x.payment_id, v.organisation_id INTO o
  FROM receipts x JOIN orders y ON y.id = x.order_id JOIN events v ON v.id = y.event_id WHERE x.id = p->>'receiptId';
  SELECT * INTO m FROM payments WHERE id = o.payment_id;

  IF step->>'order' = 'confirm_late' THEN
    IF NOT take_seats(o.id) THEN step := step->'otherwise'; END IF;
  END IF;

  IF (step->>'book')::boolean THEN
    IF m.payment_ref IS NULL THEN
      UPDATE payments SET state = 'captured', captured_at = now(), payment_ref = fact->>'paymentRef', captured_minor = v_amount,
        currency = upper(fact->>'currency'), session_ref = coalesce(session_ref, fact->>'sessionRef'), failure = NULL
      WHERE id = m.id;
    ELSE
      INSERT INTO payments (id, order_id, provider, account, state, amount_minor, currency, payment_ref, captured_minor, captured_at)
      VALUES (p->>'paymentId', o.id, m.provider, m.account, 'captured', m.amount_minor, upper(fact->>'currency'), fact->>'paymentRef',
              v_amount, now());
      m.id := p->>'paymentId';
      UPDATE receipts SET payment_id = m.id WHERE id = p->>'receiptId';
    END IF;
    SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.received_at, x.id), '[]') INTO v_waiting FROM receipts x
    WHERE x.provider = o.provider AND x.payment_ref = fact->>'paymentRef' AND x.outcome = 'unknown' AND x.kind IN ('refunded', 'refund_failed');
  END IF;

  IF step ? 'refund' THEN
    v_back := CASE step#>>'{refund,what}' WHEN 'all' THEN v_amount ELSE v_amount - o.total_minor END;
    INSERT INTO refunds (id, order_id, payment_id, amount_minor, currency, reason)
    VALUES (p->>'newRefundId', o.id, m.id, v_back, upper(fact->>'currency'), step#>>'{refund,reason}');
    UPDATE payments SET refunded_minor = refunded_minor + v_back WHERE id = m.id;
    PERFORM tell(CASE WHEN step->>'order' = 'owe' THEN 'payment.late_refunded' ELSE 'payment.sent_back' END, o.organisation_id, o.event_id, o.id,
                 'system', p->>'requestId',
                 jsonb_build_object('amountMinor', v_back, 'currency', upper(fact->>'currency'), 'reason', step#>>'{refund,reason}',
                                    'outcome', step->>'outcome', 'refundId', p->>'newRefundId'));
  END IF;

  IF step ? 'payment' THEN
    UPDATE payments SET state = step->>'payment', failure = CASE WHEN step->>'payment' = 'failed' THEN fact->>'failure' END,
      session_ref = coalesce(session_ref, fact->>'sessionRef') WHERE id = m.id;
    IF step->>'payment' = 'failed' THEN
      PERFORM tell('payment.failed', o.organisation_id, o.event_id, o.id, 'system', p->>'requestId',
                   jsonb_build_object('provider', o.provider, 'amountMinor', m.amount_minor, 'failure', fact->>'failure'));
    END IF;
  END IF;

  IF step ? 'refundRow' THEN PERFORM settle_refund(p, step->>'refundRow', o.id, m.id); END IF;

  CASE step->>'order'
    WHEN 'confirm' THEN
      PERFORM confirm_order(o.id, 'system', p->>'requestId');
      PERFORM move_seats(o.id, -1, 1);
    WHEN 'confirm_late' THEN PERFORM confirm_order(o.id, 'system', p->>'requestId');
    WHEN 'await' THEN UPDATE orders SET status = 'awaiting_confirmation' WHERE id = o.id;
    WHEN 'expire' THEN PERFORM let_go(o.id, 'expired', 'payment_failed', 'system', p->>'requestId');
    WHEN 'owe' THEN
      UPDATE orders SET status = 'refund_due' WHERE id = o.id;
      IF o.status IN ('pending', 'awaiting_confirmation') THEN PERFORM move_seats(o.id, -1, 0); END IF;
    ELSE NULL;
  END CASE;

  UPDATE receipts SET outcome = step->>'outcome' WHERE id = p->>'receiptId';
  RETURN jsonb_build_object('outcome', step->>'outcome', 'status', (SELECT status FROM orders WHERE id = o.id), 'waiting', v_waiting);
END $$;

-- Ends a hold that its caller has locked and found to be one.
CREATE FUNCTION let_go(p_order text, new_status text, reason text, actor text, request text) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  o record;
BEGIN
  UPDATE orders SET status = new_status, end_reason = reason, cancelled_at = CASE new_status WHEN 'cancelled' THEN now() END
  WHERE id = p_order
  RETURNING event_id, (SELECT v.organisation_id FROM events v WHERE v.id = event_id) AS organisation_id INTO o;
  PERFORM tell('order.' || new_status, o.organisation_id, o.event_id, p_order, actor, request,
               jsonb_build_object('reason', reason, 'held', true));
  PERFORM move_seats(p_order, -1, 0);
END $$;

-- What a provider said of a refund, in its row, and what the order is then.
CREATE FUNCTION settle_refund(p jsonb, said text, p_order text, p_payment text) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  fact jsonb := p->'fact';
  f record;
  o record;
  v_amount bigint;
BEGIN
  SELECT y.id, y.status, y.event_id, y.currency, v.organisation_id INTO o
  FROM orders y JOIN events v ON v.id = y.event_id WHERE y.id = p_order;
  IF said = 'outside' THEN -- sent back by hand at the provider: its books are right, ours follow
    UPDATE payments SET refunded_minor = least(captured_minor, refunded_minor + (fact->>'amountMinor')::bigint) WHERE id = p_payment
    RETURNING refunded_minor - (SELECT x.refunded_minor FROM payments x WHERE x.id = p_payment), currency INTO v_amount, o.currency;
    IF v_amount = 0 THEN RETURN; END IF;
    INSERT INTO refunds (id, order_id, payment_id, amount_minor, currency, reason, state, provider_ref, requested_by, done_at)
    VALUES (p->>'newRefundId', o.id, p_payment, v_amount, o.currency, 'requested', 'done', fact->>'refundRef', 'provider', now())
    RETURNING * INTO f;
    IF o.status IN ('confirmed', 'partly_refunded') THEN
      IF money_left(o.id) = 0 THEN
        UPDATE refunds SET ticket_ids = void_tickets(o.id, NULL) WHERE id = f.id;
        UPDATE orders SET status = 'refunded' WHERE id = o.id;
      ELSE
        UPDATE orders SET status = 'partly_refunded' WHERE id = o.id;
      END IF;
    END IF;
  ELSIF said = 'done' THEN
    UPDATE refunds SET state = 'done', done_at = now(), provider_ref = fact->>'refundRef', last_error = NULL WHERE id = p->>'refundId'
    RETURNING * INTO f;
  ELSE
    UPDATE refunds SET state = 'failed', done_at = NULL, provider_ref = fact->>'refundRef', generation = generation + 1,
      last_error = coalesce(fact->>'failure', 'The provider could not send it.') WHERE id = p->>'refundId'
    RETURNING * INTO f;
  END IF;
  PERFORM tell(CASE said WHEN 'failed' THEN 'refund.failed' ELSE 'refund.done' END, o.organisation_id, o.event_id, o.id, 'system', p->>'requestId',
               jsonb_build_object('refundId', f.id, 'amountMinor', f.amount_minor, 'currency', f.currency, 'reason', f.reason, 'failure', f.last_error));
  UPDATE orders SET status = CASE WHEN EXISTS (SELECT FROM refunds WHERE order_id = o.id AND state <> 'done') THEN 'refund_due' ELSE 'refunded' END
  WHERE id = o.id AND status IN ('refund_due', 'refunded');
END $$;

-- What is left of the money that came for an order.
CREATE FUNCTION money_left(p_order text) RETURNS bigint LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT coalesce(sum(p.captured_minor - p.refunded_minor), 0)
  FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.order_id = p_order AND p.currency = o.currency
$$;

-- The tickets of an order that no refund has taken back yet. Those of an event that was called off admit nobody and are still paid for.
CREATE FUNCTION standing_tickets(p_order text) RETURNS SETOF tickets LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT k.* FROM tickets k
  WHERE k.order_id = p_order AND k.status <> 'transferred'
    AND NOT EXISTS (SELECT FROM refunds r WHERE r.order_id = p_order AND k.id = ANY (r.ticket_ids))
$$;

-- Takes tickets back: they admit nobody, and their seats return, once. NULL: all that stand, and whatever else the order takes.
-- The caller has locked the order and writes the ids into a refund.
CREATE FUNCTION void_tickets(p_order text, chosen text[]) RETURNS text[] LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  t record;
  v_dying text[];
BEGIN
  PERFORM 1 FROM tickets WHERE order_id = p_order ORDER BY id FOR NO KEY UPDATE;
  SELECT coalesce(array_agg(k.id ORDER BY k.id), '{}') INTO v_dying FROM standing_tickets(p_order) k WHERE chosen IS NULL OR k.id = ANY (chosen);
  UPDATE tickets SET status = 'void' WHERE id = ANY (v_dying);
  FOR t IN
    SELECT x.inventory_id, sum(x.quantity)::int AS quantity
    FROM (
      SELECT k.inventory_id, k.quantity FROM order_takes(p_order) k WHERE chosen IS NULL
      UNION ALL
      SELECT pool, CASE WHEN chosen IS NULL THEN -1 ELSE 1 END
      FROM tickets k JOIN ticket_types y ON y.id = k.ticket_type_id JOIN events v ON v.id = k.event_id
        LEFT JOIN shared_pools s ON s.id = y.pool_id
        CROSS JOIN LATERAL (VALUES (y.inventory_id), (s.inventory_id), (v.inventory_id)) AS pools (pool)
      WHERE k.order_id = p_order AND k.status <> 'transferred' AND pool IS NOT NULL
        AND (k.id = ANY (v_dying)) = (chosen IS NOT NULL)) x
    GROUP BY 1 HAVING sum(x.quantity) <> 0 ORDER BY 1
  LOOP
    UPDATE inventory SET sold = sold - t.quantity WHERE id = t.inventory_id;
  END LOOP;
  RETURN v_dying;
END $$;

-- Confirms a held order that costs nothing.
-- argument: { orderId, actor, requestId }
-- answer: { outcome: 'confirmed' | 'already' | 'not_found' | 'not_free' | 'ended' | 'event_off', status }
CREATE FUNCTION confirm_free(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  o record;
  e record;
BEGIN
  SELECT status INTO e FROM events WHERE id = (SELECT event_id FROM orders WHERE id = p->>'orderId') FOR SHARE;
  SELECT id, status, total_minor INTO o FROM orders WHERE id = p->>'orderId' FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'not_found'); END IF;
  IF o.status = 'confirmed' THEN RETURN jsonb_build_object('outcome', 'already', 'status', o.status); END IF;
  IF o.status <> 'pending' THEN RETURN jsonb_build_object('outcome', 'ended', 'status', o.status); END IF;
  IF o.total_minor <> 0 THEN RETURN jsonb_build_object('outcome', 'not_free', 'status', o.status); END IF;
  IF e.status <> 'published' THEN RETURN jsonb_build_object('outcome', 'event_off', 'status', o.status); END IF;
  PERFORM confirm_order(o.id, p->>'actor', p->>'requestId');
  PERFORM move_seats(o.id, -1, 1);
  RETURN jsonb_build_object('outcome', 'confirmed', 'status', 'confirmed');
END $$;
