import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { doorLinksInput } from './door-link-schema'
import { doorLinksOf, doorLinkView } from './door-link-view'

/** An event's door links with their addresses, the newest first; those that ended, too. */
export const listDoorLinks = operation({
  name: 'checkin.listDoorLinks',
  input: doorLinksInput,
  output: z.object({ items: z.array(doorLinkView), nextCursor: z.null() }),
  raises: ['event.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: async (_ctx, _input, event) => ({ items: await doorLinksOf(event), nextCursor: null }),
})
