import { Table } from '@/components/ui/table'
import { formatMoney } from '@/lib/core/money'
import type { MoneyView } from '@/lib/reports/event-money'
import { dayInWords } from './day-in-words'

const names = { cash: 'Cash', card_terminal: 'Card terminal' }

/** What was taken by hand at the door, day by day: what should lie in the till, and on the slips of the terminal. Newest first. */
export function DoorMoneyTable({ days, currency }: { days: MoneyView['atDoor']; currency: string }) {
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency })
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold">Taken at the door</h2>
      <p className="text-muted text-sm">In cash and on your own card terminal: no provider pays this out.</p>
      <Table
        caption="Taken at the door, by day"
        rows={[...days].reverse()}
        rowKey={({ date, method }) => `${date} ${method}`}
        columns={[
          { key: 'day', label: 'Day', cell: ({ date }) => <time dateTime={date}>{dayInWords(date)}</time> },
          { key: 'method', label: 'As', cell: ({ method }) => names[method] },
          { key: 'in', label: 'In', align: 'end', from: 'sm', cell: ({ capturedMinor }) => amount(capturedMinor) },
          { key: 'out', label: 'Back', align: 'end', from: 'sm', cell: ({ refundedMinor }) => amount(refundedMinor) },
          { key: 'net', label: 'Kept', align: 'end', cell: ({ netMinor }) => amount(netMinor) },
        ]}
      />
    </section>
  )
}
