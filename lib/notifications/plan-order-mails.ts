import { systemContext } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { inTransaction, type Tx } from '@/lib/db/tx'
import { type NewDelivery, queueDelivery } from '@/lib/email/queue-delivery'
import { takeTurns, untoldTickets, whyWithheld } from './recipient-limit'

type Kind = {
  /** the fact, as in `order.confirmed:ord_…` */
  fact: string
  /** to the buyer */
  whole: string
  /** to each attendee whose address is another one */
  part: string
  props?: NewDelivery['props']
}

const select = {
  id: true,
  status: true,
  eventId: true,
  buyerName: true,
  buyerEmail: true,
  user: { select: { email: true, emailVerifiedAt: true } },
  event: { select: { organisationId: true, status: true, organisation: { select: { contactEmail: true } } } },
  tickets: { select: { id: true, holderName: true, holderEmail: true }, orderBy: { id: 'asc' } },
} as const

type Order = {
  id: string
  eventId: string
  buyerName: string
  buyerEmail: string
  user: { email: string; emailVerifiedAt: Date | null } | null
  event: { organisationId: string; organisation: { contactEmail: string | null } }
  tickets: { id: string; holderName: string; holderEmail: string | null }[]
}

/**
 * One mail to the buyer with everything, one for each ticket that carries another address. Once per fact and reader. What is
 * too much for one address is withheld, except from who ordered it with a proven account.
 */
async function queueMails(tx: Tx, order: Order, { fact, whole, part, props }: Kind) {
  const about = {
    orderId: order.id,
    eventId: order.eventId,
    organisationId: order.event.organisationId,
    replyTo: order.event.organisation.contactEmail,
    props,
  }
  const ctx = systemContext()
  const buyer = { name: order.buyerName, address: order.buyerEmail }
  // who bought at the door may have left none
  if (buyer.address !== '') await queueDelivery(tx, ctx, { ...about, template: whole, dedupeKey: `${fact}:buyer`, to: buyer })
  const others = order.tickets.flatMap(({ id, holderName, holderEmail }) =>
    holderEmail && holderEmail !== order.buyerEmail ? [{ id, to: { name: holderName, address: holderEmail } }] : [],
  )
  if (others.length === 0) return
  const limited = part === 'ticket'
  const own = order.user?.emailVerifiedAt ? order.user.email : null
  if (limited)
    await takeTurns(
      tx,
      others.map(({ to }) => to.address),
    )
  const untold = limited ? new Set() : await untoldTickets(tx, order.id)
  for (const { id, to } of others) {
    if (untold.has(id)) continue
    const withheld = limited && to.address !== own ? await whyWithheld(tx, to.address) : null
    await queueDelivery(tx, ctx, { ...about, ticketId: id, template: part, dedupeKey: `${fact}:${id}`, to, withheld })
  }
}

/** What follows from `order.confirmed`. */
export async function planConfirmationMails(orderId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { id: orderId }, select })
    if (order?.status !== 'confirmed' && order?.status !== 'partly_refunded') return
    await queueMails(tx, order, { fact: `order.confirmed:${orderId}`, whole: 'order-confirmation', part: 'ticket' })
  })
}

/**
 * What follows from `order.cancelled`. Nothing when the whole event is off: that is told to everybody anyway; nor when it never
 * had tickets, because its hold was given back.
 */
export async function planCancellationMails(orderId: string, by: 'buyer' | 'organiser'): Promise<void> {
  await inTransaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { id: orderId }, select })
    if (order?.status !== 'cancelled' || order.event.status === 'cancelled' || order.tickets.length === 0) return
    const template = 'order-cancelled'
    await queueMails(tx, order, { fact: `order.cancelled:${orderId}`, whole: template, part: template, props: { by } })
  })
}

const batch = 100

/** Orders whose tickets were good until the event was called off: their money may be on its way back already. */
const stood = [
  { status: { in: ['confirmed', 'partly_refunded'] } },
  { status: { in: ['refund_due', 'refunded'] }, refunds: { some: { reason: 'event_cancelled' } }, tickets: { some: {} } },
]

/** What follows from `event.cancelled`: everybody who holds tickets is told, a hundred orders in a transaction. */
export async function planEventCancelledMails(eventId: string, message: string): Promise<void> {
  for (let cursor = ''; ; ) {
    const orders = await db().order.findMany({
      where: { eventId, id: { gt: cursor }, OR: stood },
      select,
      orderBy: { id: 'asc' },
      take: batch,
    })
    const kind = { whole: 'event-cancelled', part: 'event-cancelled', props: { message } }
    await inTransaction(async (tx) => {
      for (const order of orders) await queueMails(tx, order, { ...kind, fact: `event.cancelled:${eventId}:${order.id}` })
    })
    const last = orders.at(-1)
    if (!last || orders.length < batch) return
    cursor = last.id
  }
}
