import { Prisma } from '@/generated/prisma/client'
import type { Context } from '@/lib/core/context'
import { byteOrderMark, csvRecord } from '@/lib/core/csv'
import { localOf } from '@/lib/core/instant'
import { amountText } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'

const page = 1_000
const head = [
  [
    'Order',
    'Status',
    'Ordered',
    'Confirmed',
    'Buyer',
    'E-mail',
    'Currency',
    'List',
    'Discount',
    'Promo code',
    'Booking fee',
    'Tax on top',
  ],
  ['Total', 'Tax in it', 'Fee in it', 'Received', 'Refunded', 'On its way back', 'Kept', 'Paid with', 'Payment', 'Test money'],
].flat()

type Row = {
  id: string
  number: string
  status: string
  createdAt: Date
  confirmedAt: Date | null
  buyerName: string
  buyerEmail: string
  currency: string
  list: number
  discount: number
  code: string | null
  fee: number
  tax: number
  total: number
  includedTax: number
  absorbedFee: number
  received: number
  refunded: number
  due: number
  providers: string | null
  refs: string | null
}

/**
 * Every order of an event that was confirmed or received money, as CSV, a thousand at a time. Amounts in the currency's own
 * decimals with a point; times are wall clocks of the event's zone.
 * @throws Unauthenticated, NotFound, Forbidden
 */
export async function exportMoney(ctx: Context, eventId: string): Promise<{ fileName: string; parts: AsyncGenerator<string> }> {
  const event = await reachEvent(ctx, eventId, 'money.read')
  const wall = (instant: Date | null) => (instant ? localOf(instant, event.timeZone).replace('T', ' ') : null)
  async function* parts() {
    yield byteOrderMark + csvRecord(head)
    for (let cursor = ''; ; ) {
      const rows = await ordersAfter(event.id, cursor)
      yield rows.map((row) => csvRecord(cells(row, wall))).join('')
      if (rows.length < page) return
      cursor = rows.at(-1)!.id
    }
  }
  return { fileName: `${event.slug}-money.csv`, parts: parts() }
}

function cells(row: Row, wall: (instant: Date | null) => string | null) {
  const amount = (amountMinor: number) => amountText({ amountMinor, currency: row.currency })
  const numbers = [row.list, row.discount].map(amount)
  const rest = [row.fee, row.tax, row.total, row.includedTax, row.absorbedFee, row.received, row.refunded, row.due]
  return [
    ...[row.number, row.status, wall(row.createdAt), wall(row.confirmedAt), row.buyerName, row.buyerEmail, row.currency],
    ...numbers,
    row.code,
    ...rest.map(amount),
    amount(row.received - row.refunded - row.due),
    ...[row.providers, row.refs, row.providers?.includes('sandbox') ? 'yes' : 'no'],
  ]
}

const ordersAfter = (eventId: string, cursor: string) =>
  db().$queryRaw<Row[]>(Prisma.sql`
    SELECT o.id, o.number, o.status, o.created_at AS "createdAt", o.confirmed_at AS "confirmedAt", o.buyer_name AS "buyerName",
           o.buyer_email AS "buyerEmail", o.currency, o.list_minor AS list, o.discount_minor AS discount, c.code, o.fee_minor AS fee,
           o.tax_minor AS tax, o.total_minor AS total, o.included_tax_minor AS "includedTax", o.absorbed_fee_minor AS "absorbedFee",
           coalesce(p.captured, 0)::float8 AS received, coalesce(r.done, 0)::float8 AS refunded, coalesce(r.due, 0)::float8 AS due, p.providers, p.refs
    FROM orders o LEFT JOIN promo_codes c ON c.id = o.promo_code_id
    LEFT JOIN LATERAL (
      SELECT sum(captured_minor) AS captured, string_agg(DISTINCT coalesce(method, provider), ' ') AS providers, string_agg(payment_ref, ' ') AS refs
      FROM payments WHERE order_id = o.id AND captured_minor > 0) p ON true
    LEFT JOIN LATERAL (
      SELECT sum(amount_minor) FILTER (WHERE state = 'done') AS done, sum(amount_minor) FILTER (WHERE state <> 'done') AS due
      FROM refunds WHERE order_id = o.id) r ON true
    WHERE o.event_id = ${eventId} AND o.id > ${cursor} AND (o.confirmed_at IS NOT NULL OR p.captured > 0)
    ORDER BY o.id LIMIT ${page}`)
