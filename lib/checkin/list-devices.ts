import { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'
import { devicesInput, deviceView } from './device-view'

const tolerated = 5_000 // milliseconds

type Row = Omit<z.output<typeof deviceView>, 'lastSeenAt' | 'createdAt' | 'clockIsOff'> & { lastSeenAt: Date; createdAt: Date }

/** The devices that scan for an event, the one last seen first; those that ended, too. */
export const listDevices = operation({
  name: 'checkin.listDevices',
  input: devicesInput,
  output: z.object({ items: z.array(deviceView), nextCursor: z.null() }),
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(_ctx, { limit }, event) {
    const rows = await db().$queryRaw<Row[]>`
      SELECT d.id, d.name, coalesce(l.gate, d.gate) AS gate, coalesce(l.list_id, d.list_id) AS "listId", l.id AS "linkId",
             l.name AS "linkName", u.name AS "memberName", d.version, d.clock_offset_ms AS "clockOffsetMs", d.unsent,
             d.last_seen_at AS "lastSeenAt", d.created_at AS "createdAt",
             CASE WHEN d.ended_at IS NULL AND ((l.revoked_at IS NULL AND l.expires_at > now())
                    OR (s.ended_at IS NULL AND s.expires_at > now() AND m.id IS NOT NULL)) THEN 'live' ELSE 'ended' END AS state
      FROM devices d LEFT JOIN door_links l ON l.id = d.link_id LEFT JOIN sessions s ON s.id = d.session_id
      LEFT JOIN users u ON u.id = s.user_id
      LEFT JOIN memberships m ON m.user_id = s.user_id AND m.organisation_id = ${event.organisationId}
      WHERE d.event_id = ${event.id} ORDER BY d.last_seen_at DESC, d.id DESC LIMIT ${limit}`
    const shown = (at: Date) => isoWithOffset(at, event.timeZone)
    return {
      items: rows.map((row) => ({
        ...row,
        clockIsOff: Math.abs(row.clockOffsetMs ?? 0) > tolerated,
        lastSeenAt: shown(row.lastSeenAt),
        createdAt: shown(row.createdAt),
      })),
      nextCursor: null,
    }
  },
})
