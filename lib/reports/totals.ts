import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'

export type Totals = { orders: number; sold: number; held: number; seats: number | null; valid: number; inside: number }

/** What is sold of an event and who is in, in one statement. The caller has checked who asks. */
export async function readTotals(eventId: string): Promise<Totals> {
  const [totals] = await db().$queryRaw<Totals[]>(Prisma.sql`
    SELECT p.sold, p.held, least(p.seats, e.capacity) AS seats, o.orders, t.valid, t.inside
    FROM events e
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(i.sold), 0)::int AS sold, coalesce(sum(i.held), 0)::int AS held, sum(i.capacity)::int AS seats
      FROM ticket_types y JOIN inventory i ON i.id = y.inventory_id WHERE y.event_id = e.id) p
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS orders FROM orders o WHERE o.event_id = e.id AND o.status = 'confirmed') o
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE k.status = 'valid')::int AS valid,
             count(*) FILTER (WHERE k.admitted_at IS NOT NULL)::int AS inside
      FROM tickets k WHERE k.event_id = e.id) t
    WHERE e.id = ${eventId}`)
  return totals!
}
