import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'

export type OrderActivity = {
  id: string
  kind: string
  /** `system`, `anonymous`, or the name of the person */
  actor: string
  data: Record<string, unknown>
  createdAt: Date
}

/** What happened to an order, oldest first, with who did it. */
export const activitiesOfOrder = (orderId: string): Promise<OrderActivity[]> =>
  db().$queryRaw<OrderActivity[]>(Prisma.sql`
    SELECT a.id::text AS id, a.kind, coalesce(u.name, a.actor) AS actor, a.data, a.created_at AS "createdAt"
    FROM activities a LEFT JOIN users u ON u.id = a.actor
    WHERE a.order_id = ${orderId} ORDER BY a.id LIMIT 500`)
