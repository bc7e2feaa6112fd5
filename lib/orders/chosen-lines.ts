import { InvalidInput } from '@/lib/core/error'
import { amountText, exponentOf, parseAmount } from '@/lib/core/money'
import { maxPriceMinor } from '@/lib/tickets/price'
import type { StartLine } from './checkout-schema'
import type { PlaceOrder } from './schema'

/**
 * What was chosen in a form, as an order asks for it, line by line in the same places. Prices are read in the decimals of the
 * currency; of a gift there is one where a price stands and none where there is not.
 * @throws InvalidInput at each price that is none, and when nothing was chosen
 */
export function chosenLines(
  lines: StartLine[],
  currency: string,
  pricingOf: (ticketTypeId: string) => string,
): PlaceOrder['lines'] {
  const problems: { path: string; message: string }[] = []
  const chosen = lines.map(({ ticketTypeId, quantity, price }, index) => {
    const pricing = pricingOf(ticketTypeId)
    const isGift = pricing === 'donation'
    if (pricing === 'fixed' || !price || (!isGift && quantity === 0)) return { ticketTypeId, quantity: isGift ? 0 : quantity }
    const priceMinor = parseAmount(price, currency)
    if (priceMinor === null || priceMinor > maxPriceMinor) {
      problems.push({ path: `lines.${index}.price`, message: priceMinor === null ? howToWrite(currency) : 'That is too much.' })
      return { ticketTypeId, quantity: 0 }
    }
    return { ticketTypeId, quantity: isGift ? Number(priceMinor > 0) : quantity, priceMinor }
  })
  if (problems.length > 0) throw new InvalidInput(problems)
  if (chosen.every(({ quantity }) => quantity === 0)) {
    throw new InvalidInput([{ path: 'lines', message: 'Choose at least one ticket.' }])
  }
  return chosen
}

const howToWrite = (currency: string) =>
  `Write an amount, such as ${amountText({ amountMinor: 12 * 10 ** exponentOf(currency), currency })}.`
