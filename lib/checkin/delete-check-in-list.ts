import { z } from 'zod'
import { recordActivity } from '@/lib/activity/record'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { ListInUse } from './check-in-list-errors'
import { oneCheckInListInput } from './check-in-list-schema'

/** Deletes a list on which nothing was recorded and at which no door stands. */
export const deleteCheckInList = operation({
  name: 'checkin.deleteList',
  input: oneCheckInListInput,
  output: z.object({}),
  raises: ['event.not_found', 'list.not_found', 'checkin.list_in_use'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(ctx, { listId: id }, { id: eventId, organisationId }) {
    await inTransaction(async (tx) => {
      await lockEvent(tx, eventId)
      const list = await tx.checkInList.findFirst({ where: { id, eventId } })
      if (!list) throw new NotFound('list')
      const scans = await tx.scan.count({ where: { eventId, listId: id } })
      const doorLinks = await tx.doorLink.count({ where: { listId: id, revokedAt: null, expiresAt: { gt: new Date() } } })
      const devices = await tx.device.count({ where: { listId: id, endedAt: null } })
      if (scans + doorLinks + devices > 0) throw new ListInUse({ scans, doorLinks, devices })
      await tx.checkInList.delete({ where: { id } })
      await recordActivity(tx, ctx, 'list.deleted', { organisationId, eventId, data: { listId: id, name: list.name } })
    })
    return {}
  },
})
