-- One log, one fold. A scan is recorded once by its id and never deleted; where somebody stands on a list is folded from the
-- scans that stand, by (occurred_at, id), and from nothing else: in whatever order scans arrive, the end is the same.
-- decide.ts and presence.ts in lib/checkin say the same for a browser without a network; tests hold the two together.

-- When each revision's code stopped being good, by revision: a scan that arrives late is judged by what held when it happened.
ALTER TABLE "tickets" ADD COLUMN "retired_at" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];

UPDATE tickets SET retired_at = array_fill(coalesce(revised_at, 'epoch'), ARRAY[revision - 1]) WHERE revision > 1;

CREATE OR REPLACE FUNCTION mark_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed := pg_current_xact_id()::text::bigint;
  IF NEW.status IS DISTINCT FROM OLD.status THEN
    NEW.ended_at := CASE WHEN NEW.status <> 'valid' THEN clock_timestamp() END;
  END IF;
  IF NEW.revision IS DISTINCT FROM OLD.revision THEN
    NEW.revised_at := clock_timestamp();
    NEW.retired_at := OLD.retired_at
      || array_fill('epoch'::timestamptz, ARRAY[greatest(OLD.revision - 1 - cardinality(OLD.retired_at), 0)])
      || array_fill(NEW.revised_at, ARRAY[greatest(NEW.revision - OLD.revision, 0)]);
  END IF;
  RETURN NEW;
END $$;

