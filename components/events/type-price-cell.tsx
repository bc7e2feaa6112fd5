import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import type { TicketTypeView } from '@/lib/tickets/ticket-type-view'

const kinds = { fixed: null, pay_what_you_want: 'Pay what you want', donation: 'Donation' }

type Priced = Pick<TicketTypeView, 'pricing' | 'priceMinor' | 'minPriceMinor' | 'currency'>

/** "€28.00", "Free", "from €5.00": by the list price. */
export function shortPrice({ pricing, priceMinor, minPriceMinor, currency }: Priced): string {
  if (pricing === 'fixed') return priceMinor === 0 ? 'Free' : formatMoney({ amountMinor: priceMinor, currency })
  return minPriceMinor > 0 ? `from ${formatMoney({ amountMinor: minPriceMinor, currency })}` : 'any amount'
}

/** What a ticket type costs by its list price, its tiers, and what it shares. */
export function TypePriceCell({ type, zone, pool }: { type: TicketTypeView; zone: string; pool?: string }) {
  const { pricing, priceTiers, taxBp, currency } = type
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency })
  return (
    <span className="flex min-w-36 flex-col">
      <span className="figures whitespace-nowrap">{shortPrice(type)}</span>
      <span className="text-muted text-xs">
        {kinds[pricing]}
        {priceTiers.map(({ name, priceMinor: tierMinor, endsAt, upTo }) => (
          <span key={name} className="block">
            {name} {tierMinor === 0 ? 'free' : money(tierMinor)}
            {upTo ? `, first ${upTo.toLocaleString('en')}` : null}
            {endsAt ? (
              <>
                , until <Time instant={endsAt} zone={zone} show="day" />
              </>
            ) : null}
          </span>
        ))}
        {taxBp > 0 ? <span className="block">{taxBp / 100} % tax</span> : null}
        {pool ? <span className="block">Shares “{pool}”</span> : null}
      </span>
    </span>
  )
}
