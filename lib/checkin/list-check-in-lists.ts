import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { checkInListsInput } from './check-in-list-schema'
import { checkInListsOf, checkInListView } from './check-in-list-view'

/** An event's lists besides the entrance. */
export const listCheckInLists = operation({
  name: 'checkin.listLists',
  input: checkInListsInput,
  output: z.object({ items: z.array(checkInListView), nextCursor: z.null() }),
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'door.scan'),
  run: async (_ctx, _input, { id }) => ({ items: await checkInListsOf(id), nextCursor: null }),
})
