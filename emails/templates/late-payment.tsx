import type { LatePaymentProps as Props } from '@/lib/notifications/mail-props'
import { eventNotice } from '../event-notice-template'
import { when } from '../when'
import { amount, shortened } from '../words'

const reasons: Record<Props['why'], string> = {
  seats_gone: 'By then your tickets had gone back on sale, and others had taken the places.',
  event_over: 'By then the event was over.',
  event_cancelled: 'By then the event had been cancelled.',
  replaced: 'By then you had ordered again, and that order took its place.',
  order_cancelled: 'By then the order had been cancelled.',
}

/** To a buyer whose money came after the tickets were gone: why it goes back, all of it. */
export const latePayment = eventNotice<Props>({
  subject: ({ event }) => `Your payment came too late and goes back: ${shortened(event.title)}, ${when(event).date}`,
  preview: ({ refund }) => `${amount(refund)} goes back the way you paid. You have no tickets for this order.`,
  title: 'Your payment came too late',
  parts: ({ refund, order, why }) => [
    `Your payment of ${amount(refund)} for order ${order.number} arrived after the time to pay had ended. ${reasons[why]}`,
    `So you have no tickets for this order, and all of it, ${amount(refund)}, goes back the way you paid without you having to ask. Banks take up to ten working days to show it.`,
  ],
  action: ({ event, order, why }) =>
    why === 'replaced' ? { label: 'View order', url: order.url } : { label: 'View event', url: event.url },
  reason: ({ event, order }) =>
    `Sent on behalf of ${event.organiser.name}, because this address was given for order ${order.number}.`,
})
