import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'
import type { MoneyView } from './event-money'

export type PayoutDay = MoneyView['days'][number]
export type DoorDay = MoneyView['atDoor'][number]

type Row = PayoutDay & { method: string | null }

/**
 * What came in and what went back, by day in the event's zone, oldest first: what providers pay out (`days`), and apart from it what
 * was taken and given back by hand at the door. One statement. OFFSET 0 as in `readMoney`.
 */
export async function readPayouts(eventId: string, timeZone: string): Promise<{ days: PayoutDay[]; atDoor: DoorDay[] }> {
  const rows = await db().$queryRaw<Row[]>(Prisma.sql`
    SELECT to_char(day, 'YYYY-MM-DD') AS date, provider, method, sum(came)::float8 AS "capturedMinor",
           sum(back)::float8 AS "refundedMinor", sum(came - back)::float8 AS "netMinor"
    FROM (
      SELECT date_trunc('day', p.captured_at AT TIME ZONE ${timeZone}) AS day, p.provider, p.method, p.captured_minor::bigint AS came, 0::bigint AS back
      FROM orders o CROSS JOIN LATERAL (SELECT * FROM payments WHERE order_id = o.id OFFSET 0) p
      WHERE o.event_id = ${eventId} AND p.captured_minor > 0
      UNION ALL
      SELECT date_trunc('day', r.done_at AT TIME ZONE ${timeZone}), p.provider, p.method, 0, r.amount_minor
      FROM orders o CROSS JOIN LATERAL (SELECT * FROM refunds WHERE order_id = o.id OFFSET 0) r
      CROSS JOIN LATERAL (SELECT provider, method FROM payments WHERE id = r.payment_id OFFSET 0) p
      WHERE o.event_id = ${eventId} AND r.state = 'done') moved
    GROUP BY day, provider, method ORDER BY day, provider, method`)
  const isOfDoor = ({ provider }: Row) => provider === 'door'
  return {
    days: rows.filter((row) => !isOfDoor(row)).map(({ method: _, ...day }) => day),
    atDoor: rows.filter(isOfDoor).map(({ provider: _, method, ...day }) => ({ ...day, method: method as DoorDay['method'] })),
  }
}
