import { createHash } from 'node:crypto'
import { z } from 'zod'
import { BadSignature } from '../../errors'
import type { Fact, ReadWebhook } from '../../provider'
import { factOfPayment, factOfRefund } from './facts'
import { razorpayPayment, razorpayRefund } from './shapes'
import { isSigned } from './signature'

const event = z.object({
  event: z.string(),
  payload: z.object({
    payment: z.object({ entity: razorpayPayment }).optional(),
    refund: z.object({ entity: razorpayRefund }).optional(),
  }),
})

/**
 * Reads an event that Razorpay signed over the bytes of its body. The signature does not say when, and one is sent again for
 * a day: an event that was there before is known by its id. The id is a header and not signed, so the body's digest stands in
 * where there is none.
 * @throws BadSignature
 */
export function readRazorpayWebhook(body: Buffer, headers: Headers, secret: string): ReadWebhook {
  if (!isSigned(body, headers.get('x-razorpay-signature'), secret)) throw new BadSignature()
  const eventRef = headers.get('x-razorpay-event-id') || createHash('sha256').update(body).digest('hex')
  return { eventRef, fact: factOfEvent(body) }
}

function factOfEvent(body: Buffer): Fact | null {
  let value: unknown
  try {
    value = JSON.parse(body.toString())
  } catch {
    return null
  }
  const read = event.safeParse(value).data
  const { payment, refund } = read?.payload ?? {}
  switch (read?.event) {
    case 'payment.captured':
    case 'payment.authorized':
    case 'order.paid':
      return payment ? factOfPayment(payment.entity) : null
    case 'refund.processed':
    case 'refund.failed':
      return refund ? factOfRefund(refund.entity) : null
    default:
      return null
  }
}
