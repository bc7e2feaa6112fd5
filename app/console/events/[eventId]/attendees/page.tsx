import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { NoteForm } from '@/components/checkin/note-form'
import { Said } from '@/components/events/said'
import { attendeeColumns } from '@/components/orders/attendee-columns'
import { one, tooShort, withQuery } from '@/components/orders/query'
import { SearchBar } from '@/components/orders/search-bar'
import { PageHead } from '@/components/shell/page-head'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { reachEvent } from '@/lib/events/access'
import { listAttendees } from '@/lib/orders/list-attendees'
import { may } from '@/lib/orgs/policy'
import { listTicketTypes } from '@/lib/tickets/list-ticket-types'
import { saveNote } from './actions'

export const metadata: Metadata = { title: 'Attendees' }

export const instant = false

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
  const manages = may(event.role, 'event.manage')
  const noted = manages ? items.find(({ ticketId }) => ticketId === one(asked, 'note')) : undefined
  const noteHref = (ticketId: string) => withQuery(path, { q, type: ticketTypeId, cursor, note: ticketId })
  const filtered = Boolean((q && !problem) || ticketTypeId)
  return (
    <>
      <Said code={one(asked, 'said')} />
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
      {noted ? (
        <Card className="mb-6">
          <h2 className="display mb-4 text-lg">What the door should know of {noted.name}</h2>
          <NoteForm key={noted.ticketId} action={saveNote} eventId={event.id} attendee={noted} />
        </Card>
      ) : null}
      <Table
        caption="Attendees"
        rows={items}
        rowKey={({ ticketId }) => ticketId}
        columns={attendeeColumns({ eventId, timeZone: event.timeZone, noteHref: manages ? noteHref : null })}
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
