import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { checkinCounts } from './counts'
import { checkinInput } from './schema'
import { checkinView } from './view'

/** How many are inside, by ticket type and gate; at most a second old. */
export const readCheckin = operation({
  name: 'checkin.read',
  input: checkinInput,
  output: checkinView,
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'door.scan'),
  run: (_ctx, _input, event) => checkinCounts(event.id),
})
