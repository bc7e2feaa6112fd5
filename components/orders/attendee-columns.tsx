import Link from 'next/link'
import type { z } from 'zod'
import { flagWords } from '@/components/checkin/note-form'
import type { Column } from '@/components/ui/table'
import type { attendeeView } from '@/lib/orders/list-attendees'
import { AttendeeState } from './attendee-state'

type Attendee = z.output<typeof attendeeView>

/** What is told of each ticket's holder. `noteHref` is where the door's note is written; null for those who only look. */
export const attendeeColumns = ({
  eventId,
  timeZone,
  noteHref,
}: {
  eventId: string
  timeZone: string
  noteHref: ((ticketId: string) => string) | null
}): Column<Attendee>[] => [
  {
    key: 'name',
    label: 'Name',
    cell: ({ name, email }) => (
      <>
        <span className="block font-medium [overflow-wrap:anywhere]">{name}</span>
        <span className="block text-muted text-xs [overflow-wrap:anywhere]">{email}</span>
      </>
    ),
  },
  { key: 'type', label: 'Ticket', cell: ({ ticketTypeName }) => ticketTypeName },
  { key: 'state', label: 'State', cell: (row) => <AttendeeState attendee={row} timeZone={timeZone} /> },
  {
    key: 'door',
    label: 'At the door',
    from: 'lg',
    cell: ({ ticketId, name, note, flags }) => (
      <>
        {flags.length > 0 ? (
          <span className="block font-semibold">{flags.map((flag) => flagWords[flag] ?? flag).join(', ')}</span>
        ) : null}
        {note ? <span className="block [overflow-wrap:anywhere]">{note}</span> : null}
        {noteHref ? (
          <Link href={noteHref(ticketId)} className="text-muted underline underline-offset-4">
            {note || flags.length > 0 ? 'Change' : 'Add a note'}
            <span className="sr-only"> for {name}</span>
          </Link>
        ) : null}
      </>
    ),
  },
  {
    key: 'reference',
    label: 'Code',
    from: 'md',
    cell: ({ reference }) => <span className="code">{reference}</span>,
  },
  {
    key: 'order',
    label: 'Order',
    from: 'sm',
    cell: ({ orderId, orderNumber }) => (
      <Link href={`/console/events/${eventId}/orders/${orderId}`} className="code underline underline-offset-4">
        {orderNumber}
      </Link>
    ),
  },
]
