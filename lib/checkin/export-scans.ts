import { Prisma } from '@/generated/prisma/client'
import type { Context } from '@/lib/core/context'
import { byteOrderMark, csvRecord } from '@/lib/core/csv'
import { localOf } from '@/lib/core/instant'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'

const page = 1_000
const head = [
  ...[
    'Scan',
    'When',
    'Answer',
    'Reason',
    'Direction',
    'Gate',
    'List',
    'Device',
    'Reference',
    'Name',
    'Ticket',
    'Decided',
    'Conflict',
  ],
  ...['Let in in spite of', 'Taken back', 'Device clock off by (s)', 'Reached us'],
]

type Row = {
  id: string
  decision: string
  reason: string
  direction: string
  gate: string
  list: string | null
  device: string | null
  reference: string | null
  holder: string | null
  ticketType: string | null
  decided: string
  conflict: string | null
  overrode: string | null
  occurredAt: Date
  undoneAt: Date | null
  receivedAt: Date
  clockOffsetMs: number | null
}

/**
 * Every scan of an event as CSV, in the order they reached the server, a thousand at a time. Times are wall clocks of the
 * event's zone; a device whose clock was wrong is set right, and by how much stands beside it.
 * @throws Unauthenticated, NotFound, Forbidden
 */
export async function exportScans(ctx: Context, eventId: string): Promise<{ fileName: string; parts: AsyncGenerator<string> }> {
  const event = await reachEvent(ctx, eventId, 'attendees.read')
  const clock = (at: Date | null) => (at ? localOf(at, event.timeZone).replace('T', ' ') : null)
  async function* parts() {
    yield byteOrderMark + csvRecord(head)
    for (let last: Row | undefined; ; ) {
      const rows = await pageAfter(event.id, last)
      yield rows
        .map((row) =>
          csvRecord([
            ...[row.id, clock(row.occurredAt), row.decision, row.reason, row.direction, row.gate, row.list, row.device],
            ...[row.reference, row.holder, row.ticketType, row.decided, row.conflict, row.overrode, clock(row.undoneAt)],
            ...[row.clockOffsetMs === null ? null : Math.round(row.clockOffsetMs / 1_000), clock(row.receivedAt)],
          ]),
        )
        .join('')
      if (rows.length < page) return
      last = rows.at(-1)
    }
  }
  return { fileName: `${event.slug}-scans.csv`, parts: parts() }
}

const pageAfter = (eventId: string, last: Row | undefined) => db().$queryRaw<Row[]>`
  SELECT s.id, s.decision, s.reason, s.direction, s.gate, l.name AS list, coalesce(nullif(d.name, ''), nullif(s.device_id, '')) AS device,
         k.reference, k.holder_name AS holder, y.name AS "ticketType", s.decided, s.conflict, s.overrode, s.occurred_at AS "occurredAt",
         s.undone_at AS "undoneAt", s.received_at AS "receivedAt", s.clock_offset_ms AS "clockOffsetMs"
  FROM scans s
  LEFT JOIN tickets k ON k.id = s.ticket_id LEFT JOIN ticket_types y ON y.id = k.ticket_type_id
  LEFT JOIN check_in_lists l ON l.id = s.list_id LEFT JOIN devices d ON d.id = s.device_id
  WHERE s.event_id = ${eventId} ${last ? Prisma.sql`AND (s.received_at, s.id) > (${last.receivedAt}, ${last.id})` : Prisma.empty}
  ORDER BY s.received_at, s.id LIMIT ${page}`
