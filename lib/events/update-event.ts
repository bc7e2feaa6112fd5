import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from './access'
import { changeEvent } from './change-event'
import { managedEvent } from './queries'
import { updateEventInput } from './schema'
import { tagsOf } from './stale'
import { eventView } from './view'

/** Changes what the input names. With `updatedAt`, only when nobody else changed the event since. */
export const updateEvent = operation({
  name: 'events.update',
  input: updateEventInput,
  output: eventView,
  raises: [
    'event.not_found',
    'events.changed_meanwhile',
    'events.capacity_below_sold',
    'events.currency_in_use',
    'events.cancelled',
  ],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOf,
  run: async (ctx, { eventId: _, updatedAt, ...input }, event) => {
    await inTransaction((tx) => changeEvent(tx, ctx, event.id, input, updatedAt))
    return managedEvent(event.id)
  },
})
