import { recordActivity } from '@/lib/activity/record'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from './access'
import { WrongState } from './errors'
import { changedNow, lockEvent } from './lock'
import { managedEvent } from './queries'
import { cancelEventInput } from './schema'
import { tagsOf } from './stale'
import { eventView, statusOf } from './view'

/**
 * Calls an event off, for good: its tickets are void from this moment, its page says so, and `event.cancelled` is the fact
 * from which those who hold tickets are told, and everybody who paid gets the money back (lib/orders/refund-event.ts). Orders
 * that cost nothing stay confirmed, for that is what they were.
 */
export const cancelEvent = operation({
  name: 'events.cancel',
  input: cancelEventInput,
  output: eventView,
  raises: ['event.not_found', 'events.draft', 'events.ended'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOf,
  run: async (ctx, { message }, { id }) => {
    await inTransaction(async (tx) => {
      const event = await lockEvent(tx, id)
      if (event.status === 'cancelled') return
      if (event.status === 'draft') throw new WrongState('draft', 'A draft was never announced: delete it instead.')
      if (statusOf(event) === 'ended') throw new WrongState('ended', 'This event is over; there is nothing left to call off.')
      const cancelledAt = changedNow(event)
      await tx.event.update({
        where: { id },
        data: { status: 'cancelled', cancelledAt, revision: event.revision + 1, updatedAt: cancelledAt },
      })
      const { count } = await tx.ticket.updateMany({ where: { eventId: id, status: 'valid' }, data: { status: 'void' } })
      await recordActivity(tx, ctx, 'event.cancelled', {
        organisationId: event.organisationId,
        eventId: id,
        data: { tickets: count, message: message ?? '' },
      })
    })
    return managedEvent(id)
  },
})
