import type { LoadContent } from '@/lib/email/send-delivery'
import { checkoutUrl, orderUrl } from '@/lib/orders/address'
import { isByHand, isTestMoney } from '@/lib/orders/payment-words'
import { mailEvent, site } from './mail-event'
import { mailOrder } from './mail-order'
import type { LatePaymentProps, PaymentFailedProps, RefundProps } from './mail-props'

type Delivery = Parameters<LoadContent<object>>[0]

/** What the mail is about, as it was queued. */
const said = ({ props }: Delivery, name: string) => String((props as Record<string, unknown>)[name] ?? '')

/** The order with the refund a mail is about, and what all such mails say. */
async function told(delivery: Delivery) {
  const order = delivery.orderId ? await mailOrder(delivery.orderId) : null
  const refund = order?.refunds.find(({ id }) => id === said(delivery, 'refundId'))
  if (!order) return null
  return {
    order,
    refund,
    onBehalfOf: order.event.organiser.name,
    common: {
      site: site(),
      event: mailEvent(order.event),
      test: order.payments.some(({ provider }) => isTestMoney(provider)),
    },
    link: { number: order.number, url: orderUrl(order.token) },
  }
}

/** To the buyer: this much goes back, and these tickets died with it. */
export const loadRefund: LoadContent<RefundProps> = async (delivery) => {
  const facts = await told(delivery)
  if (!facts?.refund) return null
  const { order, refund, common, link, onBehalfOf } = facts
  const kept = order.payments.reduce((sum, { capturedMinor, refundedMinor }) => sum + capturedMinor - refundedMinor, 0)
  const { amountMinor, currency, note } = refund
  return {
    onBehalfOf,
    props: {
      ...common,
      order: { ...link, whole: kept === 0 },
      refund: {
        ...{ amountMinor, currency, note, byHand: isByHand(refund.payment.provider) },
        reason: refund.reason as RefundProps['refund']['reason'],
      },
      tickets: order.tickets
        .filter(({ id }) => refund.ticketIds.includes(id))
        .map(({ reference, holderName, ticketType }) => ({ reference, holderName, typeName: ticketType.name })),
      remaining: order.tickets.filter(({ status }) => status === 'valid').length,
    },
  }
}

const whyByEnd: Record<string, LatePaymentProps['why']> = {
  event_cancelled: 'event_cancelled',
  by_buyer: 'order_cancelled',
  by_organiser: 'order_cancelled',
}

/** To a buyer whose money came when there was nothing left to be bought with it. */
export const loadLatePayment: LoadContent<LatePaymentProps> = async (delivery) => {
  const facts = await told(delivery)
  if (!facts?.refund) return null
  const { order, refund, common, link, onBehalfOf } = facts
  const outcome = said(delivery, 'outcome')
  const byOutcome: Record<string, LatePaymentProps['why']> = {
    event_off: 'event_cancelled',
    event_over: 'event_over',
    replaced: 'replaced',
  }
  const why = byOutcome[outcome] ?? whyByEnd[order.endReason ?? ''] ?? 'seats_gone'
  const { amountMinor, currency } = refund
  return { onBehalfOf, props: { ...common, order: link, refund: { amountMinor, currency }, why } }
}

/** To a buyer whose bank said no. Not when they paid otherwise meanwhile. */
export const loadPaymentFailed: LoadContent<PaymentFailedProps> = async (delivery) => {
  const facts = await told(delivery)
  if (facts?.order.status !== 'expired') return null
  const { order, common, link, onBehalfOf } = facts
  const total = { amountMinor: order.totalMinor, currency: order.currency }
  return { onBehalfOf, props: { ...common, order: link, total, againUrl: checkoutUrl(order.token) } }
}
