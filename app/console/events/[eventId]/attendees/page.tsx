import type { Metadata } from 'next'
import Link from 'next/link'
import { visit } from '@/app/console/visit'
import { AttendeeState } from '@/components/orders/attendee-state'
import { one, tooShort, withQuery } from '@/components/orders/query'
import { SearchBar } from '@/components/orders/search-bar'
import { PageHead } from '@/components/shell/page-head'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { reachEvent } from '@/lib/events/access'
import { listAttendees } from '@/lib/orders/list-attendees'
import { listTicketTypes } from '@/lib/tickets/list-ticket-types'

export const metadata: Metadata = { title: 'Attendees' }

type Props = {
  params: Promise<{ eventId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AttendeesPage({ params, searchParams }: Props) {
  const { eventId } = await params
  const asked = await searchParams
  const [q, cursor] = [one(asked, 'q')?.slice(0, 100), one(asked, 'cursor')?.slice(0, 60)]
  const ticketTypeId = one(asked, 'type')?.slice(0, 60)
  const path = `/console/events/${eventId}/attendees`
  const problem = tooShort(q)
  const { event, types, items, nextCursor } = await visit(withQuery(path, { q, type: ticketTypeId }), async (ctx) => ({
    event: await reachEvent(ctx, eventId, 'attendees.read'),
    types: (await listTicketTypes(ctx, { eventId })).items,
    ...(await listAttendees(ctx, { eventId, q: problem ? undefined : q, ticketTypeId, cursor })),
  }))
  const filtered = Boolean((q && !problem) || ticketTypeId)
  return (
    <>
      <PageHead
        title="Attendees"
        actions={
          <a href={`${path}/export.csv`} download className={buttonClass({ variant: 'quiet' })}>
            Export as CSV
          </a>
        }
      >
        One row for each ticket.
      </PageHead>
      <SearchBar
        label="Name, e-mail or ticket"
        q={q}
        error={problem}
        filter={{
          name: 'type',
          label: 'Every ticket type',
          value: ticketTypeId,
          options: types.map(({ id, name }) => ({ value: id, label: name })),
        }}
      />
      <Table
        caption="Attendees"
        rows={items}
        rowKey={({ ticketId }) => ticketId}
        columns={[
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
          { key: 'state', label: 'State', cell: (row) => <AttendeeState attendee={row} timeZone={event.timeZone} /> },
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
        ]}
        empty={
          filtered ? (
            <EmptyState title="Nobody matches" action={<Button href={path}>Show everybody</Button>}>
              Try a part of the name or the address.
            </EmptyState>
          ) : (
            <EmptyState title="Nobody yet" action={<Button href={`/events/${event.slug}`}>Open the event page</Button>}>
              Everybody who gets a ticket is listed here.
            </EmptyState>
          )
        }
      />
      <Pagination
        previous={cursor ? withQuery(path, { q, type: ticketTypeId }) : null}
        next={nextCursor ? withQuery(path, { q, type: ticketTypeId, cursor: nextCursor }) : null}
      />
    </>
  )
}
