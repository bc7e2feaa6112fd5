import { db } from '@/lib/db/client'

export type SentMail = {
  id: string
  template: string
  ticketId: string | null
  toName: string | null
  toAddress: string
  state: 'queued' | 'sent' | 'failed' | 'withheld'
  attempts: number
  lastError: string | null
  transport: string | null
  subject: string | null
  createdAt: Date
  sentAt: Date | null
}

/** The messages about an order with what became of each, oldest first. */
export async function deliveriesOf(orderId: string): Promise<SentMail[]> {
  const rows = await db().delivery.findMany({
    where: { orderId },
    select: {
      id: true,
      template: true,
      ticketId: true,
      toName: true,
      toAddress: true,
      state: true,
      attempts: true,
      lastError: true,
      transport: true,
      subject: true,
      createdAt: true,
      sentAt: true,
    },
    orderBy: { id: 'asc' },
  })
  return rows as SentMail[]
}
