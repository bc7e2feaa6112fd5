import { mailLink } from '@/lib/auth/jobs'
import { sendDeliverySpec } from '@/lib/email/delivery-job'
import { creditNotes, invoices } from '@/lib/invoices/jobs'
import type { DispatchedActivity } from '@/lib/jobs/dispatch'
import type { JobSpec } from '@/lib/jobs/job'
import {
  cancellationMails,
  confirmationMails,
  eventCancelledMails,
  latePaymentMail,
  paymentFailedMail,
  refundMails,
} from '@/lib/notifications/jobs'
import { eventRefunds } from '@/lib/orders/jobs'
import { settleInvitation } from '@/lib/orgs/jobs'

type Subscription = (activity: DispatchedActivity) => JobSpec[]

/** What follows from what happened: one line per activity, the whole of it on one screen. */
export const subscriptions: Record<string, Subscription> = {
  'auth.link_requested': ({ data }) => [mailLink.spec({ linkId: String(data.linkId) }, String(data.linkId))],
  'member.invited': ({ data }) => [settleInvitation.spec({ invitationId: String(data.invitationId) }, String(data.invitationId))],
  'order.confirmed': ({ orderId }) =>
    orderId ? [confirmationMails.spec({ orderId }, orderId), invoices.spec({ orderId }, orderId)] : [],
  'order.cancelled': ({ orderId, data }) =>
    orderId && !data.held ? [cancellationMails.spec({ orderId, by: data.byBuyer ? 'buyer' : 'organiser' }, orderId)] : [],
  // the mail waits a little for the money to be on its way, so that the credit note can go with it
  'order.refunded': ({ data }) => [
    refundMails.spec({ refundId: String(data.refundId) }, String(data.refundId), new Date(Date.now() + 120_000)),
  ],
  'payment.sent_back': ({ data }) => [refundMails.spec({ refundId: String(data.refundId) }, String(data.refundId))],
  'payment.late_refunded': ({ orderId, data }) =>
    orderId
      ? [latePaymentMail.spec({ orderId, refundId: String(data.refundId), outcome: String(data.outcome) }, String(data.refundId))]
      : [],
  'payment.failed': ({ id, orderId }) => (orderId ? [paymentFailedMail.spec({ orderId }, id)] : []),
  'refund.done': ({ data }) => [
    creditNotes.spec({ refundId: String(data.refundId) }, String(data.refundId)),
    refundMails.spec({ refundId: String(data.refundId) }, `done:${String(data.refundId)}`),
  ],
  'event.cancelled': ({ eventId, data }) =>
    eventId
      ? [
          eventRefunds.spec({ eventId }, eventId),
          eventCancelledMails.spec({ eventId, message: String(data.message ?? '') }, eventId),
        ]
      : [],
  'delivery.queued': ({ data }) => [sendDeliverySpec(String(data.deliveryId))],
}

export const jobsFor = (activity: DispatchedActivity): JobSpec[] => subscriptions[activity.kind]?.(activity) ?? []
