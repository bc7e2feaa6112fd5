import { recordActivity } from '@/lib/activity/record'
import { hashPassword } from '@/lib/auth/password'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { checkDoorLink } from './door-link-check'
import { DoorLinkEnded } from './door-link-errors'
import { updateDoorLinkInput } from './door-link-schema'
import { doorLinkOf, doorLinkView } from './door-link-view'

/**
 * Changes a door link; its devices keep their tokens and hear of it with what they ask next. Another PIN, or none, also
 * unlocks it.
 */
export const updateDoorLink = operation({
  name: 'checkin.updateDoorLink',
  input: updateDoorLinkInput,
  output: doorLinkView,
  raises: ['event.not_found', 'door_link.not_found', 'door.link_ended'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(ctx, { eventId: _, doorLinkId: id, ...input }, event) {
    const { pin, ...fields } = input
    const lock = pin === undefined ? {} : { pinHash: pin && (await hashPassword(pin)), pinFailures: 0, lockedUntil: null }
    await inTransaction(async (tx) => {
      const whole = await lockEvent(tx, event.id)
      const link = await tx.doorLink.findFirst({ where: { id, eventId: event.id } })
      if (!link) throw new NotFound('door link')
      if (link.revokedAt) throw new DoorLinkEnded()
      await checkDoorLink(tx, whole, fields)
      await tx.doorLink.update({ where: { id }, data: { ...fields, ...lock } })
      const data = { doorLinkId: id, name: fields.name ?? link.name, changed: Object.keys(input) }
      await recordActivity(tx, ctx, 'door_link.updated', { organisationId: event.organisationId, eventId: event.id, data })
    })
    return doorLinkOf(event, id)
  },
})
