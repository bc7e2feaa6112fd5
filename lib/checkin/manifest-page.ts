import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'
import type { ManifestCursor } from './manifest-cursor'
import type { ManifestView } from './manifest-schema'

type Asked = { eventId: string; listId: string; withEmail: boolean; cursor: ManifestCursor | null; limit: number }

type Event = Omit<ManifestView['event'], 'publicKey' | 'inside'>

export type ManifestPage = {
  place: string
  /** the oldest transaction that still ran: every change by an earlier one is seen */
  oldest: string
  reset: boolean
  event: Event
  lists: ManifestView['lists']
  ticketTypes: ManifestView['ticketTypes']
  /** one more than asked for when there are more; `changed` and id, then the ticket */
  rows: [string, string, ManifestView['tickets'][number]][]
}

/** An instant as `Date.toISOString` writes it, so that instants sort as texts. */
const utc = (column: string) => Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/**
 * One page of the roster, in one statement and so of one snapshot: tickets by the transaction that changed them last, from
 * where the cursor stands. A cursor of another database, or from a future of this one (a backup was put back), begins anew.
 * What came with a backup from a database that had counted further was known since then: a later reading leaves out
 * transactions that are still to come here.
 * @returns null when there is no such event
 */
export async function manifestPage({ eventId, listId, withEmail, cursor, limit }: Asked): Promise<ManifestPage | null> {
  const { place = '', until = '0', at = null } = cursor ?? {}
  const [page] = await db().$queryRaw<ManifestPage[]>(Prisma.sql`
    WITH here AS MATERIALIZED (
      SELECT left(md5(concat_ws('.', (pg_control_system()).system_identifier, (pg_control_checkpoint()).timeline_id,
                      (SELECT oid FROM pg_database WHERE datname = current_database()))), 8) AS place,
             pg_snapshot_xmin(now_.s)::text::bigint AS oldest, pg_snapshot_xmax(now_.s)::text::bigint AS next
      FROM (SELECT pg_current_snapshot() AS s) now_),
    asked AS MATERIALIZED (
      SELECT *, place <> ${place} OR oldest < ${until}::bigint AS reset FROM here),
    kinds AS MATERIALIZED (
      SELECT id, name, entry_rules, row_number() OVER (ORDER BY position, id) - 1 AS index
      FROM ticket_types WHERE event_id = ${eventId}),
    picked AS MATERIALIZED (
      SELECT k.* FROM tickets k
      WHERE k.event_id = ${eventId}
        AND (k.changed, k.id) > ((SELECT CASE WHEN reset THEN -1 ELSE ${at?.changed ?? until}::bigint END FROM asked),
                                 (SELECT CASE WHEN reset THEN '' ELSE ${at?.id ?? ''} END FROM asked))
        AND k.changed < (SELECT CASE WHEN reset OR ${at?.isWhole ?? false} THEN 9223372036854775807 ELSE next END FROM asked)
      ORDER BY k.changed, k.id LIMIT ${limit + 1})
    SELECT a.place, a.oldest::text, a.reset,
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
        FROM picked k JOIN orders o ON o.id = k.order_id JOIN kinds y ON y.id = k.ticket_type_id
        LEFT JOIN presences p ON p.ticket_id = k.id AND p.list_id = ${listId}), '[]') AS rows
    FROM asked a, events e WHERE e.id = ${eventId}`)
  return page ?? null
}
