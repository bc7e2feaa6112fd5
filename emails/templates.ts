import type { MailProps } from '@/lib/notifications/mail-props'
import type { Template } from './template'
import { eventCancelled } from './templates/event-cancelled'
import { latePayment } from './templates/late-payment'
import { memberAdded } from './templates/member-added'
import { memberInvited } from './templates/member-invited'
import { orderCancelled } from './templates/order-cancelled'
import { orderConfirmation } from './templates/order-confirmation'
import { passwordChanged } from './templates/password-changed'
import { paymentFailed } from './templates/payment-failed'
import { refund } from './templates/refund'
import { resetPassword } from './templates/reset-password'
import { signInLink } from './templates/sign-in-link'
import { ticket } from './templates/ticket'
import { verifyEmail } from './templates/verify-email'

/** Every mail Foyer sends, by the name its deliveries carry. */
export const templates: { [Name in keyof MailProps]: Template<MailProps[Name]> } = {
  'order-confirmation': orderConfirmation,
  ticket,
  'order-cancelled': orderCancelled,
  'event-cancelled': eventCancelled,
  refund,
  'late-payment': latePayment,
  'payment-failed': paymentFailed,
  'verify-email': verifyEmail,
  'sign-in-link': signInLink,
  'reset-password': resetPassword,
  'password-changed': passwordChanged,
  'member-invited': memberInvited,
  'member-added': memberAdded,
}
