import type { Action } from '@/components/forms/form-body'
import type { Money } from '@/lib/core/money'
import type { InvoiceView } from '@/lib/invoices/present-invoice'
import type { OrderMoney } from '@/lib/orders/order-money'
import type { RefundView } from '@/lib/orders/refund-view'
import type { OrderView } from '@/lib/orders/view'
import { OrderRefunds } from './order-refunds'
import { OrderStatement } from './order-statement'
import { RefundForm } from './refund-form'

type Props = {
  order: OrderView
  money: OrderMoney
  refunds: readonly RefundView[]
  left: Money
  invoices: readonly InvoiceView[]
  invoicePath: string
  timeZone: string
  /** null for members who may only read */
  acts: { refund: Action; retry: Action } | null
  idempotencyKey: string
}

/** The money of one order: its statement, its refunds and the way to make one. */
export function OrderBooks({ order, money, refunds, left, invoices, invoicePath, timeZone, acts, idempotencyKey }: Props) {
  const refundable = left.amountMinor > 0 && (order.status === 'confirmed' || order.status === 'partly_refunded')
  return (
    <div className="flex flex-col gap-6">
      <OrderStatement money={money} invoices={invoices} invoicePath={invoicePath} timeZone={timeZone} />
      <OrderRefunds orderId={order.id} refunds={refunds} timeZone={timeZone} retry={acts?.retry ?? null} />
      {acts && refundable ? (
        <RefundForm
          action={acts.refund}
          order={{ id: order.id, buyerEmail: order.buyer.email }}
          tickets={standing(order)}
          left={left}
          hasFee={order.fee.amountMinor > 0}
          idempotencyKey={idempotencyKey}
        />
      ) : null}
    </div>
  )
}

/** Tickets that a refund can take back. The price is shown where all lines of a type have the same one. */
function standing({ tickets, lines }: OrderView) {
  return tickets
    .filter(({ status }) => status === 'valid')
    .map(({ id, reference, holder, ticketTypeId, ticketTypeName, admittedAt }) => {
      const prices = lines.filter((line) => line.ticketTypeId === ticketTypeId).map(({ unitPrice }) => unitPrice)
      const same = prices.every(({ amountMinor }) => amountMinor === prices[0]?.amountMinor)
      return {
        id,
        reference,
        name: holder.name,
        type: ticketTypeName,
        price: same ? (prices[0] ?? null) : null,
        used: Boolean(admittedAt),
      }
    })
}
