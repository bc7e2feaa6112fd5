import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachOrder } from '@/lib/orders/access'
import { orderInput } from '@/lib/orders/schema'
import { invoiceSelect, invoiceView, presentInvoice } from './present-invoice'

/** The invoice of an order and its credit notes, oldest first. For its buyer and for those who read the organisation's orders. */
export const readInvoices = operation({
  name: 'invoices.list',
  input: orderInput,
  output: z.object({ items: z.array(invoiceView), nextCursor: z.null() }),
  raises: ['order.not_found'],
  access: (ctx, input) => reachOrder(ctx, input),
  run: async (_ctx, { id }) => {
    const rows = await db().invoice.findMany({ where: { orderId: id }, orderBy: { issuedAt: 'asc' }, select: invoiceSelect })
    return { items: rows.map(presentInvoice), nextCursor: null }
  },
})
