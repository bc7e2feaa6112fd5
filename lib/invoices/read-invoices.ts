import { z } from 'zod'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachOrder } from '@/lib/orders/access'
import { orderInput } from '@/lib/orders/schema'
import { invoiceContent } from './content'
import { invoiceNumber, type Series } from './number'

export const invoiceView = z
  .object({
    id: z.string(),
    number: z.string().meta({ description: 'Without gaps within an organisation' }),
    kind: z.enum(['invoice', 'credit_note']),
    issuedAt: z.string(),
    content: invoiceContent,
  })
  .meta({ id: 'Invoice' })
export type InvoiceView = z.output<typeof invoiceView>

/** The invoice of an order and its credit notes, oldest first. For its buyer and for those who read the organisation's orders. */
export const readInvoices = operation({
  name: 'invoices.list',
  input: orderInput,
  output: z.object({ items: z.array(invoiceView), nextCursor: z.null() }),
  raises: ['order.not_found'],
  access: (ctx, input) => reachOrder(ctx, input),
  run: async (_ctx, { id }) => {
    const rows = await db().invoice.findMany({
      where: { orderId: id },
      orderBy: { issuedAt: 'asc' },
      include: { order: { select: { event: { select: { timeZone: true } } } } },
    })
    return {
      items: rows.map(({ number, series, kind, issuedAt, content, order, ...row }) => ({
        id: row.id,
        number: invoiceNumber(series as Series, number),
        kind: kind as InvoiceView['kind'],
        issuedAt: isoWithOffset(issuedAt, order.event.timeZone),
        content: content as InvoiceView['content'],
      })),
      nextCursor: null,
    }
  },
})
