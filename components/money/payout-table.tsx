import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { formatMoney } from '@/lib/core/money'
import type { MoneyView } from '@/lib/reports/event-money'
import { dayInWords } from './day-in-words'

const names: Record<string, string> = { stripe: 'Stripe', razorpay: 'Razorpay', sandbox: 'Test money' }

/** What came in and went back, day by day and by provider, newest first. */
export function PayoutTable({ days, currency }: Pick<MoneyView, 'days' | 'currency'>) {
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency })
  return (
    <Table
      caption="Money by day"
      rows={[...days].reverse()}
      rowKey={({ date, provider }) => `${date} ${provider}`}
      columns={[
        { key: 'day', label: 'Day', cell: ({ date }) => <time dateTime={date}>{dayInWords(date)}</time> },
        { key: 'provider', label: 'By', cell: ({ provider }) => names[provider] ?? provider },
        { key: 'in', label: 'In', align: 'end', from: 'sm', cell: ({ capturedMinor }) => amount(capturedMinor) },
        { key: 'out', label: 'Back', align: 'end', from: 'sm', cell: ({ refundedMinor }) => amount(refundedMinor) },
        { key: 'net', label: 'Kept', align: 'end', cell: ({ netMinor }) => amount(netMinor) },
      ]}
      empty={
        <EmptyState title="No money has moved yet">Each day on which something was paid or refunded gets a line here.</EmptyState>
      }
    />
  )
}
