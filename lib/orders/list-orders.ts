import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'
import { beginning, containing } from './like'
import { orderStatuses } from './order-state'
import { listOrdersInput } from './schema'

const money = z.object({ amountMinor: z.int(), currency: z.string() })

export const orderRowView = z.object({
  id: z.string(),
  number: z.string(),
  status: z.enum(orderStatuses),
  buyer: z.object({ name: z.string(), email: z.string() }),
  tickets: z.int(),
  total: money,
  createdAt: z.string(),
})

type Row = {
  id: string
  number: string
  status: (typeof orderStatuses)[number]
  buyerName: string
  buyerEmail: string
  currency: string
  totalMinor: number
  createdAt: Date
  tickets: number
}

/** An event's orders, newest first; `q` searches names, addresses and order numbers. One statement, however many there are. */
export const listOrders = operation({
  name: 'orders.list',
  input: listOrdersInput,
  output: z.object({ items: z.array(orderRowView), nextCursor: z.string().nullable() }),
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'orders.read'),
  raises: ['event.not_found'],
  async run(_ctx, { q, status, cursor, limit }, event) {
    const rows = await db().$queryRaw<Row[]>(Prisma.sql`
      SELECT o.id, o.number, o.status, o.buyer_name AS "buyerName", o.buyer_email AS "buyerEmail", o.currency,
             o.total_minor AS "totalMinor", o.created_at AS "createdAt",
             (SELECT coalesce(sum(l.quantity), 0)::int FROM order_lines l WHERE l.order_id = o.id) AS tickets
      FROM orders o
      WHERE o.event_id = ${event.id}
        ${q ? Prisma.sql`AND (lower(o.buyer_name || ' ' || o.buyer_email) LIKE ${containing(q)} OR o.number LIKE ${beginning(q)})` : Prisma.empty}
        ${status ? Prisma.sql`AND o.status = ${status}` : Prisma.empty}
        ${cursor ? Prisma.sql`AND o.id < ${cursor}` : Prisma.empty}
      ORDER BY o.id DESC LIMIT ${limit + 1}`)
    const page = rows.slice(0, limit)
    return {
      items: page.map(({ buyerName, buyerEmail, currency, totalMinor, createdAt, ...row }) => ({
        ...row,
        buyer: { name: buyerName, email: buyerEmail },
        total: { amountMinor: totalMinor, currency },
        createdAt: isoWithOffset(createdAt, event.timeZone),
      })),
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    }
  },
})
