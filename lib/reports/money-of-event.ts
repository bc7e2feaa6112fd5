import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'
import type { MoneyView } from './event-money'

export type Money = Omit<MoneyView, 'currency' | 'days'>

/** Refunds of what an order cost. Money that never belonged to an order (twice, too late, too much) goes back besides. */
const ofOrders = Prisma.sql`r.reason IN ('requested', 'event_cancelled')`

/**
 * The money of an event in one statement. The caller has checked who asks. OFFSET 0 keeps payments and refunds on the index of their
 * order: of a large event the planner would read those of every event there is.
 */
export async function readMoney(eventId: string): Promise<Money> {
  const [money] = await db().$queryRaw<Money[]>(Prisma.sql`
    WITH mine AS (
      SELECT o.id, o.status, o.list_minor, o.discount_minor, o.fee_minor, o.tax_minor, o.included_tax_minor, o.absorbed_fee_minor, o.total_minor,
             o.confirmed_at IS NOT NULL AND o.total_minor > 0 AND o.status IN ('confirmed', 'refund_due', 'partly_refunded', 'refunded') AS sold
      FROM orders o WHERE o.event_id = ${eventId}),
    charged AS (
      SELECT count(*) FILTER (WHERE sold)::int AS orders, coalesce(sum(list_minor) FILTER (WHERE sold), 0) AS list,
             coalesce(sum(discount_minor) FILTER (WHERE sold), 0) AS discount, coalesce(sum(fee_minor) FILTER (WHERE sold), 0) AS fee,
             coalesce(sum(tax_minor) FILTER (WHERE sold), 0) AS tax, coalesce(sum(total_minor) FILTER (WHERE sold), 0) AS gross,
             coalesce(sum(included_tax_minor) FILTER (WHERE sold), 0) AS included_tax,
             coalesce(sum(absorbed_fee_minor) FILTER (WHERE sold), 0) AS absorbed_fee,
             coalesce(sum(total_minor) FILTER (WHERE status IN ('pending', 'awaiting_confirmation')), 0) AS pending
      FROM mine),
    came AS (
      SELECT coalesce(sum(p.captured_minor), 0) AS captured, coalesce(sum(p.refunded_minor), 0) AS returned,
             coalesce(bool_or(p.provider = 'sandbox'), false) AS test
      FROM mine CROSS JOIN LATERAL (SELECT * FROM payments WHERE order_id = mine.id OFFSET 0) p),
    back AS (
      SELECT coalesce(sum(r.amount_minor) FILTER (WHERE r.state = 'done' AND ${ofOrders}), 0) AS done,
             coalesce(sum(r.amount_minor) FILTER (WHERE r.state <> 'done' AND ${ofOrders}), 0) AS due,
             count(*) FILTER (WHERE r.state = 'failed')::int AS failed
      FROM mine CROSS JOIN LATERAL (SELECT * FROM refunds WHERE order_id = mine.id OFFSET 0) r)
    SELECT test, orders, list::float8 AS "listMinor", discount::float8 AS "discountMinor", fee::float8 AS "feeMinor", tax::float8 AS "taxMinor",
           gross::float8 AS "grossMinor", done::float8 AS "refundedMinor", due::float8 AS "refundDueMinor",
           (gross - done - due)::float8 AS "netMinor", included_tax::float8 AS "includedTaxMinor", absorbed_fee::float8 AS "absorbedFeeMinor",
           captured::float8 AS "capturedMinor", returned::float8 AS "returnedMinor", failed AS "failedRefunds", pending::float8 AS "pendingMinor"
    FROM charged, came, back`)
  return money!
}
