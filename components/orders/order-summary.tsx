import { TicketStub } from '@/components/ticket/ticket-stub'
import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import type { OrderPage } from '@/lib/orders/order-page'

type Props = {
  order: Pick<OrderPage, 'number' | 'lines' | 'currency' | 'totalMinor' | 'createdAt' | 'buyerName'> & {
    event: { timeZone: string }
  }
}

/** What was ordered, by whom and when, and what it came to. */
export function OrderSummary({ order }: Props) {
  const { currency, lines, totalMinor } = order
  const price = (amountMinor: number) => (amountMinor === 0 ? 'Free' : formatMoney({ amountMinor, currency }))
  return (
    <TicketStub
      title={`Order ${order.number}`}
      lines={lines.map(({ name, quantity, unitMinor }) => ({
        key: name,
        label: `${quantity} × ${name}`,
        value: price(unitMinor * quantity),
      }))}
      total={{ label: 'Total', value: price(totalMinor) }}
    >
      <p className="text-muted text-sm">
        {order.buyerName}, <Time instant={order.createdAt} zone={order.event.timeZone} />
      </p>
    </TicketStub>
  )
}