-- Every rule said: `resolve` in lib/checkin/rules.ts.
CREATE FUNCTION rules_of(p_event jsonb, p_type jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT '{"periods": [], "reentry": "never", "maxEntries": null, "perDay": false, "dayStartsAt": 4, "gates": []}'::jsonb
      || p_event || p_type
$$;

-- The day of the event an instant belongs to: `dayOf` in lib/checkin/presence.ts.
CREATE FUNCTION entry_day(p_at timestamptz, p_zone text, p_rules jsonb) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT ((p_at AT TIME ZONE p_zone) - make_interval(hours => (p_rules->>'dayStartsAt')::int))::date
$$;

-- What counts of where somebody stands at that time: `countedAt`. Null where nothing does.
CREATE FUNCTION counted_entries(p_entries int, p_day date, p_day_entries int, p_at timestamptz, p_zone text, p_rules jsonb)
RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN NOT (p_rules->>'perDay')::boolean THEN p_entries
              WHEN p_day = entry_day(p_at, p_zone, p_rules) THEN p_day_entries ELSE 0 END
$$;

CREATE FUNCTION counted_inside(p_inside boolean, p_day date, p_at timestamptz, p_zone text, p_rules jsonb)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_inside AND (NOT (p_rules->>'perDay')::boolean OR p_day = entry_day(p_at, p_zone, p_rules))
$$;

-- Whether the rules speak against one more entry: `isUsed`.
CREATE FUNCTION is_used(p_entries int, p_inside boolean, p_rules jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(p_entries >= (p_rules->>'maxEntries')::int, false)
      OR CASE p_rules->>'reentry' WHEN 'never' THEN p_entries > 0 WHEN 'after_exit' THEN p_inside ELSE false END
$$;

-- The rules a ticket is judged by on a list ('' is the entrance), and the event's zone. A list that is gone has none left.
CREATE FUNCTION ticket_rules(p_ticket text, p_list text, OUT rules jsonb, OUT zone text, OUT type_ids text[], OUT is_list boolean)
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_list = '' THEN rules_of(e.entry_rules, y.entry_rules) ELSE rules_of('{}', coalesce(l.rules, '{}')) END,
         e.time_zone, coalesce(l.ticket_type_ids, '{}'), p_list = '' OR l.id IS NOT NULL
  FROM tickets k JOIN events e ON e.id = k.event_id JOIN ticket_types y ON y.id = k.ticket_type_id
  LEFT JOIN check_in_lists l ON l.id = p_list AND l.event_id = k.event_id
  WHERE k.id = p_ticket
$$;

-- Writes where the holder of a ticket stands on a list anew, which of its scans are one too many, and what the ticket says of
-- its first admission at the entrance. Locks the ticket first, so that no scan of it is missed.
CREATE FUNCTION refold(p_ticket text, p_list text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  k record;
  s record;
  f record;
  v_entries int := 0;
  v_inside boolean := false;
  v_day date;
  v_day_entries int := 0;
  v_first record;
  v_admitted record;
  v_last record;
  v_conflict text;
  v_conflicts int := 0;
  v_scans int := 0;
  v_on date;
BEGIN
  SELECT id, event_id INTO k FROM tickets WHERE id = p_ticket FOR NO KEY UPDATE;
  SELECT * INTO f FROM ticket_rules(p_ticket, p_list);
  SELECT NULL::text AS id, NULL::timestamptz AS at, NULL::text AS gate INTO v_first;
  v_admitted := v_first;
  FOR s IN
    SELECT id, direction, occurred_at AS at, gate, overrode, conflict FROM scans
    WHERE ticket_id = p_ticket AND coalesce(list_id, '') = p_list AND decision = 'admit' AND undone_at IS NULL
    ORDER BY occurred_at, id COLLATE "C"
  LOOP
    v_scans := v_scans + 1;
    v_conflict := nullif(s.conflict, 'double');
    IF s.direction = 'in' THEN
      v_on := entry_day(s.at, f.zone, f.rules);
      IF v_conflict IS NULL AND s.overrode IS NULL
         AND is_used(counted_entries(v_entries, v_day, v_day_entries, s.at, f.zone, f.rules),
                     counted_inside(v_inside, v_day, s.at, f.zone, f.rules), f.rules) THEN
        v_conflict := 'double';
      END IF;
      IF v_scans = 1 OR v_first.id IS NULL OR ((f.rules->>'perDay')::boolean AND v_day IS DISTINCT FROM v_on) THEN
        SELECT s.id, s.at, s.gate INTO v_first;
      END IF;
      IF v_admitted.id IS NULL THEN v_admitted := v_first; END IF;
      v_entries := v_entries + 1;
      v_day_entries := CASE WHEN v_day = v_on THEN v_day_entries + 1 ELSE 1 END;
      v_day := v_on;
    END IF;
    v_inside := s.direction = 'in';
    SELECT s.at, s.gate INTO v_last;
    IF v_conflict IS NOT NULL THEN v_conflicts := v_conflicts + 1; END IF;
    IF v_conflict IS DISTINCT FROM s.conflict THEN UPDATE scans SET conflict = v_conflict WHERE id = s.id; END IF;
  END LOOP;

  IF v_scans = 0 THEN
    DELETE FROM presences WHERE ticket_id = p_ticket AND list_id = p_list;
  ELSE
    INSERT INTO presences AS i (ticket_id, list_id, event_id, inside, entries, day, day_entries, first_at, first_gate, last_at, last_gate, conflicts)
    VALUES (p_ticket, p_list, k.event_id, v_inside, v_entries, v_day, v_day_entries, v_first.at, v_first.gate, v_last.at, v_last.gate, v_conflicts)
    ON CONFLICT (ticket_id, list_id) DO UPDATE SET
      (inside, entries, day, day_entries, first_at, first_gate, last_at, last_gate, conflicts) =
      (excluded.inside, excluded.entries, excluded.day, excluded.day_entries, excluded.first_at, excluded.first_gate,
       excluded.last_at, excluded.last_gate, excluded.conflicts);
  END IF;
  -- `changed` tells the other doors, whatever it was that changed
  UPDATE tickets SET
    changed = pg_current_xact_id()::text::bigint,
    admitted_at = CASE WHEN p_list = '' THEN v_admitted.at ELSE admitted_at END,
    admitted_by = CASE WHEN p_list = '' THEN v_admitted.id ELSE admitted_by END,
    admitted_gate = CASE WHEN p_list = '' THEN v_admitted.gate ELSE admitted_gate END
  WHERE id = p_ticket;
END $$;

-- One look at a ticket, in one statement. Idempotent by scan id; at most one admission where nobody comes back, whatever the
-- number of gates.
--
-- argument: { scanId, eventId, refusal?, by: 'serial' | 'ticket' | 'reference', key, revision?, gate, deviceId, userId?, at, direction,
--             listId?, ticketTypeIds?, override?, clockOffsetMs?, decided?: { decision, reason, overrode? } }
--   refusal: what the code alone already said (forged, wrong_event, unknown); nothing is looked up then
--   ticketTypeIds: those this door lets in; none: any
--   override: let in all the same; whether that is allowed has been asked before
--   decided: what a device without a network told a person. It is recorded as that; what speaks against it is `conflict`
-- answer: scan_answer's, or { taken: true } when that scan id belongs to another event.
-- Locks: the ticket, then the rest. Rules and presence are read after the lock, by statements that see what it waited for.
-- It plans without sequential scans for the reason `reserve` gives.
CREATE OR REPLACE FUNCTION record_scan(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  s record;
  t record;
  f record;
  q record;
  v_known boolean;
  v_ticket text;
  v_against text := p->>'refusal';
  v_list text := coalesce(p->>'listId', '');
  v_way text := coalesce(p->>'direction', 'in');
  v_told jsonb := CASE WHEN jsonb_typeof(p->'decided') = 'object' THEN p->'decided' END;
  v_presses boolean := coalesce((p->>'override')::boolean, false);
  v_code int := (p->>'revision')::int;
  v_now timestamptz;
  v_at timestamptz;
  v_asof timestamptz := 'infinity';
  v_entries int := 0;
  v_reason text;
  v_overrode text;
  v_conflict text;
  v_first_at timestamptz;
  v_first_gate text;
  v_admits boolean;
BEGIN
  SELECT id, event_id, ticket_id, decided INTO s FROM scans WHERE id = p->>'scanId';
  v_known := FOUND;
  IF v_known THEN
    IF s.event_id <> p->>'eventId' THEN RETURN jsonb_build_object('taken', true); END IF;
    IF s.decided = 'offline' OR v_told IS NULL THEN RETURN scan_answer(s.id); END IF;
  END IF;

  IF v_against IS NULL THEN
    IF p->>'by' = 'serial' THEN
      SELECT id INTO v_ticket FROM tickets WHERE event_id = p->>'eventId' AND serial = p->>'key' FOR NO KEY UPDATE;
    ELSIF p->>'by' = 'ticket' THEN
      SELECT id INTO v_ticket FROM tickets WHERE id = p->>'key' AND event_id = p->>'eventId' FOR NO KEY UPDATE;
    ELSE
      SELECT id INTO v_ticket FROM tickets WHERE reference = p->>'key' AND event_id = p->>'eventId' FOR NO KEY UPDATE;
    END IF;
    IF v_ticket IS NULL THEN v_against := 'unknown'; END IF;
  END IF;

  IF v_known THEN
    -- The request arrived, its answer did not, and the device decided by itself: the record says what a person was told.
    SELECT id, ticket_id, decided, list_id, direction INTO s FROM scans WHERE id = s.id FOR UPDATE;
    IF s.decided = 'offline' OR s.ticket_id <> v_ticket OR (s.ticket_id IS NOT NULL AND v_ticket IS NULL) THEN
      RETURN scan_answer(s.id);
    END IF;
    v_list := coalesce(s.list_id, '');
    v_way := s.direction;
  END IF;

  v_now := date_trunc('milliseconds', clock_timestamp());
  IF v_told IS NULL THEN
    v_at := v_now;
  ELSE
    v_at := (p->>'at')::timestamptz + coalesce((p->>'clockOffsetMs')::float8, 0) * interval '1 millisecond';
    v_at := greatest(least(v_now, v_at), '0001-01-01T00:00:00Z');
    v_asof := v_at;
  END IF;

  IF v_against IS NULL THEN
    SELECT k.status, k.revision, k.ended_at, k.retired_at, k.ticket_type_id, o.status AS order_status INTO t
    FROM tickets k JOIN orders o ON o.id = k.order_id WHERE k.id = v_ticket;
    SELECT * INTO f FROM ticket_rules(v_ticket, v_list);
    SELECT * INTO q FROM presences WHERE ticket_id = v_ticket AND list_id = v_list;
    -- later than all that stands: what was decided on top of it is folded on top of it
    IF v_told IS NULL THEN v_at := greatest(v_at, q.last_at + interval '1 millisecond'); END IF;
    v_entries := coalesce(counted_entries(q.entries, q.day, q.day_entries, v_at, f.zone, f.rules), 0);
    v_against := CASE
      WHEN v_way = 'out' THEN 'ok'
      WHEN t.status = 'transferred' AND coalesce(t.ended_at, '-infinity') <= v_asof THEN 'transferred'
      WHEN v_code < t.revision AND coalesce(t.retired_at[v_code], '-infinity') <= v_asof THEN 'transferred'
      WHEN t.status = 'transferred' THEN 'ok'
      WHEN t.order_status IN ('pending', 'awaiting_confirmation', 'expired') THEN 'unpaid'
      WHEN t.status = 'void' AND coalesce(t.ended_at, '-infinity') <= v_asof
        THEN CASE WHEN t.order_status IN ('refunded', 'partly_refunded', 'refund_due') THEN 'refunded' ELSE 'void' END
      ELSE 'ok' END;
    IF v_against = 'ok' AND v_way = 'in' THEN
      v_against := CASE
        WHEN NOT f.is_list THEN 'wrong_type'
        WHEN jsonb_array_length(p->'ticketTypeIds') > 0 AND NOT p->'ticketTypeIds' ? t.ticket_type_id THEN 'wrong_type'
        WHEN cardinality(f.type_ids) > 0 AND NOT t.ticket_type_id = ANY (f.type_ids) THEN 'wrong_type'
        WHEN jsonb_array_length(f.rules->'gates') > 0 AND NOT f.rules->'gates' ? coalesce(p->>'gate', '') THEN 'wrong_gate'
        WHEN jsonb_array_length(f.rules->'periods') > 0 AND NOT EXISTS (
          SELECT FROM jsonb_array_elements(f.rules->'periods') d
          WHERE coalesce((d->>'from')::timestamptz <= v_at, true) AND coalesce(v_at < (d->>'until')::timestamptz, true))
          THEN 'wrong_time'
        ELSE 'ok' END;
    END IF;
  END IF;

  IF v_told IS NULL THEN
    v_reason := v_against;
    IF v_reason = 'ok' AND v_way = 'in' THEN -- apart from what follows: of a code alone q and f are not known, and a plan made in advance asks for them
      IF is_used(v_entries, coalesce(counted_inside(q.inside, q.day, v_at, f.zone, f.rules), false), f.rules) THEN
        v_reason := 'already_admitted';
      END IF;
    END IF;
    IF v_presses AND v_reason NOT IN ('ok', 'forged', 'unknown', 'wrong_event') THEN
      v_overrode := v_reason;
      v_reason := 'ok';
    END IF;
    v_admits := v_reason = 'ok';
    IF v_way = 'in' AND v_entries > 0 AND v_reason IN ('ok', 'already_admitted') THEN
      v_first_at := q.first_at;
      v_first_gate := q.first_gate;
    END IF;
  ELSE
    v_admits := v_told->>'decision' = 'admit';
    v_reason := v_told->>'reason';
    IF v_admits AND v_presses THEN
      v_overrode := coalesce(v_told->>'overrode',
        CASE WHEN v_against IN ('ok', 'forged', 'unknown', 'wrong_event') THEN 'already_admitted' ELSE v_against END);
    END IF;
    IF v_admits AND v_against <> 'ok' AND v_against IS DISTINCT FROM v_overrode THEN v_conflict := v_against; END IF;
  END IF;

  IF v_known THEN
    UPDATE scans SET
      (decision, reason, decided, occurred_at, scanned_at, clock_offset_ms, ticket_id, overrode, conflict, first_at, first_gate) =
      (v_told->>'decision', v_reason, 'offline', v_at, (p->>'at')::timestamptz, offset_column(p), v_ticket, v_overrode, v_conflict, NULL, NULL)
    WHERE id = s.id;
  ELSE
    INSERT INTO scans (id, event_id, ticket_id, decision, reason, direction, gate, device_id, user_id, scanned_at, received_at, first_at, first_gate,
                       list_id, decided, occurred_at, clock_offset_ms, revision, serial, overrode, conflict)
    VALUES (p->>'scanId', p->>'eventId', v_ticket, CASE WHEN v_admits THEN 'admit' ELSE 'refuse' END, v_reason, v_way,
            coalesce(p->>'gate', ''), coalesce(p->>'deviceId', ''), p->>'userId', (p->>'at')::timestamptz, v_now, v_first_at, v_first_gate,
            nullif(v_list, ''), CASE WHEN v_told IS NULL THEN 'online' ELSE 'offline' END, v_at, offset_column(p), v_code,
            CASE WHEN v_ticket IS NULL AND v_code IS NOT NULL THEN p->>'key' END, v_overrode, v_conflict)
    ON CONFLICT (id) DO NOTHING;
    IF NOT FOUND THEN -- the same scan arrived twice at once; the other has ended by now
      RETURN record_scan(p);
    END IF;
  END IF;

  IF v_ticket IS NOT NULL AND (v_admits OR v_known) THEN PERFORM refold(v_ticket, v_list); END IF;
  RETURN scan_answer(p->>'scanId');
END $$;

-- The offset as far as the column holds it: what was made right by it is `occurred_at`.
CREATE FUNCTION offset_column(p jsonb) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p->>'clockOffsetMs' IS NOT NULL THEN greatest(least((p->>'clockOffsetMs')::float8, 2147483647), -2147483647)::int END
$$;

-- Scans in the order given, in one statement: all of them or none. Their tickets are locked first, in one order for all, so that
-- doors that were without a network with the same tickets do not wait for each other.
-- argument: { shared: what each scan has of record_scan's argument, scans: [the rest of each], device?: { id, version, unsent, clockOffsetMs? } }
-- answer: { results: [record_scan's] }
CREATE FUNCTION record_scans(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_results jsonb := '[]';
  v_event text := p->'shared'->>'eventId';
  v_ids text[];
  c jsonb;
BEGIN
  IF jsonb_array_length(p->'scans') > 1 THEN
    v_ids := ARRAY(
      SELECT k.id FROM jsonb_array_elements(p->'scans') s JOIN tickets k ON k.event_id = v_event AND k.serial = s->>'key' WHERE s->>'by' = 'serial'
      UNION SELECT k.id FROM jsonb_array_elements(p->'scans') s JOIN tickets k ON k.id = s->>'key' AND k.event_id = v_event WHERE s->>'by' = 'ticket'
      UNION SELECT k.id FROM jsonb_array_elements(p->'scans') s JOIN tickets k ON k.reference = s->>'key' AND k.event_id = v_event
        WHERE s->>'by' = 'reference');
    PERFORM FROM tickets WHERE id = ANY (v_ids) ORDER BY id FOR NO KEY UPDATE;
  END IF;
  FOR c IN SELECT value FROM jsonb_array_elements(p->'scans') WITH ORDINALITY s(value, position) ORDER BY position LOOP
    v_results := v_results || record_scan((p->'shared') || c);
  END LOOP;
  IF p->'device'->>'id' IS NOT NULL THEN
    UPDATE devices d SET version = n.version, unsent = n.unsent, clock_offset_ms = n.clock_offset_ms
    FROM (SELECT id, coalesce(nullif(p->'device'->>'version', ''), version) AS version, coalesce((p->'device'->>'unsent')::int, unsent) AS unsent,
                 coalesce(offset_column(p->'device'), clock_offset_ms) AS clock_offset_ms
          FROM devices WHERE id = p->'device'->>'id' AND event_id = v_event) n
    WHERE d.id = n.id AND (d.version, d.unsent, d.clock_offset_ms) IS DISTINCT FROM (n.version, n.unsent, n.clock_offset_ms);
  END IF;
  RETURN jsonb_build_object('results', v_results);
END $$;

-- What is said of a scan: { scanId, decision, reason, overrode?, conflict?, flag?, firstScan?: { at, gate },
--   ticket?: { id, holderName, ticketTypeId, ticketTypeName, reference, note, flags, siblings } }
-- siblings: valid tickets of the same order whose holders are not inside on that list.
DROP FUNCTION scan_answer(text, text, text, text, timestamptz, text);
CREATE FUNCTION scan_answer(p_scan text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'scanId', s.id, 'decision', s.decision, 'reason', s.reason, 'overrode', s.overrode, 'conflict', s.conflict,
    'flag', CASE WHEN abs(s.clock_offset_ms) > 5000 THEN 'clock_corrected' END,
    'firstScan', CASE WHEN s.first_at IS NOT NULL THEN jsonb_build_object('at', s.first_at, 'gate', coalesce(s.first_gate, '')) END,
    'ticket', (
      SELECT jsonb_build_object(
        'id', k.id, 'holderName', k.holder_name, 'ticketTypeId', k.ticket_type_id, 'ticketTypeName', y.name, 'reference', k.reference,
        'note', k.door_note, 'flags', to_jsonb(coalesce(k.flags, '{}')),
        'siblings', (
          SELECT count(*) FROM tickets x JOIN ticket_types z ON z.id = x.ticket_type_id
          LEFT JOIN presences i ON i.ticket_id = x.id AND i.list_id = coalesce(s.list_id, '') AND i.inside
          WHERE x.order_id = k.order_id AND x.id <> k.id AND x.status = 'valid' AND coalesce(NOT counted_inside(i.inside, i.day, now(), e.time_zone,
            CASE WHEN i.list_id = '' THEN rules_of(e.entry_rules, z.entry_rules) ELSE rules_of('{}', coalesce(l.rules, '{}')) END), true)))
      FROM tickets k JOIN ticket_types y ON y.id = k.ticket_type_id JOIN events e ON e.id = k.event_id
      LEFT JOIN check_in_lists l ON l.id = s.list_id AND l.event_id = k.event_id
      WHERE k.id = s.ticket_id)))
  FROM scans s WHERE s.id = p_scan
$$;

-- Takes an admission (or a way out) back: the scan stays, marked, and the rest is folded anew.
-- argument: { scanId, eventId, actor, requestId }; answer: { outcome: 'undone' | 'already' | 'not_found' | 'not_an_admission', ticketId? }
CREATE OR REPLACE FUNCTION undo_scan(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  s record;
BEGIN
  SELECT c.id, c.ticket_id, v.organisation_id INTO s FROM scans c JOIN events v ON v.id = c.event_id
  WHERE c.id = p->>'scanId' AND c.event_id = p->>'eventId';
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'not_found'); END IF;
  PERFORM FROM tickets WHERE id = s.ticket_id FOR NO KEY UPDATE;
  SELECT c.*, s.organisation_id INTO s FROM scans c WHERE c.id = s.id FOR UPDATE;
  IF s.undone_at IS NOT NULL THEN RETURN jsonb_build_object('outcome', 'already', 'ticketId', s.ticket_id); END IF;
  IF s.decision <> 'admit' THEN RETURN jsonb_build_object('outcome', 'not_an_admission'); END IF;

  UPDATE scans SET undone_at = clock_timestamp(), conflict = nullif(conflict, 'double') WHERE id = s.id;
  IF s.ticket_id IS NOT NULL THEN PERFORM refold(s.ticket_id, coalesce(s.list_id, '')); END IF;
  WITH activity AS (
    INSERT INTO activities (kind, organisation_id, event_id, actor, request_id, data)
    VALUES ('scan.undone', s.organisation_id, s.event_id, p->>'actor', p->>'requestId',
            jsonb_build_object('scanId', s.id, 'ticketId', s.ticket_id))
    RETURNING id)
  INSERT INTO activity_outbox (activity_id) SELECT id FROM activity;
  RETURN jsonb_build_object('outcome', 'undone', 'ticketId', s.ticket_id);
END $$;

-- Who is inside an event by now, on each list: where each day begins anew, those who came that day.
CREATE FUNCTION people_inside(p_event text) RETURNS TABLE (ticket_id text, list_id text, gate text, ticket_type_id text)
LANGUAGE sql STABLE AS $$
  SELECT i.ticket_id, i.list_id, coalesce(i.last_gate, ''), k.ticket_type_id
  FROM presences i JOIN tickets k ON k.id = i.ticket_id JOIN ticket_types y ON y.id = k.ticket_type_id
  JOIN events e ON e.id = i.event_id LEFT JOIN check_in_lists l ON l.id = i.list_id AND l.event_id = e.id
  WHERE i.event_id = p_event AND i.inside
    AND counted_inside(true, i.day, now(), e.time_zone,
      CASE WHEN i.list_id = '' THEN rules_of(e.entry_rules, y.entry_rules) ELSE rules_of('{}', coalesce(l.rules, '{}')) END)
$$;

-- Other rules, another fold: where everybody stands is written anew when what it depends on changes.
CREATE FUNCTION refold_all() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  i record;
BEGIN
  FOR i IN
    SELECT p.ticket_id, p.list_id FROM presences p JOIN tickets k ON k.id = p.ticket_id
    WHERE CASE TG_TABLE_NAME
      WHEN 'events' THEN p.event_id = NEW.id
      WHEN 'ticket_types' THEN p.list_id = '' AND k.ticket_type_id = NEW.id
      ELSE p.list_id = NEW.id END
    ORDER BY p.ticket_id, p.list_id
  LOOP
    PERFORM refold(i.ticket_id, i.list_id);
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER events_refold AFTER UPDATE OF entry_rules, time_zone ON events FOR EACH ROW
  WHEN ((OLD.entry_rules, OLD.time_zone) IS DISTINCT FROM (NEW.entry_rules, NEW.time_zone)) EXECUTE FUNCTION refold_all();
CREATE TRIGGER ticket_types_refold AFTER UPDATE OF entry_rules ON ticket_types FOR EACH ROW
  WHEN (OLD.entry_rules IS DISTINCT FROM NEW.entry_rules) EXECUTE FUNCTION refold_all();
CREATE TRIGGER check_in_lists_refold AFTER UPDATE OF rules ON check_in_lists FOR EACH ROW
  WHEN (OLD.rules IS DISTINCT FROM NEW.rules) EXECUTE FUNCTION refold_all();

-- What was there before was admitted under the plain rules, with the day as they have it.
UPDATE presences p SET day = entry_day(p.first_at, e.time_zone, rules_of(e.entry_rules, '{}')) FROM events e WHERE e.id = p.event_id;
