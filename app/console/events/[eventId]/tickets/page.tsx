import type { Metadata } from 'next'
import { addTicketType, changeTicketType, removeTicketType, shiftTicketType } from '@/app/console/actions'
import { visit } from '@/app/console/visit'
import { Said } from '@/components/events/said'
import { TicketTypeForm } from '@/components/events/ticket-type-form'
import { TicketTypeTable } from '@/components/events/ticket-type-table'
import { PageHead } from '@/components/shell/page-head'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { reachEvent } from '@/lib/events/access'
import { may } from '@/lib/orgs/policy'
import { ticketTypesOf } from '@/lib/tickets/ticket-types'

export const metadata: Metadata = { title: 'Tickets' }

export const instant = false

type Props = { params: Promise<{ eventId: string }>; searchParams: Promise<{ said?: string; edit?: string }> }

export default async function TicketsPage({ params, searchParams }: Props) {
  const [{ eventId }, { said, edit }] = await Promise.all([params, searchParams])
  const { event, types } = await visit(`/console/events/${eventId}/tickets`, async (ctx) => {
    const event = await reachEvent(ctx, eventId, 'event.read')
    return { event, types: await ticketTypesOf(event) }
  })
  const manages = may(event.role, 'event.manage') && event.status !== 'cancelled'
  const changed = manages ? types.find(({ id }) => id === edit) : undefined
  const sold = types.reduce((sum, type) => sum + type.sold, 0)
  const seats = types.reduce((sum, type) => sum + type.quantity, 0)
  return (
    <>
      <Said code={said} />
      <PageHead title="Tickets">
        {types.length === 0
          ? 'What people can get, and how many there are.'
          : `${sold.toLocaleString('en')} of ${seats.toLocaleString('en')} are taken.`}
        {event.capacity !== null && event.capacity < seats
          ? ` The event takes ${event.capacity.toLocaleString('en')} people in all, whatever their ticket.`
          : null}
      </PageHead>
      <TicketTypeTable
        types={types}
        zone={event.timeZone}
        acts={manages ? { shift: shiftTicketType, remove: removeTicketType } : null}
        empty={<EmptyState title="No ticket type yet">An event needs one before it can be published.</EmptyState>}
      />
      {changed ? (
        <Card className="mt-6">
          <h2 id="change" className="display mb-4 text-lg">
            Change “{changed.name}”
          </h2>
          <TicketTypeForm key={changed.id} action={changeTicketType} eventId={event.id} zone={event.timeZone} type={changed} />
        </Card>
      ) : null}
      {manages && !changed ? (
        <details open={types.length === 0} className="mt-6 rounded-lg bg-surface p-5 ring-1 ring-line ring-inset sm:p-6">
          <summary className="display list-none text-lg">
            <span aria-hidden="true">+ </span>Add a ticket type
          </summary>
          <div className="mt-4">
            <TicketTypeForm key={types.length} action={addTicketType} eventId={event.id} zone={event.timeZone} />
          </div>
        </details>
      ) : null}
    </>
  )
}
