import { renderToBuffer } from '@react-pdf/renderer'
import type { InvoiceView } from '@/lib/invoices/present-invoice'
import { InvoicePaper } from './invoice'

/** A PDF of an invoice or a credit note, bytes. */
export const renderInvoice = (invoice: InvoiceView): Promise<Buffer> => renderToBuffer(<InvoicePaper invoice={invoice} />)
