import type { Context } from '@/lib/core/context'
import { reachEvent } from '@/lib/events/access'
import { readInvoices } from '@/lib/invoices/read-invoices'
import { getOrder } from '@/lib/orders/get-order'
import { listRefunds } from '@/lib/orders/list-refunds'
import { orderMoney } from '@/lib/orders/order-money'
import { orderTimeline } from '@/lib/orders/order-timeline'
import { may } from '@/lib/orgs/policy'

/** An order with all that the page of it shows; its books are for members who read money. */
export async function readOrder(ctx: Context, eventId: string, id: string) {
  const event = await reachEvent(ctx, eventId, 'orders.read')
  const [order, timeline] = await Promise.all([getOrder(ctx, { id }), orderTimeline(ctx, { id })])
  const books = may(event.role, 'money.read') && order.total.amountMinor > 0 ? await readBooks(ctx, id) : null
  return { event, order, timeline, books }
}

async function readBooks(ctx: Context, id: string) {
  const [money, { refunds, left }, { items: invoices }] = await Promise.all([
    orderMoney(ctx, { id }),
    listRefunds(ctx, { id }),
    readInvoices(ctx, { id }),
  ])
  return { money, refunds, left, invoices }
}
