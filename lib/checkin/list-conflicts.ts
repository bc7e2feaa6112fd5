import type { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'
import { conflictsInput } from './schema'
import { conflictsView, type conflictView } from './view'

type Conflict = z.output<typeof conflictView>

/**
 * Admissions that do not fit together, the latest first: the same ticket at two doors without a network, a ticket that was
 * refunded or passed on by then, a code nobody knows. Each with all admissions that stand; nobody is un-admitted for it.
 */
export const listConflicts = operation({
  name: 'checkin.listConflicts',
  input: conflictsInput,
  output: conflictsView,
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'door.scan'),
  async run(_ctx, { limit }, event) {
    const rows = await readConflicts(event.id, limit + 1)
    const local = (at: string) => isoWithOffset(new Date(at), event.timeZone)
    const items = rows.slice(0, limit).map((row) => ({
      ...row,
      admissions: row.admissions.map((each) => ({ ...each, at: local(each.at) })),
    }))
    return { items, more: rows.length > limit }
  },
})

const readConflicts = (eventId: string, limit: number) => db().$queryRaw<Conflict[]>`
  WITH found AS (
    SELECT ticket_id, CASE WHEN ticket_id IS NULL THEN coalesce(serial, id) END AS other, coalesce(list_id, '') AS list_id,
      max(occurred_at) AS at, (array_agg(conflict ORDER BY occurred_at DESC, id COLLATE "C" DESC))[1] AS kind
    FROM scans WHERE event_id = ${eventId} AND conflict IS NOT NULL AND undone_at IS NULL AND decision = 'admit'
    GROUP BY 1, 2, 3 ORDER BY at DESC, 1, 2 LIMIT ${limit})
  SELECT f.kind, f.ticket_id AS "ticketId", k.reference, k.holder_name AS "holderName", y.name AS "ticketTypeName",
    nullif(f.list_id, '') AS "listId", l.name AS "listName", a.admissions
  FROM found f LEFT JOIN tickets k ON k.id = f.ticket_id LEFT JOIN ticket_types y ON y.id = k.ticket_type_id
  LEFT JOIN check_in_lists l ON l.id = f.list_id,
  LATERAL (
    SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'scanId', s.id, 'gate', s.gate, 'deviceId', s.device_id, 'deviceName', coalesce(d.name, ''), 'at', s.occurred_at,
      'decided', s.decided, 'overrode', s.overrode, 'conflict', s.conflict)) ORDER BY s.occurred_at, s.id COLLATE "C") AS admissions
    FROM (
      SELECT s.* FROM scans s WHERE s.ticket_id = f.ticket_id
      UNION ALL
      SELECT s.* FROM scans s
      WHERE s.event_id = ${eventId} AND s.conflict IS NOT NULL AND s.ticket_id IS NULL AND coalesce(s.serial, s.id) = f.other) s
    LEFT JOIN devices d ON d.id = s.device_id
    WHERE coalesce(s.list_id, '') = f.list_id AND s.decision = 'admit' AND s.direction = 'in' AND s.undone_at IS NULL) a
  ORDER BY f.at DESC, f.ticket_id, f.other`
