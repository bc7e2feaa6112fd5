import { recordActivity } from '@/lib/activity/record'
import { InvalidInput, NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { updateCheckInListInput } from './check-in-list-schema'
import { checkInListOf, checkInListView, checkListName } from './check-in-list-view'
import { foreignTypes } from './door-link-check'
import { whileAllFold } from './entry-rules-read'

/** Changes a list. Who was let in on it stays so; whether they may again goes by the new rules. */
export const updateCheckInList = operation({
  name: 'checkin.updateList',
  input: updateCheckInListInput,
  output: checkInListView,
  raises: ['event.not_found', 'list.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(ctx, { eventId: _, listId: id, ...input }, { id: eventId, organisationId }) {
    await inTransaction(async (tx) => {
      await lockEvent(tx, eventId)
      const list = await tx.checkInList.findFirst({ where: { id, eventId } })
      if (!list) throw new NotFound('list')
      const { name = list.name } = input
      await checkListName(tx, eventId, name, id)
      const wrong = await foreignTypes(tx, eventId, input.ticketTypeIds)
      if (wrong.length > 0) throw new InvalidInput(wrong)
      await tx.checkInList.update({ where: { id }, data: input })
      const data = { listId: id, name, changed: Object.keys(input) }
      await recordActivity(tx, ctx, 'list.updated', { organisationId, eventId, data })
    }, whileAllFold)
    return checkInListOf(eventId, id)
  },
})
