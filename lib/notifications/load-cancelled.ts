import type { LoadContent } from '@/lib/email/send-delivery'
import { orderUrl } from '@/lib/orders/address'
import { ticketUrl } from '@/lib/tickets/address'
import { calendarAttachment } from './attachments'
import { mailEvent, site } from './mail-event'
import { mailOrder } from './mail-order'
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

/** To those whose tickets an order held: they no longer admit. */
export const loadOrderCancelled: LoadContent<OrderCancelledProps> = async (delivery) => {
  const facts = await told(delivery)
  if (facts?.order.status !== 'cancelled') return null
  const { order, common, link, tickets, onBehalfOf, attachments } = facts
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

/** To those who hold tickets: the event is off, in the organiser's words. */
export const loadEventCancelled: LoadContent<EventCancelledProps> = async (delivery) => {
  const facts = await told(delivery)
  if (facts?.order.event.status !== 'cancelled') return null
  const { common, link, onBehalfOf, attachments } = facts
  const message = String((delivery.props as { message?: string }).message ?? '')
  return { onBehalfOf, attachments, props: { ...common, order: link, message, refund: null } }
}
