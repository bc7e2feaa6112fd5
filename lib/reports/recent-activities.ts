import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'

type Row = {
  id: bigint
  kind: string
  at: Date
  actor: string
  userName: string | null
  buyerName: string | null
  orderId: string | null
  orderNumber: string | null
  data: Record<string, unknown>
}

/**
 * What happened last to an event and its orders, newest first, with the names people know. One statement. Mails are told
 * of at their order. Only what happened in the organisation that has the event: its id may have been that of another's,
 * since deleted.
 */
export async function recentActivities(eventId: string, count: number) {
  const rows = await db().$queryRaw<Row[]>(Prisma.sql`
    SELECT a.id, a.kind, a.created_at AS at, a.actor, u.name AS "userName", o.buyer_name AS "buyerName",
           a.order_id AS "orderId", o.number AS "orderNumber", a.data
    FROM activities a
    LEFT JOIN users u ON u.id = a.actor
    LEFT JOIN orders o ON o.id = a.order_id
    WHERE a.event_id = ${eventId} AND a.organisation_id = (SELECT e.organisation_id FROM events e WHERE e.id = ${eventId})
      AND a.kind NOT LIKE 'delivery.%' ORDER BY a.id DESC LIMIT ${count}`)
  return rows.map(({ id, at, actor, userName, buyerName, ...row }) => ({
    ...row,
    id: String(id),
    at: at.toISOString(),
    by: userName ?? (actor === 'anonymous' ? buyerName : null),
  }))
}
