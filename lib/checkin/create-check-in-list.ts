import { recordActivity } from '@/lib/activity/record'
import { InvalidInput } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { TooManyLists } from './check-in-list-errors'
import { createCheckInListInput } from './check-in-list-schema'
import { checkInListOf, checkInListView, checkListName } from './check-in-list-view'
import { foreignTypes } from './door-link-check'

const most = 50

/** Makes a list besides the entrance: a ticket is let in on each by itself. */
export const createCheckInList = operation({
  name: 'checkin.createList',
  input: createCheckInListInput,
  output: checkInListView,
  raises: ['event.not_found', 'checkin.too_many_lists', 'idempotency.key_reused'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(ctx, { eventId: _, ...input }, { id: eventId, organisationId }) {
    const made = await inTransaction(async (tx) => {
      const fresh = newId('lst')
      const id = await claimKey(tx, ctx, `checkin.createList ${eventId}`, input, fresh)
      if (id !== fresh) return id
      await lockEvent(tx, eventId)
      const position = await tx.checkInList.count({ where: { eventId } })
      if (position >= most) throw new TooManyLists(most)
      await checkListName(tx, eventId, input.name)
      const wrong = await foreignTypes(tx, eventId, input.ticketTypeIds)
      if (wrong.length > 0) throw new InvalidInput(wrong)
      await tx.checkInList.create({ data: { id, eventId, ...input, position } })
      await recordActivity(tx, ctx, 'list.created', { organisationId, eventId, data: { listId: id, name: input.name } })
      return id
    })
    return checkInListOf(eventId, made)
  },
})
