import { StateChip } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import type { Installation } from '@/lib/operator/read-installation'

const number = (value: number) => value.toLocaleString('en')

/** What waits and what was given up, each with what it means when it grows. */
export function Waiting({ now }: { now: Installation }) {
  const lag = now.undispatched === 0 ? '' : ` The oldest has waited ${number(now.undispatchedSeconds)} s.`
  const rows = [
    { name: 'Facts to follow up', waiting: now.undispatched, failed: 0, says: `Turned into jobs within a second.${lag}` },
    { name: 'Jobs', waiting: now.jobsWaiting, failed: now.jobsFailed, says: 'Given up after ten tries, about six hours.' },
    { name: 'Mails', waiting: now.mailsQueued, failed: now.mailsFailed, says: 'Can be sent again from their order.' },
    { name: 'Payments being made', waiting: now.paymentsOpen, failed: 0, says: 'Asked about until their end is known.' },
    { name: 'Holds past their time', waiting: now.holdsOverdue, failed: 0, says: 'Kept while a provider cannot be reached.' },
    { name: 'Refunds', waiting: now.refundsDue, failed: now.refundsFailed, says: 'Can be tried again from their order.' },
  ]
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="display mb-4 text-lg">
        What waits
      </h2>
      <Table
        caption="What waits and what was given up"
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', label: 'What', cell: ({ name }) => name },
          { key: 'waiting', label: 'Waiting', align: 'end', cell: ({ waiting }) => number(waiting) },
          {
            key: 'failed',
            label: 'Given up',
            align: 'end',
            cell: ({ failed }) => (failed === 0 ? '0' : <StateChip tone="bad">{number(failed)}</StateChip>),
          },
          { key: 'says', label: 'Good to know', from: 'md', cell: ({ says }) => says },
        ]}
      />
    </section>
  )
}
