-- Promises money back, and takes back what it was for. Sending it is for later: nothing outside is asked in here.
-- argument: { orderId, refundId, what: 'all' | 'tickets' | 'amount', ticketIds?, amountMinor?, withFee, evenIfUsed, reason, note, actor, requestId }
--   refundId: of the first refund; when several payments carry it, the others are <refundId>-2, …
-- answer: { outcome, … } where outcome is
--   refunded        { amountMinor, tickets }            tickets: how many died
--   too_much        { askedMinor, leftMinor, currency }
--   nothing_left    { leftMinor, currency }             only fees that stay, or tickets that cost nothing
--   used            { tickets }                         so many of them were let in
--   no_ticket       { ticketId }                        not of this order, or taken back before
--   not_refundable  { status }                          not paid, or refunded already
--   not_found
-- An amount that is all there is left refunds the order as a whole: nobody keeps tickets they have not paid for.
CREATE FUNCTION refund_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  o record;
  m record;
  v_what text := p->>'what';
  v_fee boolean := coalesce((p->>'withFee')::boolean, true);
  v_chosen text[] := ARRAY(SELECT DISTINCT jsonb_array_elements_text(p->'ticketIds'));
  v_dying text[];
  v_missing text;
  v_left bigint;
  v_asked bigint;
  v_rest bigint;
  v_part bigint;
  v_whole boolean;
  v_used int;
  v_rows int := 0;
BEGIN
  PERFORM 1 FROM events WHERE id = (SELECT event_id FROM orders WHERE id = p->>'orderId') FOR SHARE;
  SELECT y.id, y.status, y.currency, y.event_id, v.organisation_id INTO o
  FROM orders y JOIN events v ON v.id = y.event_id WHERE y.id = p->>'orderId' FOR NO KEY UPDATE OF y;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'not_found'); END IF;
  PERFORM 1 FROM payments WHERE order_id = o.id ORDER BY id FOR NO KEY UPDATE;
  IF o.status NOT IN ('confirmed', 'partly_refunded')
     OR NOT EXISTS (SELECT FROM payments WHERE order_id = o.id AND captured_minor > 0) THEN
    RETURN jsonb_build_object('outcome', 'not_refundable', 'status', o.status);
  END IF;
  PERFORM 1 FROM tickets WHERE order_id = o.id ORDER BY id FOR NO KEY UPDATE;
  v_left := money_left(o.id);

  IF v_what = 'tickets' THEN
    SELECT c INTO v_missing FROM unnest(v_chosen) c WHERE c NOT IN (SELECT id FROM standing_tickets(o.id)) LIMIT 1;
    IF FOUND THEN RETURN jsonb_build_object('outcome', 'no_ticket', 'ticketId', v_missing); END IF;
    SELECT coalesce(sum(refundable(l, v_fee)), 0) INTO v_asked
    FROM standing_tickets(o.id) k JOIN order_lines l ON l.id = k.line_id WHERE k.id = ANY (v_chosen);
  ELSIF v_what = 'amount' THEN
    v_asked := (p->>'amountMinor')::bigint;
  ELSE
    SELECT v_left - CASE WHEN v_fee THEN 0 ELSE coalesce(sum(l.unit_minor - refundable(l, false)), 0) END INTO v_asked
    FROM standing_tickets(o.id) k JOIN order_lines l ON l.id = k.line_id;
  END IF;
  IF v_asked <= 0 THEN RETURN jsonb_build_object('outcome', 'nothing_left', 'leftMinor', v_left, 'currency', o.currency); END IF;
  IF v_asked > v_left THEN
    RETURN jsonb_build_object('outcome', 'too_much', 'askedMinor', v_asked, 'leftMinor', v_left, 'currency', o.currency);
  END IF;
  v_whole := v_what = 'all' OR v_asked = v_left
    OR v_what = 'tickets' AND NOT EXISTS (SELECT FROM standing_tickets(o.id) k WHERE k.id <> ALL (v_chosen))
       AND NOT EXISTS (SELECT FROM order_lines l WHERE l.order_id = o.id AND NOT l.admits);

  SELECT count(*) INTO v_used FROM standing_tickets(o.id) k
  WHERE k.admitted_at IS NOT NULL AND (v_whole OR v_what = 'tickets' AND k.id = ANY (v_chosen));
  IF v_used > 0 AND NOT coalesce((p->>'evenIfUsed')::boolean, false) THEN
    RETURN jsonb_build_object('outcome', 'used', 'tickets', v_used);
  END IF;

  v_dying := CASE WHEN v_whole THEN void_tickets(o.id, NULL) WHEN v_what = 'tickets' THEN void_tickets(o.id, v_chosen) ELSE '{}' END;
  v_rest := v_asked;
  FOR m IN
    SELECT id, captured_minor - refunded_minor AS remaining FROM payments
    WHERE order_id = o.id AND currency = o.currency AND captured_minor > refunded_minor ORDER BY 2 DESC, id
  LOOP
    EXIT WHEN v_rest = 0;
    v_part := least(v_rest, m.remaining);
    v_rows := v_rows + 1;
    INSERT INTO refunds (id, order_id, payment_id, amount_minor, currency, reason, note, ticket_ids, requested_by)
    VALUES ((p->>'refundId') || CASE v_rows WHEN 1 THEN '' ELSE '-' || v_rows END, o.id, m.id, v_part, o.currency, p->>'reason',
            coalesce(p->>'note', ''), CASE v_rows WHEN 1 THEN v_dying ELSE '{}' END, p->>'actor');
    UPDATE payments SET refunded_minor = refunded_minor + v_part WHERE id = m.id;
    v_rest := v_rest - v_part;
  END LOOP;
  UPDATE orders SET status = CASE WHEN v_whole THEN 'refund_due' ELSE 'partly_refunded' END WHERE id = o.id;
  PERFORM tell('order.refunded', o.organisation_id, o.event_id, o.id, p->>'actor', p->>'requestId',
               jsonb_build_object('amountMinor', v_asked, 'currency', o.currency, 'tickets', cardinality(v_dying), 'reason', p->>'reason',
                                  'refundId', p->>'refundId', 'whole', v_whole));
  RETURN jsonb_build_object('outcome', 'refunded', 'amountMinor', v_asked, 'tickets', cardinality(v_dying));
