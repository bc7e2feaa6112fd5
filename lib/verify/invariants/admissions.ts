import type { Invariant } from '../invariant'

/** An admission stands until it is undone. Every scan there is was decided online. */
export const admissions: Invariant = {
  id: 'I5',
  says: 'at most one standing admission per ticket, the one the ticket names; no scan can be deleted',
  sql: `
    SELECT ticket_id AS id, 'admitted more than once' AS what, string_agg(id, ' ' ORDER BY id) AS found, 'one scan' AS expected
    FROM scans WHERE decision = 'admit' AND undone_at IS NULL AND ticket_id IS NOT NULL GROUP BY ticket_id HAVING count(*) > 1
    UNION ALL
    SELECT t.id, 'admitted by no standing admission of its own', coalesce(t.admitted_by, 'no scan'), NULL
    FROM tickets t LEFT JOIN scans s ON s.id = t.admitted_by
    WHERE (t.admitted_at IS NOT NULL OR t.admitted_by IS NOT NULL)
      AND (t.admitted_at IS NULL OR s.id IS NULL OR s.decision <> 'admit' OR s.undone_at IS NOT NULL OR s.ticket_id IS DISTINCT FROM t.id)
    UNION ALL
    SELECT t.id, 'a standing admission the ticket knows nothing of', s.id, NULL
    FROM scans s JOIN tickets t ON t.id = s.ticket_id
    WHERE s.decision = 'admit' AND s.undone_at IS NULL AND t.admitted_by IS NULL
    UNION ALL
    SELECT 'scans_kept', 'the trigger that keeps scans is gone', NULL, NULL
    WHERE NOT EXISTS (
      SELECT FROM pg_trigger
      WHERE tgrelid = 'scans'::regclass AND tgname = 'scans_kept' AND tgenabled IN ('O', 'A') AND tgtype & 8 > 0)`,
}
