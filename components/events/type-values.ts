import { localOf } from '@/lib/core/instant'
import { amountText } from '@/lib/core/money'
import { percentText } from '@/lib/core/percent'
import type { TicketTypeView } from '@/lib/tickets/ticket-type-view'

/** A ticket type as the fields of its form hold it. */
export function typeValues(type: TicketTypeView | undefined, zone: string, currency: string) {
  const local = (instant: string | null | undefined) => (instant ? localOf(new Date(instant), zone) : '')
  const amount = (amountMinor = 0) => (amountMinor > 0 ? amountText({ amountMinor, currency }) : '')
  const fixed = type?.pricing === 'fixed'
  const free = !type || (fixed && type.priceMinor === 0 && type.priceTiers.length === 0)
  return {
    name: type?.name ?? '',
    description: type?.description ?? '',
    quantity: type?.quantity ?? '',
    pricing: free ? 'free' : type.pricing,
    price: fixed && !free ? amountText({ amountMinor: type.priceMinor, currency }) : '',
    suggested: fixed ? '' : amount(type?.priceMinor),
    minPrice: amount(type?.minPriceMinor),
    taxPercent: type && type.taxBp > 0 ? percentText(type.taxBp) : '',
    tiers: (type?.priceTiers ?? []).map(({ name, priceMinor, endsAt, upTo }) => ({
      name,
      price: amountText({ amountMinor: priceMinor, currency }),
      endsAt: local(endsAt),
      upTo: upTo ?? '',
    })),
    salesStartAt: local(type?.salesStartAt),
    salesEndAt: local(type?.salesEndAt),
    minPerOrder: type?.minPerOrder ?? 1,
    maxPerOrder: type?.maxPerOrder ?? 10,
    hidden: type?.hidden ? 'on' : '',
    poolId: type?.poolId ?? '',
  }
}

const parts = { name: 'called', price: 'price', endsAt: 'until', upTo: 'up to' }

/** Names of the tiers' fields for the summary of errors. */
export const tierLabels: Record<string, string> = Object.fromEntries(
  Array.from({ length: 8 }, (_, row) =>
    Object.entries(parts).map(([part, label]) => [`tiers[${row}].${part}`, `Tier ${row + 1}, ${label}`]),
  ).flat(),
)
