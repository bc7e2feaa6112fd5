import type { PaymentFailedProps as Props } from '@/lib/notifications/mail-props'
import { eventNotice } from '../event-notice-template'
import { when } from '../when'
import { amount, shortened } from '../words'

/** To a buyer whose bank said no after all: nothing was charged, and the way to try again. */
export const paymentFailed = eventNotice<Props>({
  subject: ({ event }) => `Your payment did not go through: ${shortened(event.title)}, ${when(event).date}`,
  preview: () => 'Nothing was charged, and your tickets went back. You can try again.',
  title: 'Your payment did not go through',
  parts: ({ total, order }) => [
    `Your bank did not confirm the payment of ${amount(total)} for order ${order.number}. Nothing was charged.`,
    'The tickets went back on sale. Everything you entered is kept: if there are still places, you can try again with one press.',
  ],
  action: ({ againUrl }) => ({ label: 'Try again', url: againUrl }),
  reason: ({ event, order }) =>
    `Sent on behalf of ${event.organiser.name}, because this address was given for order ${order.number}.`,
})
