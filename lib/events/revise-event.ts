import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from './access'
import { changeEvent } from './change-event'
import { wholeInput } from './columns'
import { announceEvent } from './publish-event'
import { managedEvent } from './queries'
import { reviseEventInput } from './schema'
import { tagsOf } from './stale'
import { eventView } from './view'

/** Saves the whole edit form and, when asked, publishes in the same step: both happen or neither. */
export const reviseEvent = operation({
  name: 'events.revise',
  input: reviseEventInput,
  output: eventView,
  raises: ['event.not_found', 'events.changed_meanwhile', 'events.capacity_below_sold', 'events.not_ready', 'events.cancelled'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOf,
  run: async (ctx, { eventId: _, updatedAt, publish, ...input }, event) => {
    await inTransaction(async (tx) => {
      await changeEvent(tx, ctx, event.id, wholeInput(input), updatedAt)
      if (publish) await announceEvent(tx, ctx, event.id)
    })
    return managedEvent(event.id)
  },
})
