import Link from 'next/link'
import { StateChip } from '@/components/ui/badge'
import { BigDate, Time } from '@/components/ui/time'
import type { MyTicket } from '@/lib/tickets/my-tickets'
import { standingOf } from '@/lib/tickets/standing'

/** My tickets, those of one order together, each a way to its code. */
export function MyTicketList({ tickets }: { tickets: readonly MyTicket[] }) {
  const orders = new Map<string, MyTicket[]>()
  for (const ticket of tickets) orders.set(ticket.orderId, [...(orders.get(ticket.orderId) ?? []), ticket])
  return (
    <ul className="flex flex-col divide-y divide-line border-line border-y">
      {[...orders].map(([orderId, own]) => {
        const { event } = own[0]!
        return (
          <li key={orderId} className="flex flex-wrap gap-x-8 gap-y-3 py-6">
            <BigDate instant={event.startsAt} zone={event.timeZone} />
            <div className="min-w-0 flex-1 basis-64">
              <h2 className="display text-lg [overflow-wrap:anywhere]">
                <Link href={`/events/${event.slug}`} className="hover:underline">
                  {event.title}
                </Link>
              </h2>
              <p className="mt-1 text-muted text-sm">
                <Time instant={event.startsAt} zone={event.timeZone} />
                {event.place ? `, ${event.place.name}` : event.online ? ', online' : ''}
              </p>
              <ul className="mt-3 flex flex-col gap-2 text-sm">
                {own.map((ticket) => (
                  <li key={ticket.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <Link
                      href={new URL(ticket.url ?? '/', 'http://x').pathname}
                      className="font-semibold underline underline-offset-4"
                    >
                      {ticket.holder.name}, {ticket.ticketTypeName}
                    </Link>
                    <span className="code text-muted">{ticket.reference}</span>
                    <Chip ticket={ticket} />
                  </li>
                ))}
              </ul>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

const words = {
  valid: ['good', 'Valid'],
  used: ['info', 'Used'],
  void: ['bad', 'Cancelled'],
  refunded: ['bad', 'Refunded'],
  transferred: ['warn', 'Passed on'],
  event_cancelled: ['bad', 'Event cancelled'],
} as const

function Chip({ ticket }: { ticket: MyTicket }) {
  const standing = standingOf(ticket, ticket.event)
  const [tone, label] = words[standing]
  return <StateChip tone={tone}>{label}</StateChip>
}
