import { ProviderRefused } from '../../errors'
import type { Fact, KnownSession } from '../../provider'
import type { RazorpayClient } from './client'
import { factOfPayment, factOfRefund, isCaptured } from './facts'
import { listOf, type RazorpayPayment, razorpayPayment, razorpayRefund } from './shapes'

/** Orders ask for automatic capture; what is still only authorised (the bank was late) is taken here, or Razorpay gives it back. */
async function capture(client: RazorpayClient, payment: RazorpayPayment): Promise<RazorpayPayment> {
  const { id, amount, currency } = payment
  try {
    return await client(razorpayPayment, { method: 'POST', path: `/v1/payments/${id}/capture`, body: { amount, currency } })
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error
    return client(razorpayPayment, { path: `/v1/payments/${id}` }) // captured in the meantime, or gone back
  }
}

/** All the money of an order, what went back of it, and whether some is under way. */
export async function askRazorpay(client: RazorpayClient, { sessionRef, paymentId }: KnownSession): Promise<Fact[]> {
  const path = (ref: string) => encodeURIComponent(ref)
  const attempts = await client(listOf(razorpayPayment), { path: `/v1/orders/${path(sessionRef)}/payments` })
  const facts: Fact[] = []
  for (const attempt of attempts.items) {
    const payment = attempt.status === 'authorized' ? await capture(client, attempt) : attempt
    const fact = factOfPayment(payment, sessionRef)
    if (fact) facts.push({ ...fact, paymentId })
    if (!isCaptured(payment)) continue
    const refunds = await client(listOf(razorpayRefund), { path: `/v1/payments/${path(payment.id)}/refunds?count=100` })
    facts.push(...refunds.items.map(factOfRefund).filter((each): each is Fact => each !== null))
  }
  const isMoney = facts.some(({ kind }) => kind === 'captured' || kind === 'processing')
  return isMoney ? facts.filter(({ kind }) => kind !== 'failed') : facts
}
