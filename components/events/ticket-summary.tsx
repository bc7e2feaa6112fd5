import Link from 'next/link'
import type { TicketTypeView } from '@/lib/tickets/ticket-type-view'

/** An event's ticket types in short, on its form. They have a page of their own. */
export function TicketSummary({ eventId, types }: { eventId: string; types: readonly TicketTypeView[] }) {
  return (
    <div className="flex flex-col gap-3 text-sm">
      {types.length > 0 ? (
        <ul className="divide-y divide-line">
          {types.map((type) => (
            <li key={type.id} className="flex justify-between gap-4 py-2">
              <span className="min-w-0 [overflow-wrap:anywhere]">{type.name}</span>
              <span className="figures shrink-0 text-muted">
                {type.sold.toLocaleString('en')} of {type.quantity.toLocaleString('en')} taken
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">None yet. An event needs one before it can be published.</p>
      )}
      <Link href={`/console/events/${eventId}/tickets`} className="w-fit font-semibold underline underline-offset-4">
        {types.length > 0 ? 'Change the tickets' : 'Add a ticket type'}
      </Link>
    </div>
  )
}
