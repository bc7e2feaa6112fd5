import { InvalidInput } from '@/lib/core/error'
import { exponentOf } from '@/lib/core/money'
import type { Tx } from '@/lib/db/tx'
import { CurrencyInUse } from './errors'

const decimals = (currency: string) => ['no decimals', '', '2 decimals', '3 decimals'][exponentOf(currency)]

/**
 * Whether an event may change to another currency. The caller has locked the event.
 * @throws CurrencyInUse once there is an order, whatever became of it; InvalidInput when there are amounts that the other currency
 *   would read as a hundredth or a hundredfold
 */
export async function checkCurrency(
  tx: Tx,
  { id: eventId, currency, feeFixedMinor }: { id: string; currency: string; feeFixedMinor: number },
  next: string,
): Promise<void> {
  if ((await tx.order.count({ where: { eventId } })) > 0) throw new CurrencyInUse(currency)
  if (exponentOf(currency) === exponentOf(next)) return
  const types = await tx.ticketType.findMany({
    where: { eventId },
    select: { priceMinor: true, minPriceMinor: true, priceTiers: true },
  })
  const priced = types.some(
    (type) => type.priceMinor + type.minPriceMinor > 0 || (Array.isArray(type.priceTiers) && type.priceTiers.length > 0),
  )
  const codes = await tx.promoCode.count({ where: { eventId, amountMinor: { not: null } } })
  if (!priced && codes === 0 && feeFixedMinor === 0) return
  const message = `Amounts are set in ${currency}, which has ${decimals(currency)}; ${next} has ${decimals(next)}. Make prices, fee and codes free of amounts first, then set them anew.`
  throw new InvalidInput([{ path: 'currency', message }])
}
