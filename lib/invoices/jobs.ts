import { z } from 'zod'
import { job } from '@/lib/jobs/job'
import { issueCreditNote } from './issue-credit-note'
import { issueInvoice } from './issue-invoice'

export const invoices = job({
  name: 'issue-invoice',
  payload: z.object({ orderId: z.string() }),
  run: ({ orderId }) => issueInvoice(orderId),
})

export const creditNotes = job({
  name: 'issue-credit-note',
  payload: z.object({ refundId: z.string() }),
  run: ({ refundId }) => issueCreditNote(refundId),
})
