-- Payments that are opened, holds that end, orders that are taken back.

-- Names the payment with which an order is to be paid: the one that is open already, or a new row, committed before anybody else is
-- asked.
-- argument: { orderId, provider, account?, paymentId, bill }; `bill` is what the provider is to be asked with
-- answer: { outcome, … } where outcome is
--   open      { paymentId, url }              the buyer can go there
--   opening   { paymentId, account, bill }    ask the provider, with this bill: it is the first one's when somebody asked before
--   changed                                   the bill is not the order's total: read it again
--   not_found | free
--   ended     { status }                      it holds no seats any more, or a bank is confirming
CREATE FUNCTION open_payment(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  o record;
  m record;
BEGIN
  SELECT id, status, total_minor, currency, expires_at > now() AS alive INTO o FROM orders WHERE id = p->>'orderId' FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'not_found'); END IF;
  IF o.status <> 'pending' THEN RETURN jsonb_build_object('outcome', 'ended', 'status', o.status); END IF;
  IF NOT o.alive THEN RETURN jsonb_build_object('outcome', 'ended', 'status', 'expired'); END IF;
  IF o.total_minor = 0 THEN RETURN jsonb_build_object('outcome', 'free'); END IF;
  SELECT id, state, url, account, bill INTO m FROM payments
  WHERE order_id = o.id AND provider = p->>'provider' AND amount_minor = o.total_minor AND currency = o.currency
    AND (state = 'opening' AND bill IS NOT NULL OR state = 'open' AND url IS NOT NULL AND (expires_at IS NULL OR expires_at > now() + interval '1 minute'))
  ORDER BY state = 'open' DESC, id LIMIT 1;
  IF m.state = 'open' THEN RETURN jsonb_build_object('outcome', 'open', 'paymentId', m.id, 'url', m.url); END IF;
  IF m.state = 'opening' THEN
    RETURN jsonb_build_object('outcome', 'opening', 'paymentId', m.id, 'account', m.account, 'bill', m.bill);
  END IF;
  IF (p#>>'{bill,total,amountMinor}')::int <> o.total_minor OR p#>>'{bill,total,currency}' <> o.currency THEN
    RETURN jsonb_build_object('outcome', 'changed');
  END IF;
  INSERT INTO payments (id, order_id, provider, account, amount_minor, currency, bill)
  VALUES (p->>'paymentId', o.id, p->>'provider', p->>'account', o.total_minor, o.currency, p->'bill');
  RETURN jsonb_build_object('outcome', 'opening', 'paymentId', p->>'paymentId', 'account', p->>'account', 'bill', p->'bill');
END $$;

-- Writes down the session a provider opened, unless more has been heard of it meanwhile.
-- argument: { paymentId, sessionRef, url, expiresAt?, actor, requestId }; answer: { state, url, status } of the payment and its order now
CREATE FUNCTION payment_opened(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  m record;
BEGIN
  UPDATE payments SET session_ref = p->>'sessionRef', url = p->>'url', expires_at = (p->>'expiresAt')::timestamptz, failure = NULL,
    state = CASE state WHEN 'opening' THEN 'open' ELSE state END
  WHERE id = p->>'paymentId' AND url IS NULL AND (session_ref IS NULL OR session_ref = p->>'sessionRef')
  RETURNING order_id, provider, amount_minor INTO m;
  IF FOUND THEN
    PERFORM tell('payment.opened', v.organisation_id, v.id, m.order_id, p->>'actor', p->>'requestId',
                 jsonb_build_object('provider', m.provider, 'amountMinor', m.amount_minor))
    FROM orders o JOIN events v ON v.id = o.event_id WHERE o.id = m.order_id;
  END IF;
  RETURN (SELECT jsonb_build_object('state', x.state, 'url', x.url, 'status', o.status)
          FROM payments x JOIN orders o ON o.id = x.order_id WHERE x.id = p->>'paymentId');
END $$;

-- A provider will not open it: this payment came to nothing.
-- argument: { paymentId, failure, actor, requestId }; answer: {}
CREATE FUNCTION payment_refused(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  m record;
BEGIN
  UPDATE payments SET state = 'failed', failure = p->>'failure' WHERE id = p->>'paymentId' AND state = 'opening'
  RETURNING order_id, provider, amount_minor INTO m;
  IF FOUND THEN
    PERFORM tell('payment.failed', v.organisation_id, v.id, m.order_id, p->>'actor', p->>'requestId',
                 jsonb_build_object('provider', m.provider, 'amountMinor', m.amount_minor, 'failure', p->>'failure'))
    FROM orders o JOIN events v ON v.id = o.event_id WHERE o.id = m.order_id;
  END IF;
  RETURN '{}';
END $$;

-- Ends a hold: its seats and its use of a promo code go back.
-- argument: { orderId, status: 'expired' | 'cancelled', reason, later?, evenIfConfirming?, actor, requestId }
--   later: only its time ends now; the sweep ends the hold once its sessions at the provider are closed
-- answer: { outcome, status } where outcome is
--   ended | already | not_found | later
--   open    { payments: [ids] }   somebody may still pay: close those sessions first
--   confirming                    a bank is confirming
CREATE FUNCTION end_hold(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  o record;
  v_open jsonb;
BEGIN
  PERFORM 1 FROM events WHERE id = (SELECT event_id FROM orders WHERE id = p->>'orderId') FOR SHARE;
  SELECT id, status INTO o FROM orders WHERE id = p->>'orderId' FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'not_found'); END IF;
  IF o.status NOT IN ('pending', 'awaiting_confirmation') THEN RETURN jsonb_build_object('outcome', 'already', 'status', o.status); END IF;
  IF NOT coalesce((p->>'evenIfConfirming')::boolean, false)
     AND EXISTS (SELECT FROM payments WHERE order_id = o.id AND state = 'processing') THEN
    RETURN jsonb_build_object('outcome', 'confirming', 'status', o.status);
  END IF;
  SELECT jsonb_agg(id ORDER BY id) INTO v_open FROM payments WHERE order_id = o.id AND state IN ('opening', 'open');
  IF v_open IS NOT NULL THEN
    IF NOT coalesce((p->>'later')::boolean, false) THEN
      RETURN jsonb_build_object('outcome', 'open', 'status', o.status, 'payments', v_open);
    END IF;
    UPDATE orders SET expires_at = least(expires_at, now()), end_reason = p->>'reason' WHERE id = o.id;
    RETURN jsonb_build_object('outcome', 'later', 'status', o.status);
  END IF;
  PERFORM let_go(o.id, p->>'status', p->>'reason', p->>'actor', p->>'requestId');
  RETURN jsonb_build_object('outcome', 'ended', 'status', p->>'status');
END $$;

-- Ends the holds whose time is up and that nobody can pay any more. Several sweepers may run: each takes its own rows.
-- argument: { limit, requestId }; answer: { ended: how many, more: whether there may be more }
CREATE FUNCTION sweep_holds(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_due text[];
  v_events text[];
  v_ended int := 0;
  t record;
BEGIN
  SELECT array_agg(id) INTO v_due FROM (
    SELECT o.id FROM orders o WHERE o.status IN ('pending', 'awaiting_confirmation') AND o.expires_at <= now()
      AND NOT EXISTS (SELECT FROM payments m WHERE m.order_id = o.id AND m.state IN ('opening', 'open', 'processing'))
    ORDER BY o.expires_at LIMIT (p->>'limit')::int) k;
  IF v_due IS NULL THEN RETURN jsonb_build_object('ended', 0, 'more', false); END IF;
  SELECT array_agg(id) INTO v_events FROM (
    SELECT id FROM events WHERE id IN (SELECT event_id FROM orders WHERE id = ANY (v_due)) ORDER BY id FOR SHARE SKIP LOCKED) k;
  SELECT array_agg(id) INTO v_due FROM (
    SELECT id FROM orders WHERE id = ANY (v_due) AND event_id = ANY (v_events) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED) k;
  -- A look again, at rows that nobody else changes now.
  WITH ended AS (
    UPDATE orders o SET
      status = CASE WHEN o.end_reason IS NULL THEN 'expired' ELSE 'cancelled' END,
      cancelled_at = CASE WHEN o.end_reason IS NULL THEN NULL ELSE now() END,
      end_reason = coalesce(o.end_reason, 'hold_ended')
    WHERE o.id = ANY (v_due) AND o.status IN ('pending', 'awaiting_confirmation') AND o.expires_at <= now()
      AND NOT EXISTS (SELECT FROM payments m WHERE m.order_id = o.id AND m.state IN ('opening', 'open', 'processing'))
    RETURNING o.id, o.event_id, o.status, o.end_reason),
  told AS (
    INSERT INTO activities (kind, organisation_id, event_id, order_id, actor, request_id, data)
    SELECT 'order.' || x.status, v.organisation_id, v.id, x.id, 'system', p->>'requestId', jsonb_build_object('reason', x.end_reason, 'held', true)
    FROM ended x JOIN events v ON v.id = x.event_id
    RETURNING id),
  dispatched AS (INSERT INTO activity_outbox (activity_id) SELECT id FROM told)
  SELECT array_agg(id) INTO v_due FROM ended;
  FOR t IN
    SELECT k.inventory_id, sum(k.quantity)::int AS quantity FROM unnest(v_due) AS d (id), order_takes(d.id) k GROUP BY 1 ORDER BY 1
  LOOP
    UPDATE inventory SET held = held - t.quantity WHERE id = t.inventory_id;
  END LOOP;
  v_ended := coalesce(cardinality(v_due), 0);
  RETURN jsonb_build_object('ended', v_ended, 'more', v_ended = (p->>'limit')::int);
END $$;

-- Takes an order back that nobody paid for: its tickets die, its seats return, once.
-- argument: { orderId, byBuyer, actor, requestId }
-- answer:   { outcome } where outcome is
--   cancelled | already   it is cancelled now, or was before
--   not_found
--   holding                       it was never confirmed: end its hold
--   not_cancellable { status }    money was paid, or there is nothing to take back
--   used                          somebody was admitted with one of its tickets
--   started                       the event has begun, and it is the buyer who asks
CREATE OR REPLACE FUNCTION cancel_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  e record;
  o record;
BEGIN
  SELECT id, organisation_id, starts_at INTO e FROM events WHERE id = (SELECT event_id FROM orders WHERE id = p->>'orderId') FOR SHARE;
  SELECT id, status, total_minor INTO o FROM orders WHERE id = p->>'orderId' FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'not_found'); END IF;
  IF o.status = 'cancelled' THEN RETURN jsonb_build_object('outcome', 'already'); END IF;
  IF o.status IN ('pending', 'awaiting_confirmation') THEN RETURN jsonb_build_object('outcome', 'holding', 'status', o.status); END IF;
  IF o.status <> 'confirmed' OR o.total_minor <> 0 THEN
    RETURN jsonb_build_object('outcome', 'not_cancellable', 'status', o.status);
  END IF;
  IF (p->>'byBuyer')::boolean AND e.starts_at <= now() THEN RETURN jsonb_build_object('outcome', 'started'); END IF;

  -- A scan locks its ticket too: either it is seen here, or it sees the ticket void.
  PERFORM 1 FROM tickets WHERE order_id = o.id ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM tickets WHERE order_id = o.id AND admitted_at IS NOT NULL) THEN
    RETURN jsonb_build_object('outcome', 'used');
  END IF;

  UPDATE orders SET status = 'cancelled', cancelled_at = now(), end_reason = CASE WHEN (p->>'byBuyer')::boolean THEN 'by_buyer' ELSE 'by_organiser' END
  WHERE id = o.id;
  UPDATE tickets SET status = 'void' WHERE order_id = o.id;
  PERFORM tell('order.cancelled', e.organisation_id, e.id, o.id, p->>'actor', p->>'requestId',
               jsonb_build_object('byBuyer', (p->>'byBuyer')::boolean));
  -- The hot rows last, so that a sale waits for them as shortly as can be.
  PERFORM move_seats(o.id, 0, -1);
  RETURN jsonb_build_object('outcome', 'cancelled');
END $$;

-- Takes payments to ask a provider about, each by one process, which has some seconds before another may.
-- argument: { why, limit, patience }; patience: seconds
--   ended: of holds whose time is up, to be closed. open: not heard of for a while; more seldom the older they are.
-- answer: [{ id, provider, account, sessionRef, bill, orderId, state, holding }]; holding: the order still holds its seats
CREATE FUNCTION claim_payments(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_ids text[];
BEGIN
  IF p->>'why' = 'ended' THEN
    v_ids := ARRAY(
      SELECT m.id FROM orders o JOIN payments m ON m.order_id = o.id
      WHERE o.status IN ('pending', 'awaiting_confirmation') AND o.expires_at <= now() AND m.state IN ('opening', 'open')
        AND (m.asked_at IS NULL OR m.asked_at <= now() - interval '1 second' * (p->>'patience')::int)
      ORDER BY m.asked_at NULLS FIRST, m.id LIMIT (p->>'limit')::int FOR NO KEY UPDATE OF m SKIP LOCKED);
  ELSE
    v_ids := ARRAY(
      SELECT m.id FROM payments m
      WHERE (m.state IN ('opening', 'open', 'processing')
             -- Not every provider can end a session, and some can be paid twice: what came after all is found for some hours.
             OR m.state IN ('captured', 'failed', 'closed') AND m.session_ref IS NOT NULL AND m.created_at > now() - interval '3 hours'
                AND coalesce(m.asked_at, m.created_at) < now() - greatest(interval '5 minutes', (now() - m.created_at) / 2))
        AND m.created_at <= now() - interval '60 seconds'
        AND (m.asked_at IS NULL OR m.asked_at <= now() - greatest(
               interval '1 second' * (p->>'patience')::int, least(interval '10 minutes', (now() - m.created_at) / 20)))
        AND NOT (m.state IN ('opening', 'open') AND EXISTS (
              SELECT FROM orders o WHERE o.id = m.order_id AND o.status IN ('pending', 'awaiting_confirmation') AND o.expires_at <= now()))
      ORDER BY m.asked_at NULLS FIRST, m.id LIMIT (p->>'limit')::int FOR NO KEY UPDATE SKIP LOCKED);
  END IF;
  UPDATE payments SET asked_at = now() WHERE id = ANY (v_ids);
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'id', m.id, 'provider', m.provider, 'account', m.account, 'sessionRef', m.session_ref, 'bill', m.bill, 'orderId', m.order_id,
      'state', m.state, 'holding', o.status IN ('pending', 'awaiting_confirmation')) ORDER BY m.id), '[]')
    FROM payments m JOIN orders o ON o.id = m.order_id WHERE m.id = ANY (v_ids));
END $$;
