import { createHash } from 'node:crypto'
import type { DoorActor, DoorRight } from '@/lib/core/context'
import { together } from '@/lib/core/together'
import { db } from '@/lib/db/client'
import { may, type Role, rightsOf } from '@/lib/orgs/policy'

type Row = Omit<DoorActor, 'kind' | 'rights'> & { tokenHash: string; rights: DoorRight[] | null; role: Role | null }

/** How the tokens of doors begin, so that they are told from access tokens without asking. */
export const doorTokenPrefix = 'fdt_'

const mostAtOnce = 64

/** Whoever else notes the same devices at this moment is not waited for. */
const rowsOf = together('live-device', mostAtOnce, async (hashes: string[]) => {
  const rows = await db().$queryRaw<Row[]>`
    WITH live AS (
      SELECT d.token_hash AS "tokenHash", d.id AS "deviceId", d.link_id AS "linkId", s.user_id AS "userId", d.event_id AS "eventId", d.name,
             d.last_seen_at, coalesce(l.gate, d.gate) AS gate, coalesce(l.list_id, d.list_id) AS "listId",
             coalesce(l.ticket_type_ids, '{}') AS "ticketTypeIds", l.rights, m.role
      FROM devices d
      JOIN events e ON e.id = d.event_id
      LEFT JOIN door_links l ON l.id = d.link_id AND l.revoked_at IS NULL AND l.expires_at > now()
      LEFT JOIN sessions s ON s.id = d.session_id AND s.ended_at IS NULL AND s.expires_at > now()
      LEFT JOIN memberships m ON m.organisation_id = e.organisation_id AND m.user_id = s.user_id
      WHERE d.token_hash = ANY (${hashes}) AND d.ended_at IS NULL AND (l.id IS NOT NULL OR m.id IS NOT NULL)),
    resting AS (
      SELECT d.id FROM devices d
      WHERE d.id IN (SELECT "deviceId" FROM live WHERE last_seen_at < now() - interval '10 seconds')
        AND d.last_seen_at < now() - interval '10 seconds'
      FOR NO KEY UPDATE SKIP LOCKED),
    seen AS (UPDATE devices d SET last_seen_at = now() FROM resting WHERE d.id = resting.id)
    SELECT "tokenHash", "deviceId", "linkId", "userId", "eventId", name, gate, "listId", "ticketTypeIds", rights, role FROM live`
  const byHash = new Map(rows.map(({ tokenHash, ...row }) => [tokenHash, row]))
  return hashes.map((hash) => byHash.get(hash))
})

/**
 * The device a token belongs to, by the database's clock; null when it was ended, its link revoked or run out, or its member's
 * session or place ended. Never remembered, so that the end is an end at once; those that ask at the same moment share a statement.
 * It notes that the device was seen, every ten seconds at most.
 */
export async function liveDevice(token: string): Promise<DoorActor | null> {
  const row = await rowsOf(createHash('sha256').update(token).digest('hex'))
  if (!row) return null
  const { rights, role, ...device } = row
  if (rights) return { kind: 'door', ...device, rights }
  return role && may(role, 'door.scan') ? { kind: 'door', ...device, rights: rightsOf(role) } : null
}
