import type { LoadContent } from '@/lib/email/send-delivery'
import { orderUrl } from '@/lib/orders/address'
import { amountLines, toAmounts } from '@/lib/orders/amounts'
import { isTestMoney, providerTitle } from '@/lib/orders/payment-words'
import { ticketUrl } from '@/lib/tickets/address'
import { calendarAttachment, qrAttachments, qrCid } from './attachments'
import { mailEvent, site } from './mail-event'
import { mailOrder } from './mail-order'
import { posterAttachment, posterCid } from './mail-poster'
import type { OrderConfirmationProps } from './mail-props'

const stands = new Set(['confirmed', 'partly_refunded'])

/** To the buyer: every ticket, what was ordered, and where to change it. Not when it was cancelled meanwhile. */
export const loadOrderConfirmation: LoadContent<OrderConfirmationProps> = async ({ orderId }) => {
  const order = orderId ? await mailOrder(orderId) : null
  if (!order || !stands.has(order.status) || order.event.status === 'cancelled') return null
  const tickets = order.tickets.filter(({ status }) => status === 'valid')
  const payment = order.payments.find(({ capturedMinor }) => capturedMinor > 0)
  return {
    onBehalfOf: order.event.organiser.name,
    attachments: [
      await posterAttachment(order.event),
      ...(await Promise.all(tickets.map(qrAttachments))).flat(),
      calendarAttachment(order.event),
    ],
    props: {
      site: site(),
      event: mailEvent(order.event, posterCid),
      order: {
        number: order.number,
        url: orderUrl(order.token),
        currency: order.currency,
        lines: amountLines(toAmounts(order)),
        totalMinor: order.totalMinor,
        includedTaxMinor: order.includedTaxMinor,
        paid: payment ? { by: providerTitle(payment.provider, payment.method) } : null,
        test: payment ? isTestMoney(payment.provider) : false,
      },
      tickets: tickets.map((ticket) => ({
        reference: ticket.reference,
        holderName: ticket.holderName,
        typeName: ticket.ticketType.name,
        url: ticketUrl(ticket.linkToken),
        qrCid: qrCid(ticket),
      })),
      can: order.totalMinor === 0 ? ['edit', 'cancel'] : ['edit'],
      refundPolicy: order.event.refundPolicy,
      calendarAttached: true,
    },
  }
}
