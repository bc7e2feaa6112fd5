-- What a first look at the door found.

-- Writes where the holder of a ticket stands on a list anew, as before; but only what it changes: other rules leave most people where
-- they stood, and doors need not hear of those.
CREATE OR REPLACE FUNCTION refold(p_ticket text, p_list text) RETURNS void LANGUAGE plpgsql AS $$
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
  v_changed boolean;
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
       excluded.last_at, excluded.last_gate, excluded.conflicts)
    WHERE (i.inside, i.entries, i.day, i.day_entries, i.first_at, i.first_gate, i.last_at, i.last_gate, i.conflicts) IS DISTINCT FROM
      (excluded.inside, excluded.entries, excluded.day, excluded.day_entries, excluded.first_at, excluded.first_gate,
       excluded.last_at, excluded.last_gate, excluded.conflicts);
  END IF;
  v_changed := FOUND;
  -- `changed` tells the other doors, whatever it was that changed
  UPDATE tickets SET
    changed = pg_current_xact_id()::text::bigint,
    admitted_at = CASE WHEN p_list = '' THEN v_admitted.at ELSE admitted_at END,
    admitted_by = CASE WHEN p_list = '' THEN v_admitted.id ELSE admitted_by END,
    admitted_gate = CASE WHEN p_list = '' THEN v_admitted.gate ELSE admitted_gate END
  WHERE id = p_ticket AND (v_changed OR p_list = '' AND
    (admitted_at, admitted_by, admitted_gate) IS DISTINCT FROM (v_admitted.at, v_admitted.id, v_admitted.gate));
END $$;

-- Other rules, another fold. Who came in once stands the same by all rules, but for the day it counts for, so that is set for all of them
-- in one statement; only who came more often is folded anew. Fifty thousand people took a quarter of a minute otherwise, longer than
-- the organiser's change may take, and nobody could be scanned meanwhile. Tickets are locked first, in the order all take them.
CREATE OR REPLACE FUNCTION refold_all() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_ids text[];
  v_event text := CASE WHEN TG_TABLE_NAME = 'events' THEN NEW.id ELSE to_jsonb(NEW)->>'event_id' END;
  v_list text := CASE TG_TABLE_NAME WHEN 'events' THEN NULL WHEN 'ticket_types' THEN '' ELSE NEW.id END;
  v_type text := CASE WHEN TG_TABLE_NAME = 'ticket_types' THEN NEW.id END;
  i record;
BEGIN
  v_ids := ARRAY(
    SELECT DISTINCT p.ticket_id FROM presences p JOIN tickets k ON k.id = p.ticket_id
    WHERE p.event_id = v_event AND p.list_id = coalesce(v_list, p.list_id) AND k.ticket_type_id = coalesce(v_type, k.ticket_type_id));
  PERFORM FROM tickets WHERE id = ANY (v_ids) ORDER BY id FOR NO KEY UPDATE;

  WITH moved AS (
    UPDATE presences p SET day = f.day
    FROM (
      SELECT o.ticket_id, o.list_id, entry_day(o.first_at, e.time_zone,
          CASE WHEN o.list_id = '' THEN rules_of(e.entry_rules, y.entry_rules) ELSE rules_of('{}', coalesce(l.rules, '{}')) END) AS day
      FROM presences o JOIN tickets k ON k.id = o.ticket_id JOIN ticket_types y ON y.id = k.ticket_type_id JOIN events e ON e.id = o.event_id
      LEFT JOIN check_in_lists l ON l.id = o.list_id AND l.event_id = o.event_id
      WHERE o.ticket_id = ANY (v_ids) AND o.list_id = coalesce(v_list, o.list_id) AND o.entries = 1) f
    WHERE p.ticket_id = f.ticket_id AND p.list_id = f.list_id AND p.day IS DISTINCT FROM f.day
    RETURNING p.ticket_id)
  UPDATE tickets SET changed = pg_current_xact_id()::text::bigint WHERE id IN (SELECT ticket_id FROM moved);

  FOR i IN
    SELECT ticket_id, list_id FROM presences
    WHERE ticket_id = ANY (v_ids) AND list_id = coalesce(v_list, list_id) AND entries > 1 ORDER BY ticket_id, list_id
  LOOP
    PERFORM refold(i.ticket_id, i.list_id);
  END LOOP;
  RETURN NULL;
END $$;

-- When and at which gates people may come in is no part of the fold: changing it moves nobody.
DROP TRIGGER events_refold ON events;
CREATE TRIGGER events_refold AFTER UPDATE OF entry_rules, time_zone ON events FOR EACH ROW
  WHEN ((OLD.entry_rules - '{periods,gates}'::text[], OLD.time_zone) IS DISTINCT FROM (NEW.entry_rules - '{periods,gates}'::text[], NEW.time_zone))
  EXECUTE FUNCTION refold_all();
DROP TRIGGER ticket_types_refold ON ticket_types;
CREATE TRIGGER ticket_types_refold AFTER UPDATE OF entry_rules ON ticket_types FOR EACH ROW
  WHEN (OLD.entry_rules - '{periods,gates}'::text[] IS DISTINCT FROM NEW.entry_rules - '{periods,gates}'::text[]) EXECUTE FUNCTION refold_all();
DROP TRIGGER check_in_lists_refold ON check_in_lists;
CREATE TRIGGER check_in_lists_refold AFTER UPDATE OF rules ON check_in_lists FOR EACH ROW
  WHEN (OLD.rules - '{periods,gates}'::text[] IS DISTINCT FROM NEW.rules - '{periods,gates}'::text[]) EXECUTE FUNCTION refold_all();

-- A recorded verdict is replaced by what was shown at the door only at the word of the device that asked: who knows the id of another
-- door's scan would take its admission back otherwise, without the right to and unseen. And nobody let anybody in before they were
-- a door: a clock that fell back to 1970, or says so, is no earlier than its device.
-- Devices measure their clocks against the clock all scans go by, which is the database's.
DO $$
DECLARE
  v_was text := pg_get_functiondef('record_scan(jsonb)'::regprocedure);
  v_is text := replace(replace(replace(v_was,
    'SELECT id, event_id, ticket_id, decided INTO s FROM scans',
    'SELECT id, event_id, ticket_id, decided, device_id INTO s FROM scans'),
    'IF s.decided = ''offline'' OR v_told IS NULL THEN RETURN',
    'IF s.decided = ''offline'' OR v_told IS NULL OR s.device_id <> coalesce(p->>''deviceId'', '''') THEN RETURN'),
    'v_at := greatest(least(v_now, v_at), ''0001-01-01T00:00:00Z'');',
    'v_at := least(v_now, greatest(v_at, ''0001-01-01T00:00:00Z'',
      (SELECT d.created_at FROM devices d WHERE d.id = p->>''deviceId'' AND d.event_id = p->>''eventId'')));');
  v_all_was text := pg_get_functiondef('record_scans(jsonb)'::regprocedure);
  v_all_is text := replace(v_all_was,
    'RETURN jsonb_build_object(''results'', v_results);',
    'RETURN jsonb_build_object(''results'', v_results, ''now'', clock_timestamp());');
BEGIN
  IF v_is NOT LIKE '%decided, device_id INTO%' OR v_is NOT LIKE '%s.device_id <>%' OR v_is NOT LIKE '%d.created_at FROM devices%' OR v_all_is = v_all_was THEN RAISE EXCEPTION 'record_scan is not as it was'; END IF;
  EXECUTE v_is;
  EXECUTE v_all_is;
END $$;