END $$;

-- What comes back for one unit of a line: all of it, or all but the booking fee and the tax on that fee.
CREATE FUNCTION refundable(l order_lines, with_fee boolean) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN with_fee THEN l.unit_minor::bigint
              ELSE l.unit_minor::bigint - l.fee_minor
                 - CASE WHEN l.tax_minor = 0 THEN 0 ELSE l.tax_minor - ((l.list_minor - l.discount_minor)::bigint * l.tax_bp + 5000) / 10000 END END
$$;

-- Takes refunds that are to be sent now: each by one process, which has half a minute before another tries. The pauses grow to
-- half an hour; a refund the provider has taken is asked about until it is told to be done.
-- argument: { limit }; answer: [{ id, generation, orderId, attempts, amountMinor, currency, provider, paymentRef, account, taken }]
CREATE FUNCTION claim_refunds(p jsonb) RETURNS jsonb LANGUAGE sql SET enable_seqscan = off AS $$
  WITH claimed AS (
    UPDATE refunds SET attempts = attempts + 1, try_after = now() + least(interval '30 minutes', interval '30 seconds' * 2 ^ least(attempts, 10))
    WHERE id IN (SELECT id FROM refunds WHERE state = 'due' AND try_after <= now() + interval '1 millisecond' ORDER BY try_after LIMIT (p->>'limit')::int
                 FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING *)
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'id', c.id, 'key', refund_key(c.id, c.generation), 'orderId', c.order_id, 'attempts', c.attempts, 'amountMinor', c.amount_minor, 'currency', c.currency,
    'provider', m.provider, 'paymentRef', m.payment_ref, 'account', m.account, 'taken', c.provider_ref IS NOT NULL)), '[]')
  FROM claimed c JOIN payments m ON m.id = c.payment_id
$$;

-- Keeps what became of one attempt. `final`: it is not tried again by itself; `refused`: the provider said no, so that the next attempt
-- is a new request to it.
-- argument: { refundId, providerRef?, error?, final?, refused?, requestId }; answer: {}
CREATE FUNCTION refund_tried(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  f record;
BEGIN
  UPDATE refunds SET provider_ref = coalesce(provider_ref, p->>'providerRef'), last_error = p->>'error',
    generation = generation + CASE WHEN (p->>'refused')::boolean THEN 1 ELSE 0 END,
    state = CASE WHEN (p->>'final')::boolean THEN 'failed' ELSE state END
  WHERE id = p->>'refundId' AND state = 'due' RETURNING * INTO f;
  IF f.state = 'failed' THEN
    PERFORM tell('refund.failed', v.organisation_id, v.id, o.id, 'system', p->>'requestId',
                 jsonb_build_object('refundId', f.id, 'amountMinor', f.amount_minor, 'currency', f.currency, 'reason', f.reason, 'failure', f.last_error))
    FROM orders o JOIN events v ON v.id = o.event_id WHERE o.id = f.order_id;
  END IF;
  RETURN '{}';
END $$;

-- Tries a refund that failed once more.
-- argument: { orderId, refundId, actor, requestId }; answer: { outcome: 'due' | 'not_failed' | 'not_found' }
CREATE FUNCTION retry_refund(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  f record;
BEGIN
  UPDATE refunds SET state = 'due', attempts = 0, try_after = now(), provider_ref = NULL
  WHERE id = p->>'refundId' AND order_id = p->>'orderId' AND state = 'failed' RETURNING * INTO f;
  IF NOT FOUND THEN
    RETURN jsonb_build_object('outcome', CASE WHEN EXISTS (SELECT FROM refunds WHERE id = p->>'refundId' AND order_id = p->>'orderId')
                                              THEN 'not_failed' ELSE 'not_found' END);
  END IF;
  PERFORM tell('refund.retried', v.organisation_id, v.id, o.id, p->>'actor', p->>'requestId',
               jsonb_build_object('refundId', f.id, 'amountMinor', f.amount_minor, 'currency', f.currency))
  FROM orders o JOIN events v ON v.id = o.event_id WHERE o.id = f.order_id;
  RETURN jsonb_build_object('outcome', 'due');
END $$;
