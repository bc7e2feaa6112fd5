import { priceWords } from '@/components/orders/order-words'
import { TestMoney } from '@/components/orders/test-money'
import { TicketStub } from '@/components/ticket/ticket-stub'
import { Time } from '@/components/ui/time'
import type { InvoiceView } from '@/lib/invoices/present-invoice'
import type { OrderMoney } from '@/lib/orders/order-money'

const states: Record<string, string> = {
  opening: 'being opened',
  open: 'not paid yet',
  processing: 'the bank is confirming',
  captured: 'received',
  failed: 'failed',
  closed: 'closed unpaid',
}

type Props = { money: OrderMoney; invoices: readonly InvoiceView[]; invoicePath: string; timeZone: string }

/** What an order costs, every attempt to be paid for it, and its papers. */
export function OrderStatement({ money, invoices, invoicePath, timeZone }: Props) {
  const amount = (amountMinor: number) => priceWords(amountMinor, money.currency)
  return (
    <TicketStub
      title="Money"
      lines={money.lines.map(({ label, quantity, amountMinor }, index) => ({
        key: `${index}`,
        label: quantity ? `${quantity} × ${label}` : label,
        value: amount(amountMinor),
      }))}
      total={{ label: 'Total', value: amount(money.totalMinor) }}
    >
      {money.payments.some(({ test }) => test) ? <TestMoney /> : null}
      {money.includedTaxMinor > 0 ? <p className="text-muted text-sm">In it {amount(money.includedTaxMinor)} tax.</p> : null}
      {money.absorbedFeeMinor > 0 ? (
        <p className="text-muted text-sm">Out of it {amount(money.absorbedFeeMinor)} booking fee.</p>
      ) : null}
      {money.payments.map((payment) => (
        <p key={payment.id} className="text-sm [overflow-wrap:anywhere]">
          Through {payment.by}: {payment.capturedMinor > 0 ? `${amount(payment.capturedMinor)} received` : states[payment.state]}
          {', '}
          <Time instant={payment.capturedAt ?? payment.createdAt} zone={timeZone} />
          {payment.paymentRef ? <span className="code block text-muted text-xs">{payment.paymentRef}</span> : null}
          {payment.failure && payment.capturedMinor === 0 ? <span className="block text-bad-text">{payment.failure}</span> : null}
        </p>
      ))}
      {invoices.length > 0 ? (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {invoices.map(({ id, number, kind }) => (
            <li key={id}>
              <a href={`${invoicePath}/${id}`} className="underline underline-offset-4">
                {kind === 'invoice' ? 'Invoice' : 'Credit note'} <span className="code">{number}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </TicketStub>
  )
}
