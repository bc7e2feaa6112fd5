import Link from 'next/link'
import { HeldTicket } from '@/components/tickets/held-ticket'
import { TicketRow } from '@/components/tickets/ticket-row'
import type { OrderPage } from '@/lib/orders/order-page'

/** The tickets of an order, each with the way to its own page. */
export function OrderTickets({ tickets, event }: Pick<OrderPage, 'tickets' | 'event'>) {
  if (tickets.length === 0) return null
  return (
    <TicketRow label="Your tickets">
      {tickets.map((ticket) => (
        <div key={ticket.id} className="flex flex-col gap-8 not-has-[>a]:pb-6">
          <HeldTicket ticket={ticket} event={event} />
          {ticket.standing === 'valid' || ticket.standing === 'used' ? (
            <Link
              href={`/tickets/${ticket.linkToken}`}
              className="-mt-5 self-start text-sm underline underline-offset-4 print:hidden"
            >
              Open ticket {ticket.reference}
              {ticket.standing === 'valid' ? ', or change its name' : ''}
            </Link>
          ) : null}
        </div>
      ))}
    </TicketRow>
  )
}
