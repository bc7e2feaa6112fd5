import { recordActivity } from '@/lib/activity/record'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from './access'
import { TicketsOut, WrongState } from './errors'
import { changedNow, lockEvent } from './lock'
import { managedEvent } from './queries'
import { oneEventInput } from './schema'
import { tagsOf } from './stale'
import { eventView } from './view'

/**
 * Makes a published event a draft again, as long as nobody holds a ticket: a page that vanishes without a word is not what
 * people with tickets expect. Unlisting hides it, cancelling tells them.
 */
export const unpublishEvent = operation({
  name: 'events.unpublish',
  input: oneEventInput,
  output: eventView,
  raises: ['event.not_found', 'events.tickets_out', 'events.cancelled'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOf,
  run: async (ctx, _, { id }) => {
    await inTransaction(async (tx) => {
      const event = await lockEvent(tx, id)
      if (event.status === 'draft') return
      if (event.status === 'cancelled')
        throw new WrongState('cancelled', 'A cancelled event stays public, so that people see it is off.')
      const tickets = await tx.ticket.count({ where: { eventId: id, status: 'valid' } })
      if (tickets > 0) throw new TicketsOut(tickets)
      await tx.event.update({ where: { id }, data: { status: 'draft', updatedAt: changedNow(event) } })
      await recordActivity(tx, ctx, 'event.unpublished', { organisationId: event.organisationId, eventId: id })
    })
    return managedEvent(id)
  },
})
