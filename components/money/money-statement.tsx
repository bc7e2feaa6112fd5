import { TicketStub } from '@/components/ticket/ticket-stub'
import { formatMoney } from '@/lib/core/money'
import type { MoneyView } from '@/lib/reports/event-money'

/** From list prices down to what is kept, as a stub: every line that is not zero. */
export function MoneyStatement({ money, title }: { money: MoneyView; title: string }) {
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency: money.currency })
  const lines = [
    { key: 'list', label: 'Tickets at list price', minor: money.listMinor, always: true },
    { key: 'discount', label: 'Discounts', minor: -money.discountMinor },
    { key: 'fee', label: 'Booking fees on top', minor: money.feeMinor },
    { key: 'tax', label: 'Tax on top', minor: money.taxMinor },
    { key: 'gross', label: 'Charged', minor: money.grossMinor, always: true },
    { key: 'refunded', label: 'Refunded', minor: -money.refundedMinor },
    { key: 'due', label: 'On its way back', minor: -money.refundDueMinor },
  ]
  return (
    <TicketStub
      title={title}
      lines={lines.filter(({ minor, always }) => always || minor !== 0).map((line) => ({ ...line, value: amount(line.minor) }))}
      total={{ label: 'Kept', value: amount(money.netMinor) }}
    >
      <p className="text-muted text-sm">{inIt(money, amount)}</p>
    </TicketStub>
  )
}

function inIt(money: MoneyView, amount: (minor: number) => string) {
  const parts = [
    { minor: money.includedTaxMinor, words: 'tax that list prices hold' },
    { minor: money.absorbedFeeMinor, words: 'booking fees you pay yourself' },
  ].filter(({ minor }) => minor > 0)
  if (parts.length === 0) return 'What the provider charges for taking the money is not in these figures.'
  const said = parts.map(({ minor, words }) => `${amount(minor)} ${words}`).join(' and ')
  return `Charged with ${said}. What the provider charges for taking the money is not in these figures.`
}
