import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/tx'
import type { Facts } from './readiness'

/** What readiness looks at, and the database's time. */
export async function readFacts(eventId: string, tx?: Tx): Promise<Facts & { now: Date }> {
  const [facts] = await (tx ?? db()).$queryRaw<(Facts & { now: Date })[]>(Prisma.sql`
    SELECT e.format, e.starts_at AS "startsAt", e.venue_name AS "venueName", e.city, e.join_url AS "joinUrl", e.summary,
           e.description, e.cover_id AS "coverId", now() AS now,
           (SELECT count(*)::int FROM ticket_types y
            WHERE y.event_id = e.id AND NOT y.hidden AND (y.sales_end_at IS NULL OR y.sales_end_at > now())) AS "onSale"
    FROM events e WHERE e.id = ${eventId}`)
  return facts!
}
