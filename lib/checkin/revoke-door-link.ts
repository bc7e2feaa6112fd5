import { recordActivity } from '@/lib/activity/record'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { oneDoorLinkInput } from './door-link-schema'
import { doorLinkOf, doorLinkView } from './door-link-view'

/** Ends a door link and every device it let in: at their next contact they are refused, and wipe what they keep. */
export const revokeDoorLink = operation({
  name: 'checkin.revokeDoorLink',
  input: oneDoorLinkInput,
  output: doorLinkView,
  raises: ['event.not_found', 'door_link.not_found'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(ctx, { doorLinkId: id }, event) {
    await inTransaction(async (tx) => {
      const link = await tx.doorLink.findFirst({ where: { id, eventId: event.id } })
      if (!link) throw new NotFound('door link')
      const revokedAt = new Date()
      const { count } = await tx.doorLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt } })
      if (count === 0) return
      await tx.device.updateMany({ where: { linkId: id, endedAt: null }, data: { endedAt: revokedAt } })
      const data = { doorLinkId: id, name: link.name }
      await recordActivity(tx, ctx, 'door_link.revoked', { organisationId: event.organisationId, eventId: event.id, data })
    })
    return doorLinkOf(event, id)
  },
})
