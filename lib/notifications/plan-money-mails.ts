import { systemContext } from '@/lib/core/context'
import { inTransaction, type Tx } from '@/lib/db/tx'
import { type NewDelivery, queueDelivery } from '@/lib/email/queue-delivery'
import { untoldTickets } from './recipient-limit'

const select = {
  id: true,
  status: true,
  endReason: true,
  eventId: true,
  buyerName: true,
  buyerEmail: true,
  event: { select: { organisationId: true, organisation: { select: { contactEmail: true } } } },
  tickets: { select: { id: true, holderName: true, holderEmail: true }, orderBy: { id: 'asc' } },
} as const

const findOrder = (tx: Tx, id: string) => tx.order.findUnique({ where: { id }, select })
type Order = NonNullable<Awaited<ReturnType<typeof findOrder>>>
type Mail = Pick<NewDelivery, 'template' | 'dedupeKey' | 'to' | 'props'> & { ticketId?: string }

const queue = (tx: Tx, { id, eventId, event }: Order, mail: Mail) =>
  queueDelivery(tx, systemContext(), {
    ...mail,
    orderId: id,
    eventId,
    organisationId: event.organisationId,
    replyTo: event.organisation.contactEmail,
  })

const buyerOf = ({ buyerName, buyerEmail }: Order) => ({ name: buyerName, address: buyerEmail })

/** Late money and money of an event that is off are told by mails of their own. */
const toldByRefundMail = new Set(['requested', 'paid_twice', 'overpaid', 'underpaid', 'wrong_currency'])

/** What follows from a refund, whoever asked for it: the buyer is told all of it, an attendee whose ticket died of that ticket. */
export async function planRefundMails(refundId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const refund = await tx.refund.findUnique({ where: { id: refundId } })
    const order = refund && toldByRefundMail.has(refund.reason) ? await findOrder(tx, refund.orderId) : null
    if (!refund || !order || order.buyerEmail === '') return
    const fact = `refund:${refundId}`
    await queue(tx, order, { template: 'refund', dedupeKey: `${fact}:buyer`, to: buyerOf(order), props: { refundId } })
    const untold = await untoldTickets(tx, order.id)
    for (const { id, holderName, holderEmail } of order.tickets) {
      if (untold.has(id) || !refund.ticketIds.includes(id) || !holderEmail || holderEmail === order.buyerEmail) continue
      const to = { name: holderName, address: holderEmail }
      const props = { by: 'organiser' }
      await queue(tx, order, { template: 'order-cancelled', ticketId: id, dedupeKey: `${fact}:${id}`, to, props })
    }
  })
}

/** What follows from `payment.late_refunded`. @param outcome the row of lib/orders/order-state.ts that sent it back */
export async function planLatePaymentMail(orderId: string, refundId: string, outcome: string): Promise<void> {
  await inTransaction(async (tx) => {
    const order = await findOrder(tx, orderId)
    if (!order || order.buyerEmail === '') return
    const props = { refundId, outcome }
    await queue(tx, order, { template: 'late-payment', dedupeKey: `late:${refundId}:buyer`, to: buyerOf(order), props })
  })
}

/** What follows from `payment.failed`: a mail when the buyer had left already; who is still at it sees it on the page. */
export async function planPaymentFailedMail(orderId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const order = await findOrder(tx, orderId)
    if (order?.status !== 'expired' || order.endReason !== 'payment_failed' || order.buyerEmail === '') return
    await queue(tx, order, { template: 'payment-failed', dedupeKey: `payment.failed:${orderId}:buyer`, to: buyerOf(order) })
  })
}
