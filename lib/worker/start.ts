import { mailLink } from '@/lib/auth/jobs'
import { authMailLoaders } from '@/lib/auth/mail-loaders'
import { sendDeliveryJob } from '@/lib/email/delivery-job'
import { keepPrices } from '@/lib/events/keep-prices'
import { creditNotes, invoices } from '@/lib/invoices/jobs'
import type { Job } from '@/lib/jobs/job'
import { runJobs } from '@/lib/jobs/run'
import {
  cancellationMails,
  confirmationMails,
  eventCancelledMails,
  latePaymentMail,
  paymentFailedMail,
  refundMails,
} from '@/lib/notifications/jobs'
import { orderMailLoaders } from '@/lib/notifications/loaders'
import type { MailName, MailProps, RenderMail } from '@/lib/notifications/mail-props'
import { eventRefunds, keepMoneyMoving } from '@/lib/orders/jobs'
import { settleInvitation } from '@/lib/orgs/jobs'
import { orgMailLoaders } from '@/lib/orgs/mail-loaders'
import { tellOfTestPayments } from '@/lib/payments/deliver-sandbox-events'
import { verifyHourly } from '@/lib/verify/hourly'
import { type RenderPaper, withPapers } from './papers'
import { jobsFor } from './subscriptions'

/**
 * @param render turns a template's name and props into a mail; handed in, because lib knows no React
 * @param renderPaper the same of invoices and credit notes; without it mails carry none
 */
export const jobsWith = (render: RenderMail, renderPaper?: RenderPaper): Job[] => [
  mailLink,
  settleInvitation,
  confirmationMails,
  cancellationMails,
  eventCancelledMails,
  refundMails,
  latePaymentMail,
  paymentFailedMail,
  invoices,
  creditNotes,
  eventRefunds,
  sendDeliveryJob({
    loaders: {
      ...authMailLoaders,
      ...orgMailLoaders,
      ...(renderPaper ? withPapers(orderMailLoaders, renderPaper) : orderMailLoaders),
    },
    render: (template, props) => render(template as MailName, props as MailProps[MailName]),
  }),
]

/** Starts background work in this process. */
export async function startWorker({ render, renderPaper }: { render: RenderMail; renderPaper?: RenderPaper }) {
  const jobs = await runJobs({ jobs: jobsWith(render, renderPaper), jobsFor })
  const verifying = verifyHourly()
  const pricing = keepPrices()
  const money = keepMoneyMoving()
  const sandbox = tellOfTestPayments()
  return {
    /** Lets what is running finish. */
    async stop() {
      await Promise.all([jobs.stop(), verifying.stop(), pricing.stop(), money.stop(), sandbox.stop()])
    },
  }
}
