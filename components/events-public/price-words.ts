import type { OfferedPrice } from '@/lib/events/offered-price'
import { shortMoney } from './words'

type Priced = Pick<
  OfferedPrice,
  | 'pricing'
  | 'priceMinor'
  | 'minPriceMinor'
  | 'feeMinor'
  | 'taxMinor'
  | 'includedTaxMinor'
  | 'taxBp'
  | 'choose'
  | 'tier'
  | 'thenMinor'
>

/** "19 %", "7.5 %". */
const percent = (bp: number) => `${(bp / 100).toLocaleString('en')} %`

/** "€26.50", "Free", "from €5", "any amount": all of what one costs. */
export function priceWords({ pricing, priceMinor, minPriceMinor = 0 }: Priced, currency: string): string {
  const money = (amountMinor: number) => shortMoney({ amountMinor, currency })
  if (pricing === 'fixed') return priceMinor === 0 ? 'Free' : money(priceMinor)
  return minPriceMinor > 1 ? `from ${money(minPriceMinor)}` : 'any amount'
}

/** What stands beside a price: what is in it, what people may choose, until when it holds. In the event's zone. */
export function priceNotes(offer: Priced, currency: string, timeZone: string): string[] {
  const { pricing, priceMinor, feeMinor, taxMinor, includedTaxMinor, taxBp, choose, tier, thenMinor } = offer
  const money = (amountMinor: number) => shortMoney({ amountMinor, currency })
  const fee = feeMinor > 0 ? `${pricing === 'fixed' ? `${money(feeMinor)} ` : ''}booking fee` : null
  const tax = taxMinor + includedTaxMinor > 0 ? `${percent(taxBp)} tax` : null
  const inIt = [fee, tax].filter(Boolean).join(' and ')
  const kind = { fixed: null, pay_what_you_want: 'Pay what you want', donation: 'A donation, without a ticket' }[pricing]
  return [
    kind && choose?.suggestedMinor ? `${kind}; ${money(priceMinor)} is suggested` : kind,
    inIt && `incl. ${inIt}`,
    tier && `${tier.name} ${tierWords(tier, timeZone)}, then ${thenMinor === 0 ? 'free' : money(thenMinor ?? 0)}`,
  ].filter((note) => note !== null && note !== '') as string[]
}

function tierWords({ endsAt, left }: NonNullable<OfferedPrice['tier']>, timeZone: string): string {
  const few = left === null ? '' : `${left.toLocaleString('en')} left at this price`
  if (!endsAt) return `· ${few}`
  const until = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone })
  return `until ${until.format(new Date(endsAt)).replace(' at ', ', ')}${few ? `, ${few}` : ''}`
}
