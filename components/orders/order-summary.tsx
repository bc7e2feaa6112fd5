import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import type { OrderPage } from '@/lib/orders/order-page'
import { AmountStub } from './amount-stub'

type Paper = { id: string; number: string; kind: 'invoice' | 'credit_note' }
type Props = { order: OrderPage; token: string; papers: readonly Paper[] }

/** The receipt of an order: what was bought, by whom, what was paid for it and how; and its papers. */
export function OrderSummary({ order, token, papers }: Props) {
  const { timeZone } = order.event
  return (
    <AmountStub title={`Order ${order.number}`} order={order} test={order.test}>
      <ul className="flex flex-col gap-1 text-muted text-sm">
        <li>
          {order.buyerName ? `${order.buyerName}, ` : ''}
          <Time instant={order.createdAt} zone={timeZone} />
        </li>
        {order.paid.map(({ id, by, capturedMinor, currency, capturedAt }) => (
          <li key={id} className="figures">
            {formatMoney({ amountMinor: capturedMinor, currency })} came through {by}
            {capturedAt ? (
              <>
                , <Time instant={capturedAt} zone={timeZone} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {papers.length > 0 ? (
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {papers.map(({ id, number, kind }) => (
            <li key={id}>
              <a href={`/orders/${token}/invoices/${id}`} className="underline underline-offset-4">
                {kind === 'invoice' ? 'Invoice' : 'Credit note'} {number} (PDF)
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </AmountStub>
  )
}
