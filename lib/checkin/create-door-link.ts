import { recordActivity } from '@/lib/activity/record'
import { hashPassword } from '@/lib/auth/password'
import { actorName } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction } from '@/lib/db/tx'
import { reachEvent } from '@/lib/events/access'
import { lockEvent } from '@/lib/events/lock'
import { checkDoorLink } from './door-link-check'
import { TooManyDoorLinks } from './door-link-errors'
import { createDoorLinkInput } from './door-link-schema'
import { newDoorSecret } from './door-link-secret'
import { doorLinkOf, doorLinkView } from './door-link-view'

const most = 200
const afterwards = 12 * 3_600_000 // milliseconds

/** Makes a way in for door staff without an account. */
export const createDoorLink = operation({
  name: 'checkin.createDoorLink',
  input: createDoorLinkInput,
  output: doorLinkView,
  raises: ['event.not_found', 'checkin.too_many_door_links', 'idempotency.key_reused'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  async run(ctx, { eventId: _, ...input }, event) {
    const { pin, ...fields } = input
    const pinHash = pin === null ? null : await hashPassword(pin)
    const made = await inTransaction(async (tx) => {
      const fresh = newId('dlk')
      const id = await claimKey(tx, ctx, `checkin.createDoorLink ${event.id}`, input, fresh)
      if (id !== fresh) return id
      const whole = await lockEvent(tx, event.id)
      if ((await tx.doorLink.count({ where: { eventId: event.id, revokedAt: null } })) >= most) throw new TooManyDoorLinks(most)
      await checkDoorLink(tx, whole, fields)
      const expiresAt = fields.expiresAt ?? new Date(Math.max(Date.now(), whole.endsAt.getTime()) + afterwards)
      const secret = newDoorSecret()
      await tx.doorLink.create({
        data: { id, eventId: event.id, ...fields, ...secret, pinHash, expiresAt, createdBy: actorName(ctx.actor) },
      })
      const { name, gate, rights } = fields
      const data = { doorLinkId: id, name, gate, rights }
      await recordActivity(tx, ctx, 'door_link.created', { organisationId: event.organisationId, eventId: event.id, data })
      return id
    })
    return doorLinkOf(event, made)
  },
})
