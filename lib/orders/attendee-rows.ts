import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'
import { beginning, containing } from './like'

export type AttendeeRow = {
  ticketId: string
  reference: string
  status: 'valid' | 'void' | 'transferred'
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
}

type Filter = { q?: string; ticketTypeId?: string; inAddresses: boolean; cursor?: string; limit: number }

/** One page of an event's tickets with who holds them, in the order they were made. */
export function attendeeRows(eventId: string, { q, ticketTypeId, inAddresses, cursor, limit }: Filter): Promise<AttendeeRow[]> {
  const addresses = inAddresses
    ? Prisma.sql`OR lower(o.buyer_name || ' ' || o.buyer_email) LIKE ${containing(q ?? '')} OR k.holder_email LIKE ${containing(q ?? '')}`
    : Prisma.empty
  const search = q
    ? Prisma.sql`AND (lower(k.holder_name) LIKE ${containing(q)} OR k.reference LIKE ${beginning(q)} ${addresses})`
    : Prisma.empty
  return db().$queryRaw<AttendeeRow[]>(Prisma.sql`
    SELECT k.id AS "ticketId", k.reference, k.status, k.holder_name AS name, coalesce(k.holder_email, o.buyer_email) AS email,
           y.id AS "ticketTypeId", y.name AS "ticketTypeName", o.id AS "orderId", o.number AS "orderNumber",
           o.buyer_name AS "buyerName", k.admitted_at AS "admittedAt", k.admitted_gate AS "admittedGate"
    FROM tickets k JOIN orders o ON o.id = k.order_id JOIN ticket_types y ON y.id = k.ticket_type_id
    WHERE k.event_id = ${eventId} ${search}
      ${ticketTypeId ? Prisma.sql`AND k.ticket_type_id = ${ticketTypeId}` : Prisma.empty}
      ${cursor ? Prisma.sql`AND k.id > ${cursor}` : Prisma.empty}
    ORDER BY k.id LIMIT ${limit}`)
}
