import type { InvoiceView } from '@/lib/invoices/present-invoice'

/** A PDF of an invoice or a credit note, bytes. What draws it is loaded with the first one: most processes draw none. */
export const renderPaper = async (paper: InvoiceView): Promise<Uint8Array> =>
  (await import('./render-invoice')).renderInvoice(paper)
