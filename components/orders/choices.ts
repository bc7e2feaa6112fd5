import { shortMoney } from '@/components/events-public/words'
import type { Tone } from '@/components/ui/badge'
import { formatInstant } from '@/lib/core/instant'
import { inWords } from '@/lib/events/availability'
import type { PublicEvent } from '@/lib/events/public-view'

/** A ticket type as the order form offers it. */
export type Choice = {
  id: string
  name: string
  description: string
  price: string
  priceMinor: number
  /** "12 left", "Sold out", "On sale Mon 1 Dec 2026, 10:00 CET" */
  note: { text: string; tone: Tone }
  /** "2 to 6 in one order"; null where the usual holds */
  limits: string | null
  /** what one order can take; 0 when it cannot be ordered now */
  max: number
  /** its place among the lines of the order; null when it cannot be ordered now */
  line: number | null
}

/** What an event offers, the sold out too. */
export function choicesOf({ ticketTypes, currency, timeZone }: PublicEvent): Choice[] {
  let lines = 0
  return ticketTypes.map((type) => {
    const onSale = type.state === 'on_sale'
    const max = onSale ? Math.min(type.maxPerOrder, type.remaining) : 0
    const begins = type.state === 'not_yet' && type.salesStartAt
    const tone = onSale && type.remaining <= 10 ? 'warn' : 'neutral'
    const limits = type.minPerOrder > 1 ? `${type.minPerOrder} to ${type.maxPerOrder}` : `Up to ${type.maxPerOrder}`
    return {
      id: type.id,
      name: type.name,
      description: type.description,
      price: type.priceMinor === 0 ? 'Free' : shortMoney({ amountMinor: type.priceMinor, currency }),
      priceMinor: type.priceMinor,
      note: { text: begins ? `On sale ${formatInstant(new Date(begins), timeZone)}` : inWords(type), tone },
      limits: onSale ? `${limits} in one order` : null,
      max,
      line: onSale ? lines++ : null,
    }
  })
}
