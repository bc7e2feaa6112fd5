import type { Money } from '@/lib/core/money'
import { AmountNotTaken } from './errors'
import type { Provider } from './provider'

/** @throws AmountNotTaken when the provider would refuse the amount for what it is. */
export function checkAmount({ limits }: Pick<Provider, 'limits'>, { amountMinor, currency }: Money): void {
  const known = limits(currency)
  if (!known || amountMinor < known.minMinor || amountMinor % known.stepMinor !== 0) throw new AmountNotTaken(currency, known)
}
