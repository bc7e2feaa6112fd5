import type { Metadata } from 'next'
import { addTicketType, changeTicketType, removeTicketType, shiftTicketType } from '@/app/console/actions'
import { visit } from '@/app/console/visit'
import { PoolSection } from '@/components/events/pool-section'
import { Said } from '@/components/events/said'
import { TicketTypeForm } from '@/components/events/ticket-type-form'
import { TicketTypeTable } from '@/components/events/ticket-type-table'
import { PageHead } from '@/components/shell/page-head'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { reachEvent } from '@/lib/events/access'
import { may } from '@/lib/orgs/policy'
import { poolsOf } from '@/lib/tickets/pools'
import { ticketTypesOf } from '@/lib/tickets/ticket-types'
import { addPool, changePool, removePool } from './actions'

export const metadata: Metadata = { title: 'Tickets' }

export const instant = false

type Props = { params: Promise<{ eventId: string }>; searchParams: Promise<{ said?: string; edit?: string; pool?: string }> }

export default async function TicketsPage({ params, searchParams }: Props) {
  const [{ eventId }, { said, edit, pool }] = await Promise.all([params, searchParams])
  const { event, types, pools } = await visit(`/console/events/${eventId}/tickets`, async (ctx) => {
    const event = await reachEvent(ctx, eventId, 'event.read')
    const [types, pools] = await Promise.all([ticketTypesOf(event), poolsOf(event.id)])
    return { event, types, pools }
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
        event={event}
        pools={pools}
        acts={manages ? { shift: shiftTicketType, remove: removeTicketType } : null}
        empty={<EmptyState title="No ticket type yet">An event needs one before it can be published.</EmptyState>}
      />
      {changed ? (
        <Card className="mt-6">
          <h2 id="change" className="display mb-4 text-lg">
            Change “{changed.name}”
          </h2>
          <TicketTypeForm key={changed.id} action={changeTicketType} event={event} pools={pools} type={changed} />
        </Card>
      ) : null}
      {manages && !changed ? (
        <Card className="mt-6">
          <TicketTypeForm key={types.length} action={addTicketType} event={event} pools={pools} open={types.length === 0} />
        </Card>
      ) : null}
      <PoolSection
        eventId={event.id}
        pools={pools}
        types={types}
        acts={manages ? { add: addPool, change: changePool, remove: removePool } : null}
        edit={pool}
      />
    </>
  )
}
