import { Prisma } from '@/generated/prisma/client'
import type { Context } from '@/lib/core/context'
import { isoWithOffset } from '@/lib/core/instant'
import { db } from '@/lib/db/client'
import { may } from '@/lib/orgs/policy'
import { availabilityOf, type Sale } from '../availability'
import { type CardRow, cardColumns, cardJoins, cardOf, fileUrl } from '../discovery/card'
import type { OfferedType, PublicEvent } from '../public-view'
import { datesOf, type StockRow, stockColumns, stockJoins } from './stock'
import { type Viewer, viewerColumns } from './viewer'

type TypeRow = StockRow & Pick<OfferedType, 'id' | 'name' | 'description' | 'maxPerOrder'>

type Row = Viewer & {
  card: CardRow
  description: string
  refundPolicy: string
  revision: number
  taxIncluded: boolean
  feeBp: number
  feeFixedMinor: number
  feePaidBy: PublicEvent['feePaidBy']
  holdMinutes: number
  terms: string
  joinUrl: string | null
  contactEmail: string | null
  attachment: { id: string; name: string; bytes: number } | null
  seats: number | null
  types: TypeRow[]
  now: Date
}

/** An event by id or slug with what is for sale and what the actor is to it: one statement. Null when there is none. */
export async function findEvent(
  ctx: Pick<Context, 'actor'>,
  event: string,
): Promise<{ view: PublicEvent; viewer: Viewer } | null> {
  const [row] = await db().$queryRaw<Row[]>(Prisma.sql`
    SELECT ${cardColumns} AS card, e.description, e.refund_policy AS "refundPolicy", e.revision, e.join_url AS "joinUrl",
           e.tax_included AS "taxIncluded", e.fee_bp AS "feeBp", e.fee_fixed_minor AS "feeFixedMinor", e.fee_paid_by AS "feePaidBy",
           e.hold_minutes AS "holdMinutes", e.terms,
           o.contact_email AS "contactEmail", pool.capacity - pool.held - pool.sold - pool.offered AS seats, now() AS now,
           CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.file_name, 'bytes', a.bytes) END AS attachment,
           coalesce(z.types, '[]') AS types, ${viewerColumns(ctx)}
    FROM events e ${cardJoins}
    LEFT JOIN uploads a ON a.id = e.attachment_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object(
               'id', t.id, 'name', t.name, 'description', t.description, 'maxPerOrder', t.max_per_order, ${stockColumns})
             ORDER BY t.position, t.id) AS types
      FROM ticket_types t ${stockJoins} WHERE t.event_id = e.id AND NOT t.hidden) z ON true
    WHERE e.id = ${event} OR e.slug = ${event}`)
  return row ? { view: viewOf(row), viewer: { role: row.role, holdsTicket: row.holdsTicket } } : null
}

function viewOf({ card, attachment, contactEmail, joinUrl, role, types, seats, now, ...row }: Row): PublicEvent {
  const sale: Sale = { status: card.status, endsAt: new Date(card.endsAt), seats, prices: row }
  return {
    ...cardOf(card),
    ...row,
    coverId: card.coverId,
    joinUrl: role && may(role, 'event.manage') ? joinUrl : undefined,
    organisation: { ...card.organisation, contactEmail },
    attachment: attachment && { ...attachment, url: fileUrl(attachment.id) },
    ticketTypes: types.map((type) => offered(type, sale, card.timeZone, now)),
  }
}

function offered(type: TypeRow, sale: Sale, timeZone: string, now: Date): OfferedType {
  const { id, name, description, minPerOrder, maxPerOrder } = type
  const dates = datesOf(type)
  const local = (instant: Date | null) => instant && isoWithOffset(instant, timeZone)
  return {
    ...availabilityOf({ ...type, ...dates, ticketTypeId: id }, sale, now),
    id,
    name,
    description,
    minPerOrder,
    maxPerOrder,
    salesStartAt: local(dates.salesStartAt),
    salesEndAt: local(dates.salesEndAt),
  }
}
