import { z } from 'zod'
import { job } from '@/lib/jobs/job'
import { planLatePaymentMail, planPaymentFailedMail, planRefundMails } from './plan-money-mails'
import { planCancellationMails, planConfirmationMails, planEventCancelledMails } from './plan-order-mails'

export const confirmationMails = job({
  name: 'plan-confirmation-mails',
  payload: z.object({ orderId: z.string() }),
  run: ({ orderId }) => planConfirmationMails(orderId),
})

export const cancellationMails = job({
  name: 'plan-cancellation-mails',
  payload: z.object({ orderId: z.string(), by: z.enum(['buyer', 'organiser']) }),
  run: ({ orderId, by }) => planCancellationMails(orderId, by),
})

export const eventCancelledMails = job({
  name: 'plan-event-cancelled-mails',
  payload: z.object({ eventId: z.string(), message: z.string() }),
  run: ({ eventId, message }) => planEventCancelledMails(eventId, message),
})

export const refundMails = job({
  name: 'plan-refund-mails',
  payload: z.object({ refundId: z.string() }),
  run: ({ refundId }) => planRefundMails(refundId),
})

export const latePaymentMail = job({
  name: 'plan-late-payment-mail',
  payload: z.object({ orderId: z.string(), refundId: z.string(), outcome: z.string() }),
  run: ({ orderId, refundId, outcome }) => planLatePaymentMail(orderId, refundId, outcome),
})

export const paymentFailedMail = job({
  name: 'plan-payment-failed-mail',
  payload: z.object({ orderId: z.string() }),
  run: ({ orderId }) => planPaymentFailedMail(orderId),
})
