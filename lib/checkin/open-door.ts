import { anyone } from '@/lib/auth/access'
import { hashToken } from '@/lib/auth/link-token'
import type { DoorRight } from '@/lib/core/context'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { addressKey } from '@/lib/rate-limit/address-key'
import { limit } from '@/lib/rate-limit/limit'
import { newDevice } from './device-token'
import { DoorLinkEnded } from './door-link-errors'
import { checkPin } from './open-door-pin'
import { openDoorInput, openedDoor } from './open-door-schema'

/** A whole crew behind one address comes at once; checking PINs costs memory. */
const perAddress = limit({ name: 'door', points: 300, seconds: 60 })

const find = async (tokenHash: string) =>
  db().doorLink.findFirst({
    where: { tokenHash, revokedAt: null, expiresAt: { gt: new Date() } },
    include: {
      list: { select: { name: true } },
      event: { select: { id: true, title: true, startsAt: true, endsAt: true, timeZone: true, venueName: true } },
    },
  })

/** Lets a device in by a door link, and its PIN when it has one. No account is asked for. */
export const openDoor = operation({
  name: 'checkin.openDoor',
  input: openDoorInput,
  output: openedDoor,
  raises: ['door.link_ended', 'door.pin_needed', 'door.wrong_pin', 'door.locked', 'rate_limited'],
  access: anyone,
  async run(ctx, { linkToken, pin, name, version }) {
    await perAddress(addressKey(ctx.ip))
    const link = await find(hashToken(linkToken))
    if (!link) throw new DoorLinkEnded()
    const { event, pinHash } = link
    const now = new Date()
    if (pinHash) {
      const lockedFor = ((link.lockedUntil?.getTime() ?? 0) - now.getTime()) / 1000
      await checkPin({ id: link.id, pinHash, lockedFor }, pin)
    }
    const { token, ...device } = newDevice()
    await db().device.create({ data: { ...device, eventId: event.id, linkId: link.id, name, version } })
    const shown = (at: Date) => isoWithOffset(at, event.timeZone)
    return {
      deviceId: device.id,
      token,
      event: { ...event, startsAt: shown(event.startsAt), endsAt: shown(event.endsAt) },
      link: {
        ...link,
        rights: link.rights as DoorRight[],
        listName: link.list?.name ?? null,
        expiresAt: shown(link.expiresAt),
      },
      serverTime: now.toISOString(),
    }
  },
})
