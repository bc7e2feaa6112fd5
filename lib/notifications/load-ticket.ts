import type { LoadContent } from '@/lib/email/send-delivery'
import { ticketUrl } from '@/lib/tickets/address'
import { calendarAttachment, qrAttachments, qrCid } from './attachments'
import { mailEvent, site } from './mail-event'
import { mailOrder } from './mail-order'
import { posterAttachment, posterCid } from './mail-poster'
import type { TicketProps } from './mail-props'

/** To one attendee: their ticket and nothing of the order. Not when it is no longer valid. */
export const loadTicket: LoadContent<TicketProps> = async ({ orderId, ticketId }) => {
  const order = orderId ? await mailOrder(orderId) : null
  const ticket = order?.tickets.find(({ id }) => id === ticketId)
  if (!order || ticket?.status !== 'valid') return null
  return {
    onBehalfOf: order.event.organiser.name,
    attachments: [await posterAttachment(order.event), ...(await qrAttachments(ticket)), calendarAttachment(order.event)],
    props: {
      site: site(),
      event: mailEvent(order.event, posterCid),
      ticket: {
        reference: ticket.reference,
        holderName: ticket.holderName,
        typeName: ticket.ticketType.name,
        url: ticketUrl(ticket.linkToken),
        qrCid: qrCid(ticket),
      },
      buyerName: order.buyerName,
      can: ['edit'],
      calendarAttached: true,
    },
  }
}
