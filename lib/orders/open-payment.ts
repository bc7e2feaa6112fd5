import { actorName, type Context, systemContext } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { callFunction } from '@/lib/db/sql'
import { ProviderRefused } from '@/lib/payments/errors'
import type { Provider } from '@/lib/payments/provider'
import { billOf, type KeptBill, keptBill, writeBill } from './bill'
import type { OrderStatus, PaymentState } from './order-state'
import { inWords } from './paying/in-words'
import { HoldEnded } from './payment-errors'

type Named =
  | { outcome: 'open'; paymentId: string; url: string }
  | { outcome: 'opening'; paymentId: string; account: string | null; bill: KeptBill }
  | { outcome: 'ended'; status: OrderStatus }
  | { outcome: 'changed' | 'not_found' | 'free' }

/**
 * Where the buyer of a held order pays. Its row is there before the provider is asked, and names the session to it: asked again, after
 * a crash or by a double click, the same session opens.
 * @returns the page of the provider
 * @throws HoldEnded; ProviderRefused, and ProviderUnavailable, after which asking again may work; NotFound for an order that is not
 *   there or costs nothing
 */
export async function openPayment(
  orderId: string,
  provider: Provider,
  urls: { returnUrl: string; cancelUrl: string; locale?: string | null },
  ctx: Context = systemContext(),
): Promise<{ paymentId: string; url: string }> {
  const named = await namePayment(orderId, provider, urls)
  if (named.outcome === 'open') return { paymentId: named.paymentId, url: named.url }
  const { paymentId, bill } = named
  const session = await askToOpen(provider, bill, paymentId, ctx)
  const now = await rememberSession(paymentId, session, ctx)
  if (now.state === 'open' && now.url) return { paymentId, url: now.url }
  // Something was heard of it meanwhile: it is paid, or the hold has ended and the session with it.
  if (now.status === 'expired' || now.status === 'cancelled' || now.state === 'closed') throw new HoldEnded(now.status)
  return { paymentId, url: urls.returnUrl }
}

async function namePayment(orderId: string, provider: Provider, urls: Parameters<typeof openPayment>[2]) {
  for (let attempt = 1; ; attempt++) {
    const paymentId = newId('pay')
    const bill = await writeBill(orderId, paymentId, provider, urls)
    if (!bill) throw new NotFound('order')
    const named = await callFunction<Named>('open_payment', {
      orderId,
      paymentId,
      provider: provider.name,
      account: bill.account,
      bill: keptBill(bill),
    })
    if (named.outcome === 'open' || named.outcome === 'opening') return named
    if (named.outcome === 'ended') throw new HoldEnded(named.status)
    if (named.outcome !== 'changed' || attempt === 3) throw new NotFound('order')
  }
}

async function askToOpen(provider: Provider, bill: KeptBill, paymentId: string, ctx: Context) {
  try {
    return await provider.open(billOf(bill))
  } catch (error) {
    const { requestId, actor } = ctx
    if (error instanceof ProviderRefused) {
      await callFunction('payment_refused', { paymentId, failure: inWords(error), actor: actorName(actor), requestId })
    }
    throw error
  }
}

/** Writes down what the provider opened. @returns what the payment and its order are now */
export const rememberSession = (paymentId: string, session: Awaited<ReturnType<Provider['open']>>, ctx: Context) =>
  callFunction<{ state: PaymentState; url: string | null; status: OrderStatus }>('payment_opened', {
    paymentId,
    ...session,
    actor: actorName(ctx.actor),
    requestId: ctx.requestId,
  })
