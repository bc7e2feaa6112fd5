import type { Context } from '@/lib/core/context'
import { InvalidInput } from '@/lib/core/error'
import type { Money } from '@/lib/core/money'
import { checkAmount } from '@/lib/payments/check-amount'
import { AmountNotTaken } from '@/lib/payments/errors'
import type { Provider } from '@/lib/payments/provider'
import { providersFor } from '@/lib/payments/registry'
import { checkoutUrl } from './address'
import { endHold } from './end-hold'
import { PaymentNeeded } from './errors'
import { openPayment } from './open-payment'

const takes = (provider: Provider, money: Money) => {
  try {
    checkAmount(provider, money)
    return true
  } catch (error) {
    if (error instanceof AmountNotTaken) return false
    throw error
  }
}

/** Through whom an amount can be paid here, in the operator's order. */
export const providersTaking = (money: Money): Provider[] => providersFor(money.currency).filter((each) => takes(each, money))

/**
 * Whether a hold that was just made can be paid at all. One that cannot is given back, so that it blocks nobody.
 * @throws PaymentNeeded when nobody takes money here, AmountNotTaken when nobody takes so little
 */
export async function checkPayable(ctx: Context, orderId: string, due: Money): Promise<void> {
  if (due.amountMinor === 0 || providersTaking(due).length > 0) return
  await endHold(ctx, orderId, { status: 'cancelled', reason: 'left' })
  const [somebody] = providersFor(due.currency)
  if (!somebody) throw new PaymentNeeded()
  checkAmount(somebody, due)
}

/**
 * Where a held order is paid: through the one named, through the only one there is, or `otherwise`.
 * @throws InvalidInput at `provider` when one has to be chosen; what openPayment throws
 */
export async function payThrough(
  ctx: Context,
  order: { id: string; token: string; due: Money },
  wanted: string | undefined,
  otherwise: 'first' | 'ask',
): Promise<{ provider: string; url: string }> {
  const offered = providersTaking(order.due)
  if (offered.length === 0) throw new PaymentNeeded()
  const named = offered.find(({ name }) => name === wanted)
  const provider = named ?? (offered.length === 1 || (otherwise === 'first' && wanted === undefined) ? offered[0] : undefined)
  if (!provider)
    throw new InvalidInput([{ path: 'provider', message: `Choose how to pay: ${offered.map(({ name }) => name).join(' or ')}.` }])
  const page = checkoutUrl(order.token)
  const { url } = await openPayment(
    order.id,
    provider,
    { returnUrl: `${page}/return`, cancelUrl: `${page}?payment=cancelled` },
    ctx,
  )
  return { provider: provider.name, url }
}
