import { renderInvoice } from '@/documents/render-invoice'
import { problemResponse } from '@/lib/api/problem'
import { requestContext } from '@/lib/api/request-context'
import { NotFound } from '@/lib/core/error'
import { readInvoices } from '@/lib/invoices/read-invoices'

/** Answers with the PDF of one paper of an order, for whoever may read that order. @param order with its token, for the buyer */
export async function invoiceResponse(
  headers: Headers,
  order: { id: string; token?: string },
  invoiceId: string,
): Promise<Response> {
  const ctx = await requestContext(headers)
  try {
    const { items } = await readInvoices(ctx, order)
    const invoice = items.find(({ id }) => id === invoiceId)
    if (!invoice) throw new NotFound('invoice')
    return new Response(new Uint8Array(await renderInvoice(invoice)), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${invoice.number}.pdf"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    return problemResponse(error, ctx.requestId)
  }
}
