import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'
import type { ManifestCursor } from './manifest-cursor'
import type { ManifestView } from './manifest-schema'

type Asked = {
  eventId: string
  deviceId: string | null
  listId: string
  withEmail: boolean
  cursor: ManifestCursor | null
  limit: number
}

type Event = Omit<ManifestView['event'], 'publicKey' | 'inside'>

export type ManifestPage = {
  place: string
  /** what this page was read in: whose changes are seen */
  snapshot: string
  reset: boolean
  /** by the database's clock, as all scans are */
  now: Date
  /** until when its link or sign-in lets the asking device in; null for who is no door */
  expiresAt: Date | null
  event: Event
  lists: ManifestView['lists']
  ticketTypes: ManifestView['ticketTypes']
  /** one more than asked for when there are more; `changed` and id, then the ticket */
  rows: [string, string, ManifestView['tickets'][number]][]
}

/** An instant as `Date.toISOString` writes it, so that instants sort as texts. */
const utc = (column: string) => Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/**
 * One page of the roster, in one statement and so of one snapshot: the tickets whose last change was not yet seen in the
 * snapshot of the reading before, however long its transaction took. A cursor of another database, or from a future of this
 * one (a backup was put back), begins anew. What came with a backup from a database that had counted further was read then: a
 * later reading leaves out transactions that are still to come here.
 * @returns null when there is no such event
 */
export async function manifestPage({ eventId, deviceId, listId, withEmail, cursor, limit }: Asked): Promise<ManifestPage | null> {
  const { place = '', until = '', at = null } = cursor ?? {}
  const [page] = await db().$queryRaw<ManifestPage[]>(Prisma.sql`
    WITH here AS MATERIALIZED (
      SELECT left(md5(concat_ws('.', (pg_control_system()).system_identifier, (pg_control_checkpoint()).timeline_id,
                      (SELECT oid FROM pg_database WHERE datname = current_database()))), 8) AS place,
             pg_current_snapshot() AS snapshot, nullif(${until}, '')::pg_snapshot AS known),
    asked AS MATERIALIZED (
      SELECT *, pg_snapshot_xmax(snapshot)::text::bigint AS next,
             known IS NULL OR place <> ${place} OR pg_snapshot_xmax(known) > pg_snapshot_xmax(snapshot)
             OR pg_snapshot_xmin(known) > pg_snapshot_xmin(snapshot) AS reset FROM here),
    reading AS MATERIALIZED (
      SELECT reset OR (${at !== null} AND ${at?.since ?? null}::text IS NULL) AS whole, next,
             CASE WHEN reset THEN -1 WHEN ${at !== null} THEN ${at?.changed ?? '0'}::bigint
                  ELSE pg_snapshot_xmin(known)::text::bigint END AS changed,
             CASE WHEN reset THEN '' ELSE ${at?.id ?? ''} END AS id,
             CASE WHEN ${at !== null} THEN ${at?.since ?? null}::pg_snapshot ELSE known END AS since
      FROM asked),
    kinds AS MATERIALIZED (
      SELECT id, name, entry_rules, row_number() OVER (ORDER BY position, id) - 1 AS index
      FROM ticket_types WHERE event_id = ${eventId}),
    picked AS MATERIALIZED (
      SELECT k.changed, k.id FROM tickets k
      WHERE k.event_id = ${eventId} AND (k.changed, k.id) > ((SELECT changed FROM reading), (SELECT id FROM reading))
        AND ((SELECT whole FROM reading)
             OR k.changed < (SELECT next FROM reading)
                AND NOT pg_visible_in_snapshot(k.changed::text::xid8, (SELECT since FROM reading)))
      ORDER BY k.changed, k.id LIMIT ${limit + 1})
    SELECT a.place, a.snapshot::text, a.reset, clock_timestamp() AS now,
      (SELECT coalesce(l.expires_at, s.expires_at) FROM devices d LEFT JOIN door_links l ON l.id = d.link_id
       LEFT JOIN sessions s ON s.id = d.session_id WHERE d.id = ${deviceId}) AS "expiresAt",
      jsonb_build_object('id', e.id, 'title', e.title, 'startsAt', e.starts_at, 'endsAt', e.ends_at, 'timeZone', e.time_zone,
        'rules', e.entry_rules, 'gates', e.gates, 'capacity', e.capacity) AS event,
      coalesce((SELECT json_agg(json_build_object('id', l.id, 'name', l.name, 'ticketTypeIds', l.ticket_type_ids, 'rules', l.rules)
                                ORDER BY l.position, l.id)
                FROM check_in_lists l WHERE l.event_id = e.id), '[]') AS lists,
      coalesce((SELECT json_agg(json_build_object('id', y.id, 'name', y.name, 'rules', y.entry_rules) ORDER BY y.index)
                FROM kinds y), '[]') AS "ticketTypes",
      coalesce((SELECT json_agg(json_build_array(k.changed::text, k.id, json_build_array(
          k.serial, k.revision, y.index,
          CASE WHEN k.status = 'transferred' THEN 3
               WHEN o.status IN ('pending', 'awaiting_confirmation', 'expired') THEN 4
               WHEN k.status <> 'void' THEN 0
               WHEN o.status IN ('refund_due', 'partly_refunded', 'refunded') THEN 2 ELSE 1 END,
          k.holder_name, k.reference,
          CASE WHEN p.ticket_id IS NOT NULL THEN json_build_array(p.inside, p.entries, p.day, p.day_entries,
            ${utc('p.first_at')}, p.first_gate, ${utc('p.last_at')}, p.last_gate, p.conflicts) END,
          k.door_note, k.flags,
          CASE WHEN ${withEmail} THEN coalesce(k.holder_email, o.buyer_email) END)) ORDER BY k.changed, k.id)
        FROM picked JOIN tickets k ON k.id = picked.id JOIN orders o ON o.id = k.order_id JOIN kinds y ON y.id = k.ticket_type_id
        LEFT JOIN presences p ON p.ticket_id = k.id AND p.list_id = ${listId}), '[]') AS rows
    FROM asked a, events e WHERE e.id = ${eventId}`)
  return page ?? null
}
