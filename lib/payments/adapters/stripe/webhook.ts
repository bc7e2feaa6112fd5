import Stripe from 'stripe'
import { BadSignature } from '../../errors'
import type { Fact, ReadWebhook } from '../../provider'
import { factOfRefund, factOfSession } from './facts'

const tolerance = 300 // seconds

/** Reads an event that Stripe signed over the bytes of its body. @throws BadSignature */
export function readStripeWebhook(body: Buffer, headers: Headers, secret: string): ReadWebhook {
  let event: Stripe.Event
  try {
    event = Stripe.webhooks.constructEvent(body, headers.get('stripe-signature') ?? '', secret, tolerance)
  } catch {
    throw new BadSignature()
  }
  return { eventRef: event.id, fact: factOfEvent(event) }
}

function factOfEvent(event: Stripe.Event): Fact | null {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.expired':
      return factOfSession(event.data.object)
    case 'checkout.session.async_payment_failed': {
      const { id, metadata, payment_intent: intent } = event.data.object
      const paymentRef = typeof intent === 'string' ? intent : intent?.id
      return { kind: 'failed', sessionRef: id, paymentId: metadata?.paymentId, paymentRef }
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated':
      return factOfRefund(event.data.object)
    case 'charge.refunded': {
      const [newest] = event.data.object.refunds?.data ?? [] // in older versions of the API only
      return newest ? factOfRefund(newest) : null
    }
    default:
      return null
  }
}
