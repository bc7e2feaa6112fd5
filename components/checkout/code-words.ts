import { formatMoney } from '@/lib/core/money'
import type { EventOffer } from '@/lib/orders/offer'

/** What a code that works does, as the end of a sentence that begins with it: "takes 25 % off." */
export function codeDoes({ code, offers, event }: Pick<EventOffer, 'code' | 'offers' | 'event'>): string {
  const shown = offers.filter(({ hidden }) => hidden).map(({ name }) => name)
  const price = code?.price
  const off =
    price?.percentBp != null
      ? `${price.percentBp / 100} %`
      : price?.amountMinor != null
        ? formatMoney({ amountMinor: price.amountMinor, currency: event.currency })
        : null
  const only = price?.ticketTypeIds.length ? offers.filter(({ type }) => price.ticketTypeIds.includes(type.id)) : []
  const what = only.length > 0 ? ` ${only.map(({ name }) => name).join(', ')}` : ' each ticket'
  const deeds = [...(off ? [`takes ${off} off${what}`] : []), ...(shown.length > 0 ? [`shows ${shown.join(', ')}`] : [])]
  return deeds.length > 0 ? `${deeds.join(' and ')}.` : 'is taken along.'
}
