import { z } from 'zod'
import { InvalidInput } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { orderUrl } from './address'
import { type CheckoutOrder, checkoutOrder } from './checkout-order'
import { submitCheckoutInput } from './checkout-schema'
import { termsMark } from './checkout-view'
import { confirmFree } from './confirm-free'
import { payThrough } from './pay-through'
import { HoldEnded } from './payment-errors'
import { keepTerms, saveDetails } from './save-details'

type Input = z.output<typeof submitCheckoutInput>

/**
 * The checkout's second step: keeps who buys and who comes, then leads to where it is paid, or confirms what costs nothing.
 * Sent twice, it is the same payment; for an order that is finished already it leads to its page.
 */
export const submitCheckout = operation({
  name: 'orders.submitCheckout',
  input: submitCheckoutInput,
  output: z.object({ url: z.string() }),
  access: (_ctx, { token }) => checkoutOrder(token),
  raises: [
    'order.not_found',
    'orders.hold_ended',
    'orders.payment_needed',
    'payment.provider_unavailable',
    'payment.refused',
    'payment.amount_not_taken',
  ],
  async run(ctx, input, order) {
    if (order.state === 'done') return { url: orderUrl(order.token) }
    await saveDetails(ctx, order.id, input)
    if (order.state !== 'open') throw new HoldEnded('expired')
    await acceptTerms(order, input)
    const due = { amountMinor: order.totalMinor, currency: order.currency }
    if (due.amountMinor > 0) return { url: (await payThrough(ctx, { ...order, due }, input.provider, 'ask')).url }
    await confirmFree(ctx, order.id)
    return { url: orderUrl(order.token) }
  },
})

async function acceptTerms({ id, event: { terms } }: CheckoutOrder, input: Input) {
  if (terms === '') return
  if (input.termsShown !== undefined && input.termsShown !== termsMark(terms)) {
    throw new InvalidInput([
      { path: 'acceptTerms', message: 'The terms have changed meanwhile. Read them again and accept them.' },
    ])
  }
  if (!input.acceptTerms) throw new InvalidInput([{ path: 'acceptTerms', message: 'Accept the terms to go on.' }])
  await keepTerms(id, terms)
}
