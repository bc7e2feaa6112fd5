import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import type { TicketTypeView } from '@/lib/tickets/ticket-type-view'

const kinds = { fixed: null, pay_what_you_want: 'Pay what you want', donation: 'Donation' }

/** What a ticket type costs by its list price, its tiers, and what it shares. */
export function TypePriceCell({ type, zone, pool }: { type: TicketTypeView; zone: string; pool?: string }) {
  const { pricing, priceMinor, minPriceMinor, priceTiers, taxBp, currency } = type
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency })
  const least = minPriceMinor > 0 ? `from ${money(minPriceMinor)}` : 'any amount'
  return (
    <span className="flex flex-col">
      <span className="figures whitespace-nowrap">
        {pricing === 'fixed' ? (priceMinor === 0 ? 'Free' : money(priceMinor)) : least}
      </span>
      <span className="text-muted text-xs">
        {kinds[pricing]}
        {priceTiers.map(({ name, priceMinor: tierMinor, endsAt, upTo }) => (
          <span key={name} className="block">
            {name} {tierMinor === 0 ? 'free' : money(tierMinor)}
            {upTo ? `, first ${upTo.toLocaleString('en')}` : null}
            {endsAt ? (
              <>
                , until <Time instant={endsAt} zone={zone} />
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
