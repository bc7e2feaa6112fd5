-- One look at a ticket, in one statement. Idempotent by scan id; at most one admission, whatever the number of gates.
--
-- argument: { scanId, eventId, refusal?, by: 'serial' | 'ticket' | 'reference', key, revision?, gate, deviceId, userId?, at, direction }
--   refusal: what the code alone already said (forged, wrong_event, unknown); nothing is looked up then
-- answer: { scanId, decision, reason, firstScan?: { at, gate }, ticket?: { id, holderName, ticketTypeId, ticketTypeName, reference } }, or { conflict: true } when that scan id
--   belongs to another event.
-- The reasons are those of lib/checkin/decide.ts; a test holds the two together.
-- It plans without sequential scans for the reason `reserve` gives.
CREATE FUNCTION record_scan(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  s record;
  t record;
  v_reason text := p->>'refusal';
  v_ticket text;
  v_first_at timestamptz;
  v_first_gate text;
  v_now timestamptz := now();
BEGIN
  SELECT * INTO s FROM scans WHERE id = p->>'scanId';
  IF FOUND THEN
    IF s.event_id <> p->>'eventId' THEN RETURN jsonb_build_object('conflict', true); END IF;
    RETURN scan_answer(s.id, s.decision, s.reason, s.ticket_id, s.first_at, s.first_gate);
  END IF;

  IF v_reason IS NULL THEN
    SELECT k.id, k.status, k.revision, k.admitted_at, k.admitted_gate, o.status AS order_status INTO t
    FROM tickets k JOIN orders o ON o.id = k.order_id
    WHERE k.event_id = p->>'eventId'
      AND CASE p->>'by' WHEN 'serial' THEN k.serial = p->>'key' WHEN 'ticket' THEN k.id = p->>'key' ELSE k.reference = p->>'key' END
    FOR UPDATE OF k;
    IF NOT FOUND THEN
      v_reason := 'unknown';
    ELSE
      v_ticket := t.id;
      v_reason := CASE
        WHEN t.status = 'transferred' OR (p->>'revision')::int < t.revision THEN 'transferred'
        WHEN t.order_status IN ('pending', 'awaiting_confirmation', 'expired') THEN 'unpaid'
        WHEN t.status = 'void' AND t.order_status IN ('refunded', 'partly_refunded', 'refund_due') THEN 'refunded'
        WHEN t.status = 'void' THEN 'void'
        WHEN t.admitted_at IS NOT NULL THEN 'already_admitted'
        ELSE 'ok' END;
      IF v_reason = 'already_admitted' THEN
        v_first_at := t.admitted_at;
        v_first_gate := t.admitted_gate;
      END IF;
    END IF;
  END IF;

  INSERT INTO scans (id, event_id, ticket_id, decision, reason, direction, gate, device_id, user_id, scanned_at, received_at, first_at, first_gate)
  VALUES (p->>'scanId', p->>'eventId', v_ticket,
          CASE WHEN v_reason = 'ok' THEN 'admit' ELSE 'refuse' END, v_reason, coalesce(p->>'direction', 'in'),
          p->>'gate', p->>'deviceId', p->>'userId', (p->>'at')::timestamptz, v_now, v_first_at, v_first_gate)
  ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN -- the same scan arrived twice at once; the other has ended by now
    RETURN record_scan(p);
  END IF;

  IF v_reason = 'ok' THEN
    UPDATE tickets SET admitted_at = v_now, admitted_by = p->>'scanId', admitted_gate = p->>'gate' WHERE id = v_ticket;
  END IF;
  RETURN scan_answer(p->>'scanId', CASE WHEN v_reason = 'ok' THEN 'admit' ELSE 'refuse' END, v_reason,
                     v_ticket, v_first_at, v_first_gate);
END $$;

CREATE FUNCTION scan_answer(id text, decision text, reason text, ticket_id text, first_at timestamptz, first_gate text)
RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('scanId', id, 'decision', decision, 'reason', reason)
      || CASE WHEN first_at IS NULL THEN '{}'::jsonb
              ELSE jsonb_build_object('firstScan', jsonb_build_object('at', first_at, 'gate', first_gate)) END
      || coalesce((
           SELECT jsonb_build_object('ticket', jsonb_build_object(
                    'id', k.id, 'holderName', k.holder_name, 'ticketTypeId', k.ticket_type_id, 'ticketTypeName', y.name,
                    'reference', k.reference))
           FROM tickets k JOIN ticket_types y ON y.id = k.ticket_type_id WHERE k.id = scan_answer.ticket_id), '{}'::jsonb)
$$;

-- Takes an admission back: the scan stays, marked; the ticket may be admitted again.
-- argument: { scanId, eventId, actor, requestId }; answer: { outcome: 'undone' | 'already' | 'not_found' | 'not_an_admission', ticketId? }
CREATE FUNCTION undo_scan(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  s record;
BEGIN
  SELECT c.*, v.organisation_id INTO s FROM scans c JOIN events v ON v.id = c.event_id
  WHERE c.id = p->>'scanId' AND c.event_id = p->>'eventId' FOR UPDATE OF c;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'not_found'); END IF;
  IF s.undone_at IS NOT NULL THEN RETURN jsonb_build_object('outcome', 'already', 'ticketId', s.ticket_id); END IF;
  IF s.decision <> 'admit' THEN RETURN jsonb_build_object('outcome', 'not_an_admission'); END IF;

  UPDATE scans SET undone_at = now() WHERE id = s.id;
  UPDATE tickets SET admitted_at = NULL, admitted_by = NULL, admitted_gate = NULL WHERE id = s.ticket_id AND admitted_by = s.id;
  WITH activity AS (
    INSERT INTO activities (kind, organisation_id, event_id, actor, request_id, data)
    VALUES ('scan.undone', s.organisation_id, s.event_id, p->>'actor', p->>'requestId',
            jsonb_build_object('scanId', s.id, 'ticketId', s.ticket_id))
    RETURNING id)
  INSERT INTO activity_outbox (activity_id) SELECT id FROM activity;
  RETURN jsonb_build_object('outcome', 'undone', 'ticketId', s.ticket_id);
END $$;
