import type { LoadContent } from '@/lib/email/send-delivery'
import { orderUrl } from '@/lib/orders/address'
import { isByHand } from '@/lib/orders/payment-words'
import { ticketUrl } from '@/lib/tickets/address'
import { calendarAttachment } from './attachments'
import { mailEvent, site } from './mail-event'
import { type MailOrder, mailOrder } from './mail-order'
import type { EventCancelledProps, OrderCancelledProps } from './mail-props'

/** The order with what this reader may know of it: an attendee sees their own ticket, never the way into the order. */
async function told({ orderId, ticketId }: { orderId: string | null; ticketId: string | null }) {
  const order = orderId ? await mailOrder(orderId) : null
  const own = order?.tickets.find(({ id }) => id === ticketId)
  if (!order || (ticketId && !own)) return null
  return {
    order,
    tickets: own ? [own] : order.tickets,
    link: { number: order.number, url: own ? ticketUrl(own.linkToken) : orderUrl(order.token) },
    common: { site: site(), event: mailEvent(order.event), calendarAttached: true },
    onBehalfOf: order.event.organiser.name,
    attachments: [calendarAttachment(order.event, 'cancelled')],
  }
}

/** To those whose tickets an order held: they no longer admit. To an attendee also when only theirs was taken back. */
export const loadOrderCancelled: LoadContent<OrderCancelledProps> = async (delivery) => {
  const facts = await told(delivery)
  if (!facts) return null
  const { order, common, link, tickets, onBehalfOf, attachments } = facts
  const died = delivery.ticketId ? tickets.every(({ status }) => status === 'void') : false
  if (order.status !== 'cancelled' && !died) return null
  const byOrganiser = (delivery.props as { by?: string }).by === 'organiser'
  return {
    onBehalfOf,
    attachments,
    props: {
      ...common,
      order: link,
      tickets: tickets.map(({ reference, holderName, ticketType }) => ({ reference, holderName, typeName: ticketType.name })),
      by: byOrganiser ? order.event.organiser.name : delivery.ticketId ? order.buyerName : null,
    },
  }
}

/** What the buyer gets because the event is off, whether it was sent on its way yet or not; null when nothing was paid. */
function goingBack({ currency, payments, refunds }: MailOrder) {
  const promised = refunds.filter(({ reason }) => reason === 'event_cancelled').map(({ amountMinor }) => amountMinor)
  const kept = payments.map(({ capturedMinor, refundedMinor }) => capturedMinor - refundedMinor)
  const amountMinor = [...promised, ...kept].reduce((sum, each) => sum + each, 0)
  const byHand = payments.some(({ provider, capturedMinor }) => capturedMinor > 0 && isByHand(provider))
  return amountMinor > 0 ? { amountMinor, currency, byHand } : null
}

/** To those who hold tickets: the event is off, in the organiser's words. */
export const loadEventCancelled: LoadContent<EventCancelledProps> = async (delivery) => {
  const facts = await told(delivery)
  if (facts?.order.event.status !== 'cancelled') return null
  const { order, common, link, onBehalfOf, attachments } = facts
  const message = String((delivery.props as { message?: string }).message ?? '')
  // what goes back is nothing for an attendee to know
  const refund = delivery.ticketId ? null : goingBack(order)
  return { onBehalfOf, attachments, props: { ...common, order: link, message, refund, money: delivery.ticketId === null } }
}
