import { db } from '@/lib/db/client'
import { issueCreditNote } from './issue-credit-note'
import { issueInvoice } from './issue-invoice'
import { type InvoiceView, invoiceSelect, presentInvoice } from './present-invoice'

/** The invoice of an order, issued now when it was not yet; null for one that is due none. */
export async function invoiceOf(orderId: string): Promise<InvoiceView | null> {
  await issueInvoice(orderId)
  const row = await db().invoice.findFirst({ where: { orderId, kind: 'invoice' }, select: invoiceSelect })
  return row && presentInvoice(row)
}

/** The credit note of a refund, issued now when it was not yet; null while the money is on its way, or when none is due. */
export async function creditNoteOf(refundId: string): Promise<InvoiceView | null> {
  await issueCreditNote(refundId)
  const row = await db().invoice.findUnique({ where: { refundId }, select: invoiceSelect })
  return row && presentInvoice(row)
}
