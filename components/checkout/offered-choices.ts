import type { Choice } from '@/components/orders/choices'
import { formatInstant } from '@/lib/core/instant'
import { amountText, formatMoney } from '@/lib/core/money'
import { inWords } from '@/lib/events/availability'
import type { EventOffer, Offer } from '@/lib/orders/offer'
import { codeIsFor, priceOf } from '@/lib/tickets/price'

/** What is typed as a price: where it is the buyer's to choose. */
export type OwnPrice = { label: string; hint: string; suggested: string }

/** An offer as the checkout's first step shows it. A gift has a price alone and no quantity. */
export type OfferedChoice = Choice & {
  own: OwnPrice | null
  isGift: boolean
  details: string[]
  offer: Pick<Offer, 'type' | 'taken'>
}

/** Everything an event offers, the sold out too, at all-in prices. */
export function offeredChoices({ event, offers, prices, code, now }: EventOffer): OfferedChoice[] {
  const { currency, timeZone } = event
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency })
  let lines = 0
  return offers.map((offer) => {
    const { type, taken, state, remaining, salesStartAt, minPerOrder, maxPerOrder } = offer
    const onSale = state === 'on_sale'
    const isGift = type.pricing === 'donation'
    const begins = state === 'not_yet' && salesStartAt
    const limits = minPerOrder > 1 ? `${minPerOrder} to ${maxPerOrder}` : `Up to ${maxPerOrder}`
    const [unit] = priceOf({ type, event: prices, code: code?.price, quantity: 1, takenSoFar: taken, now })
    return {
      id: type.id,
      name: offer.name,
      description: offer.description,
      price: priceWords(offer, unit!.unitMinor, money),
      priceMinor: unit!.unitMinor,
      note:
        isGift && onSale
          ? { text: 'Gift', tone: 'neutral' }
          : {
              text: begins ? `On sale ${formatInstant(new Date(begins), timeZone)}` : inWords(offer),
              tone: onSale && remaining <= 10 ? 'warn' : 'neutral',
            },
      limits: onSale && !isGift ? `${limits} in one order` : null,
      max: onSale ? (isGift ? 1 : Math.min(maxPerOrder, remaining)) : 0,
      line: onSale ? lines++ : null,
      own: offer.choose && onSale ? ownPrice(offer, currency) : null,
      isGift,
      details: detailsOf(offer, unit!, money, timeZone, code?.price && codeIsFor(code.price, type) ? (code?.text ?? null) : null),
      offer: { type, taken },
    }
  })
}

function priceWords({ type, minPriceMinor = 0 }: Offer, unitMinor: number, money: (minor: number) => string): string {
  if (type.pricing === 'fixed') return unitMinor === 0 ? 'Free' : money(unitMinor)
  if (type.pricing === 'donation') return 'What you like to give'
  return minPriceMinor === 0 ? 'Pay what you want' : `From ${money(minPriceMinor)}`
}

function ownPrice({ type, choose }: Offer, currency: string): OwnPrice {
  const words = (amountMinor: number) => formatMoney({ amountMinor, currency })
  const { minMinor, suggestedMinor } = choose!
  const least = minMinor > (type.pricing === 'donation' ? 1 : 0) ? `At least ${words(minMinor)}.` : ''
  return type.pricing === 'donation'
    ? { label: 'Your gift', hint: `${least} No ticket comes of it. Leave it empty to give nothing.`.trim(), suggested: '' }
    : {
        label: 'What you pay for each',
        hint: least || 'Nothing is fine, too.',
        suggested: amountText({ amountMinor: Math.max(suggestedMinor ?? 0, minMinor), currency }),
      }
}

type Unit = ReturnType<typeof priceOf>[number]

/** What a price is made of and how long it holds, a line each. */
function detailsOf(
  { type, tier, thenMinor }: Offer,
  { feeMinor, taxMinor, includedTaxMinor, discountMinor, unitMinor }: Unit,
  money: (minor: number) => string,
  timeZone: string,
  code: string | null,
): string[] {
  if (type.pricing !== 'fixed') return []
  const parts = [
    ...(feeMinor > 0 ? [`${money(feeMinor)} booking fee`] : []),
    ...(taxMinor + includedTaxMinor > 0 ? [`${money(taxMinor + includedTaxMinor)} tax`] : []),
  ]
  const until = tier?.endsAt ? ` until ${formatInstant(new Date(tier.endsAt), timeZone)}` : ''
  const left = tier?.left != null ? `, ${tier.left} left at this price` : ''
  return [
    ...(discountMinor > 0 ? [`${money(discountMinor)} off with ${code ?? 'your code'}`] : []),
    ...(parts.length > 0 ? [`Includes ${parts.join(' and ')}`] : []),
    ...(tier
      ? [`${tier.name}${until}${left}${thenMinor !== null && thenMinor > unitMinor ? `, then ${money(thenMinor)}` : ''}`]
      : []),
  ]
}
