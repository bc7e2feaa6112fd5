import type { Invariant } from '../invariant'

/**
 * The scans that stand of each ticket on each list, in the order of their times, with the rules it is judged by: said again
 * here, apart from the functions of the door. A day of the event begins at its own hour, four unless the rules say otherwise.
 */
const standing = `
  SELECT s.id, s.ticket_id, s.list_id, s.event_id, s.direction, s.occurred_at, s.gate, s.decided, s.overrode, s.conflict, s.first_at,
    s.received_at, s.changed_at, s.reentry, s.per_day, s.most, s.day,
    row_number() OVER backwards AS back,
    lag(s.direction) OVER forwards AS direction_before, lag(s.day) OVER forwards AS day_before,
    count(*) FILTER (WHERE s.direction = 'in') OVER (forwards ROWS UNBOUNDED PRECEDING) AS entries,
    count(*) FILTER (WHERE s.direction = 'in') OVER (PARTITION BY s.ticket_id, s.list_id, s.day ORDER BY s.occurred_at, s.id COLLATE "C") AS day_entries
  FROM (
    SELECT c.id, c.ticket_id, coalesce(c.list_id, '') AS list_id, c.event_id, c.direction, c.occurred_at, c.gate, c.decided, c.overrode,
      c.conflict, c.first_at, c.received_at, greatest(e.updated_at, y.updated_at) AS changed_at,
      coalesce(r.rules->>'reentry', 'never') AS reentry, coalesce((r.rules->>'perDay')::boolean, false) AS per_day,
      (r.rules->>'maxEntries')::int AS most,
      date(timezone(e.time_zone, c.occurred_at) - coalesce((r.rules->>'dayStartsAt')::int, 4) * interval '1 hour') AS day
    FROM scans c JOIN tickets t ON t.id = c.ticket_id JOIN events e ON e.id = t.event_id JOIN ticket_types y ON y.id = t.ticket_type_id
    LEFT JOIN check_in_lists l ON l.id = c.list_id AND l.event_id = t.event_id,
    LATERAL (SELECT CASE WHEN coalesce(c.list_id, '') = '' THEN e.entry_rules || y.entry_rules ELSE coalesce(l.rules, '{}') END AS rules) r
    WHERE c.decision = 'admit' AND c.undone_at IS NULL) s
  WINDOW forwards AS (PARTITION BY s.ticket_id, s.list_id ORDER BY s.occurred_at, s.id COLLATE "C"),
    backwards AS (PARTITION BY s.ticket_id, s.list_id ORDER BY s.occurred_at DESC, s.id COLLATE "C" DESC)`

/** An entry the rules would have refused, and no supervisor went past them. */
const repeats = `direction = 'in' AND overrode IS NULL AND (
  CASE WHEN per_day THEN day_entries ELSE entries END > CASE WHEN reentry = 'never' THEN least(1, most) ELSE most END
  OR (reentry = 'after_exit' AND direction_before = 'in' AND (NOT per_day OR day_before = day)))`

const online = `direction = 'in' AND decided = 'online' AND overrode IS NULL`

/**
 * An admission stands until it is undone. Online the server never admits twice where nobody comes back: of such admissions
 * none knew of one before it (`first_at`), and of those since the rules were last changed there is one.
 */
export const admissions: Invariant = {
  id: 'I5',
  says: 'at most one admission decided online where nobody comes back; presences are the fold of the scans that stand, and each one too many is marked; no scan can be deleted',
  sql: `
    WITH standing AS MATERIALIZED (${standing}),
    folded AS (
      SELECT ticket_id, list_id, min(event_id) AS event_id,
        bool_or(direction = 'in') FILTER (WHERE back = 1) AS inside, max(entries) AS entries, count(conflict) AS conflicts,
        max(occurred_at) AS last_at, max(gate) FILTER (WHERE back = 1) AS last_gate, bool_and(per_day) AS per_day,
        (array_agg(day ORDER BY back) FILTER (WHERE direction = 'in'))[1] AS day,
        array_agg(day ORDER BY back DESC) FILTER (WHERE direction = 'in') AS days,
        array_agg(occurred_at ORDER BY back DESC) FILTER (WHERE direction = 'in') AS times,
        array_agg(gate ORDER BY back DESC) FILTER (WHERE direction = 'in') AS gates,
        array_agg(id ORDER BY back DESC) FILTER (WHERE direction = 'in') AS ids
      FROM standing GROUP BY ticket_id, list_id),
    facts AS (
      SELECT f.*, cardinality(array_positions(days, day)) AS day_entries,
        CASE WHEN per_day THEN array_position(days, day) ELSE 1 END AS first
      FROM folded f)
    SELECT ticket_id AS id, 'admitted more than once' AS what, string_agg(id, ' ' ORDER BY id) AS found, 'one scan' AS expected
    FROM standing WHERE ${online} AND first_at IS NULL GROUP BY ticket_id, list_id, day HAVING count(*) > 1
    UNION ALL
    SELECT ticket_id, 'admitted again where nobody comes back', string_agg(id, ' ' ORDER BY id), 'one scan'
    FROM standing WHERE ${online} AND reentry = 'never' AND list_id = '' AND received_at > changed_at
    GROUP BY ticket_id, CASE WHEN per_day THEN day END HAVING count(*) > 1
    UNION ALL
    SELECT coalesce(f.ticket_id, p.ticket_id), 'stands elsewhere than its scans say',
      format('%s of %s, inside %s, %s on %s, first %s %s, last %s %s, conflicts %s', p.entries, p.list_id, p.inside, p.day_entries, p.day,
        p.first_at, p.first_gate, p.last_at, p.last_gate, p.conflicts),
      format('%s of %s, inside %s, %s on %s, first %s %s, last %s %s, conflicts %s', f.entries, f.list_id, f.inside, f.day_entries, f.day,
        f.times[f.first], f.gates[f.first], f.last_at, f.last_gate, f.conflicts)
    FROM facts f FULL JOIN presences p ON p.ticket_id = f.ticket_id AND p.list_id = f.list_id
    WHERE (f.event_id, f.entries, f.inside, coalesce(f.day_entries, 0), f.day, f.times[f.first], f.gates[f.first], f.last_at, f.last_gate, f.conflicts)
      IS DISTINCT FROM (p.event_id, p.entries, p.inside, p.day_entries, p.day, p.first_at, p.first_gate, p.last_at, p.last_gate, p.conflicts)
    UNION ALL
    SELECT id, CASE WHEN conflict IS NULL THEN 'one admission too many, unmarked' ELSE 'marked as one too many, and is not' END, conflict, NULL
    FROM standing WHERE conflict IS NULL AND (${repeats}) OR conflict = 'double' AND NOT coalesce(${repeats}, false)
    UNION ALL
    SELECT t.id, 'names another admission than its first', coalesce(t.admitted_by, 'no scan'), f.ids[1]
    FROM tickets t LEFT JOIN facts f ON f.ticket_id = t.id AND f.list_id = ''
    WHERE (t.admitted_by, t.admitted_at, t.admitted_gate) IS DISTINCT FROM (f.ids[1], f.times[1], f.gates[1])
    UNION ALL
    SELECT 'scans_kept', 'the trigger that keeps scans is gone', NULL, NULL
    WHERE NOT EXISTS (
      SELECT FROM pg_trigger
      WHERE tgrelid = 'scans'::regclass AND tgname = 'scans_kept' AND tgenabled IN ('O', 'A') AND tgtype & 8 > 0)`,
}
