import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'
import { beginning, containing } from './like'

export type AttendeeRow = {
  ticketId: string
  reference: string
  status: 'valid' | 'void' | 'transferred'
  orderStatus: string
  name: string
  /** the holder's, or the buyer's where the holder has none */
  email: string
  ticketTypeId: string
  ticketTypeName: string
  orderId: string
  orderNumber: string
  buyerName: string
  admittedAt: Date | null
  admittedGate: string | null
  /** what the door should know */
  note: string
  flags: string[]
}

type Filter = { q?: string; ticketTypeId?: string; inAddresses: boolean; cursor?: string; limit: number }

/** One page of an event's tickets with who holds them, in the order they were made. */
export function attendeeRows(eventId: string, filter: Filter): Promise<AttendeeRow[]> {
  const { q, ticketTypeId, cursor, limit } = filter
  return db().$queryRaw<AttendeeRow[]>(Prisma.sql`
    SELECT k.id AS "ticketId", k.reference, k.status, k.holder_name AS name, coalesce(k.holder_email, o.buyer_email) AS email,
           y.id AS "ticketTypeId", y.name AS "ticketTypeName", o.id AS "orderId", o.number AS "orderNumber", o.status AS "orderStatus",
           o.buyer_name AS "buyerName", k.admitted_at AS "admittedAt", k.admitted_gate AS "admittedGate",
           k.door_note AS note, k.flags
    FROM tickets k JOIN orders o ON o.id = k.order_id JOIN ticket_types y ON y.id = k.ticket_type_id
    WHERE k.event_id = ${eventId}
      ${q ? Prisma.sql`AND k.id IN (${matching(eventId, q, filter.inAddresses)})` : Prisma.empty}
      ${ticketTypeId ? Prisma.sql`AND k.ticket_type_id = ${ticketTypeId}` : Prisma.empty}
      ${cursor ? Prisma.sql`AND k.id > ${cursor}` : Prisma.empty}
    ORDER BY k.id LIMIT ${limit}`)
}

/**
 * Tickets by what is searched: each look-up by its own index, because a condition over two tables has none. OFFSET 0 keeps an order's
 * tickets on theirs: where a buyer's address is all but everybody's, the planner would read the tickets of every event there is.
 */
function matching(eventId: string, q: string, inAddresses: boolean) {
  const part = containing(q)
  const byName = Prisma.sql`
    SELECT id FROM tickets WHERE event_id = ${eventId} AND (lower(holder_name) LIKE ${part} OR reference LIKE ${beginning(q)})`
  if (!inAddresses) return byName
  return Prisma.sql`${byName}
    UNION SELECT id FROM tickets WHERE event_id = ${eventId} AND holder_email LIKE ${part}
    UNION SELECT t.id FROM orders o CROSS JOIN LATERAL (SELECT id FROM tickets WHERE order_id = o.id OFFSET 0) t
      WHERE o.event_id = ${eventId} AND lower(o.buyer_name || ' ' || o.buyer_email) LIKE ${part}`
}
