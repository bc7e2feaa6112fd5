import { log } from '@/lib/config/log'
import type { LoadContent } from '@/lib/email/send-delivery'
import { creditNoteOf, invoiceOf } from '@/lib/invoices/paper-of'
import type { InvoiceView } from '@/lib/invoices/present-invoice'

/** Turns a paper into a PDF, bytes; the same paper is the same bytes each time. Handed in, because lib knows no React. */
export type RenderPaper = (paper: InvoiceView) => Promise<Uint8Array>

type Delivery = Parameters<LoadContent>[0]

/** Which paper goes with a mail, by the name of its template. Only the buyer is sent these. */
const papers: Record<string, (delivery: Delivery) => Promise<InvoiceView | null>> = {
  'order-confirmation': async ({ orderId }) => (orderId ? invoiceOf(orderId) : null),
  refund: ({ props }) => creditNoteOf(String((props as { refundId?: unknown }).refundId ?? '')),
}

/** So often a mail is held back, some seconds in all, for a paper that cannot be had; then it goes without: the order page has it. */
const patience = 2

async function paperFor(delivery: Delivery, render: RenderPaper) {
  try {
    const paper = await papers[delivery.template]?.(delivery)
    if (!paper) return null
    return { filename: `${paper.number}.pdf`, contentType: 'application/pdf', content: await render(paper) }
  } catch (error) {
    if (delivery.attempts <= patience) throw error
    log().error({ deliveryId: delivery.id, err: error }, 'a mail goes without its invoice')
    return null
  }
}

/** The same loaders, whose mails carry the invoice of a paid order or the credit note of a refund. */
export function withPapers(loaders: Record<string, LoadContent>, render: RenderPaper): Record<string, LoadContent> {
  const carrying: LoadContent = async (delivery) => {
    const content = await loaders[delivery.template]?.(delivery)
    const paper = content && (await paperFor(delivery, render))
    if (!content || !paper) return content ?? null
    return {
      ...content,
      props: { ...(content.props as object), paperAttached: true },
      attachments: [...(content.attachments ?? []), paper],
    }
  }
  return { ...loaders, ...Object.fromEntries(Object.keys(papers).map((template) => [template, carrying])) }
}
