import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { createCheckInListInput, oneCheckInListInput } from './check-in-list-schema'
import { checkInListView } from './check-in-list-view'
import { createCheckInList } from './create-check-in-list'
import { enteredRules, rulesOfForm } from './entered-rules'
import { updateCheckInList } from './update-check-in-list'

const { eventId, name, ticketTypeIds } = createCheckInListInput.shape

export const enterCheckInListInput = enteredRules.extend({
  eventId,
  name,
  ticketTypeIds,
  listId: oneCheckInListInput.shape.listId.optional(),
})

/** Makes a list besides the entrance, or saves the whole form of one. */
export const enterCheckInList = operation({
  name: 'checkin.enterList',
  input: enterCheckInListInput,
  output: checkInListView,
  raises: ['event.not_found', 'list.not_found', 'checkin.too_many_lists'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  run: (ctx, { eventId: _, listId, name, ticketTypeIds, ...form }, event) => {
    const list = { eventId: event.id, name, ticketTypeIds, rules: rulesOfForm(form, event.timeZone) }
    return listId ? updateCheckInList(ctx, { ...list, listId }) : createCheckInList(ctx, list)
  },
})
