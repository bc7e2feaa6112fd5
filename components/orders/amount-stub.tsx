import type { ReactNode } from 'react'
import { TicketStub } from '@/components/ticket/ticket-stub'
import { formatMoney } from '@/lib/core/money'
import { type Amounts, amountLines } from '@/lib/orders/amounts'
import { priceWords } from './order-words'
import { TestMoney } from './test-money'

type Props = { title: ReactNode; order: Amounts; test?: boolean; children?: ReactNode }

/** An order as a ticket stub: its lines, what goes off and comes on top, the total and the tax in it. */
export function AmountStub({ title, order, test = false, children }: Props) {
  const { currency, totalMinor, includedTaxMinor } = order
  return (
    <TicketStub
      title={title}
      lines={amountLines(order).map(({ label, quantity, amountMinor }, index) => ({
        key: `${index} ${label}`,
        label: quantity === undefined ? label : `${quantity} × ${label}`,
        value: priceWords(amountMinor, currency),
      }))}
      total={{ label: 'Total', value: priceWords(totalMinor, currency) }}
    >
      {includedTaxMinor > 0 ? (
        <p className="-mt-3 text-muted text-sm">Includes {formatMoney({ amountMinor: includedTaxMinor, currency })} tax</p>
      ) : null}
      {test ? <TestMoney /> : null}
      {children}
    </TicketStub>
  )
}
