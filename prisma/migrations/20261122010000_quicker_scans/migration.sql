-- What a scan costs, made less. What is recorded and said stays the same.

-- Who else of the order is still outside is asked of one ticket after the other, by the key of its presence. As a join it was planned
-- by whoever scanned first, when nobody was inside yet, and then read everybody inside for each scan until statistics came.
CREATE OR REPLACE FUNCTION scan_answer(p_scan text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'scanId', s.id, 'decision', s.decision, 'reason', s.reason, 'overrode', s.overrode, 'conflict', s.conflict,
    'flag', CASE WHEN abs(s.clock_offset_ms) > 5000 THEN 'clock_corrected' END,
    'firstScan', CASE WHEN s.first_at IS NOT NULL THEN jsonb_build_object('at', s.first_at, 'gate', coalesce(s.first_gate, '')) END,
    'ticket', (
      SELECT jsonb_build_object(
        'id', k.id, 'holderName', k.holder_name, 'ticketTypeId', k.ticket_type_id, 'ticketTypeName', y.name, 'reference', k.reference,
        'note', k.door_note, 'flags', to_jsonb(coalesce(k.flags, '{}')),
        'siblings', CASE WHEN s.decision = 'admit' AND s.direction = 'in' THEN (
          SELECT count(*) FROM (
            SELECT FROM tickets x
            WHERE x.order_id = k.order_id AND x.id <> k.id AND x.status = 'valid' AND coalesce((
              SELECT NOT counted_inside(true, i.day, now(), e.time_zone,
                CASE WHEN i.list_id = '' THEN rules_of(e.entry_rules, z.entry_rules) ELSE rules_of('{}', coalesce(l.rules, '{}')) END)
              FROM presences i JOIN ticket_types z ON z.id = x.ticket_type_id
              WHERE i.ticket_id = x.id AND i.list_id = coalesce(s.list_id, '') AND i.inside), true)
            LIMIT 50) outside) ELSE 0 END)
      FROM tickets k JOIN ticket_types y ON y.id = k.ticket_type_id JOIN events e ON e.id = k.event_id
      LEFT JOIN check_in_lists l ON l.id = s.list_id AND l.event_id = k.event_id
      WHERE k.id = s.ticket_id)))
  FROM scans s WHERE s.id = p_scan
$$;

-- The answers of a batch are kept in an array until the end: adding each to a growing jsonb wrote all those before it once more.
CREATE OR REPLACE FUNCTION record_scans(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_results jsonb[] := '{}';
  v_shared jsonb := p->'shared';
  v_event text := p->'shared'->>'eventId';
  v_ids text[];
  c jsonb;
BEGIN
  IF jsonb_array_length(p->'scans') = 1 THEN
    v_results := ARRAY[record_scan(v_shared || (p->'scans'->0))];
  ELSE
    v_ids := ARRAY(
      SELECT k.id FROM jsonb_array_elements(p->'scans') s JOIN tickets k ON k.event_id = v_event AND k.serial = s->>'key' WHERE s->>'by' = 'serial'
      UNION SELECT k.id FROM jsonb_array_elements(p->'scans') s JOIN tickets k ON k.id = s->>'key' AND k.event_id = v_event WHERE s->>'by' = 'ticket'
      UNION SELECT k.id FROM jsonb_array_elements(p->'scans') s JOIN tickets k ON k.reference = s->>'key' AND k.event_id = v_event
        WHERE s->>'by' = 'reference');
    PERFORM FROM tickets WHERE id = ANY (v_ids) ORDER BY id FOR NO KEY UPDATE;
    FOR c IN SELECT value FROM jsonb_array_elements(p->'scans') WITH ORDINALITY s(value, position) ORDER BY position LOOP
      v_results := array_append(v_results, record_scan(v_shared || c));
    END LOOP;
  END IF;
  IF p->'device'->>'id' IS NOT NULL THEN
    UPDATE devices d SET version = n.version, unsent = n.unsent, clock_offset_ms = n.clock_offset_ms
    FROM (SELECT id, coalesce(nullif(p->'device'->>'version', ''), version) AS version, coalesce((p->'device'->>'unsent')::int, unsent) AS unsent,
                 coalesce(offset_column(p->'device'), clock_offset_ms) AS clock_offset_ms
          FROM devices WHERE id = p->'device'->>'id' AND event_id = v_event) n
    WHERE d.id = n.id AND (d.version, d.unsent, d.clock_offset_ms) IS DISTINCT FROM (n.version, n.unsent, n.clock_offset_ms);
  END IF;
  RETURN jsonb_build_object('results', to_jsonb(v_results), 'now', clock_timestamp());
END $$;

-- Requests of several doors in one statement, each as `record_scans` takes it: all of them or none. All their tickets are locked first,
-- in one order for all.
-- answer: [record_scans's, in the order asked]
CREATE FUNCTION record_scans_many(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_answers jsonb[] := '{}';
  v_ids text[];
  c jsonb;
BEGIN
  IF jsonb_array_length(p) = 1 THEN RETURN jsonb_build_array(record_scans(p->0)); END IF;
  v_ids := ARRAY(
    WITH s AS MATERIALIZED (
      SELECT r.value->'shared'->>'eventId' AS event_id, s.value->>'by' AS by, s.value->>'key' AS key
      FROM jsonb_array_elements(p) r, jsonb_array_elements(r.value->'scans') s)
    SELECT k.id FROM s JOIN tickets k ON k.event_id = s.event_id AND k.serial = s.key WHERE s.by = 'serial'
    UNION SELECT k.id FROM s JOIN tickets k ON k.id = s.key AND k.event_id = s.event_id WHERE s.by = 'ticket'
    UNION SELECT k.id FROM s JOIN tickets k ON k.reference = s.key AND k.event_id = s.event_id WHERE s.by = 'reference');
  PERFORM FROM tickets WHERE id = ANY (v_ids) ORDER BY id FOR NO KEY UPDATE;
  FOR c IN SELECT value FROM jsonb_array_elements(p) WITH ORDINALITY r(value, position) ORDER BY position LOOP
    v_answers := array_append(v_answers, record_scans(c));
  END LOOP;
  RETURN to_jsonb(v_answers);
END $$;
