import { inTransaction } from '@/lib/db/tx'
import { contentOfCreditNote, invoiceContent } from './content'
import { ensureInvoice } from './issue-invoice'
import { invoiceNumber, type Series } from './number'
import { lockNumbers, writeInvoice } from './write-invoice'

const reasons: Record<string, string> = {
  requested: 'Refunded by the organiser',
  event_cancelled: 'The event was cancelled',
}

/**
 * Issues the credit note of a refund that was done; once. Money that never belonged to the invoice (paid twice, too much, too
 * late) goes back without one.
 */
export const issueCreditNote = (refundId: string) =>
  inTransaction(async (tx) => {
    const refund = await tx.refund.findUnique({
      where: { id: refundId },
      select: { orderId: true, amountMinor: true, reason: true, state: true, ticketIds: true },
    })
    const reason = refund && reasons[refund.reason]
    if (!refund || !reason || refund.state !== 'done') return
    const { orderId, amountMinor, ticketIds } = refund
    await ensureInvoice(tx, orderId)
    const invoice = await tx.invoice.findFirst({ where: { orderId, kind: 'invoice' } })
    if (!invoice) return
    await lockNumbers(tx, invoice.organisationId)
    if ((await tx.invoice.count({ where: { refundId } })) > 0) return

    const dead = await tx.ticket.findMany({
      where: { id: { in: ticketIds } },
      select: { reference: true },
      orderBy: { id: 'asc' },
    })
    const name = dead.length > 0 ? `Refund of ${dead.map(({ reference }) => reference).join(', ')}` : 'Refund'
    const number = invoiceNumber(invoice.series as Series, invoice.number)
    const content = contentOfCreditNote(invoiceContent.parse(invoice.content), { amountMinor, name, number, reason })
    await writeInvoice(tx, { organisationId: invoice.organisationId, kind: 'credit_note', orderId, refundId, content })
  })
