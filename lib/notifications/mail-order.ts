import { db } from '@/lib/db/client'
import { amountsSelect } from '@/lib/orders/amounts'
import { eventFactsSelect, toEventFacts } from '@/lib/tickets/event-facts'
import { ticketSelect } from '@/lib/tickets/view'

/** An order with all that its mails tell; null when there is none. */
export async function mailOrder(id: string) {
  const row = await db().order.findUnique({
    where: { id },
    select: {
      id: true,
      number: true,
      token: true,
      status: true,
      buyerName: true,
      buyerEmail: true,
      ...amountsSelect,
      endReason: true,
      payments: { select: { provider: true, method: true, capturedMinor: true, refundedMinor: true }, orderBy: { id: 'asc' } },
      refunds: {
        select: {
          id: true,
          reason: true,
          amountMinor: true,
          currency: true,
          note: true,
          ticketIds: true,
          payment: { select: { provider: true } },
        },
        orderBy: { id: 'asc' },
      },
      tickets: { select: ticketSelect, orderBy: { id: 'asc' } },
      event: { select: eventFactsSelect },
    },
  })
  return row && { ...row, event: toEventFacts(row.event) }
}
export type MailOrder = NonNullable<Awaited<ReturnType<typeof mailOrder>>>
