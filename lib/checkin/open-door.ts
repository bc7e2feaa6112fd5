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

type Live = {
  id: string
  name: string
  gate: string
  listId: string | null
  listName: string | null
  ticketTypeIds: string[]
  rights: DoorRight[]
  pinHash: string | null
  expiresAt: Date
  /** seconds until PINs are taken again */
  lockedFor: number
  now: Date
  event: { id: string; title: string; startsAt: Date; endsAt: Date; timeZone: string; venueName: string | null }
}

/** A link that lets in now, by the database's clock. */
async function find(tokenHash: string): Promise<Live | undefined> {
  const [link] = await db().$queryRaw<(Omit<Live, 'event'> & Live['event'] & { eventId: string })[]>`
    SELECT l.id, l.name, l.gate, l.list_id AS "listId", c.name AS "listName", l.ticket_type_ids AS "ticketTypeIds", l.rights,
           l.pin_hash AS "pinHash", l.expires_at AS "expiresAt", clock_timestamp() AS now,
           coalesce(extract(epoch FROM l.locked_until - clock_timestamp()), 0)::float8 AS "lockedFor",
           e.id AS "eventId", e.title, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone", e.venue_name AS "venueName"
    FROM door_links l JOIN events e ON e.id = l.event_id LEFT JOIN check_in_lists c ON c.id = l.list_id
    WHERE l.token_hash = ${tokenHash} AND l.revoked_at IS NULL AND l.expires_at > now()`
  if (!link) return undefined
  const { eventId, title, startsAt, endsAt, timeZone, venueName, ...rest } = link
  return { ...rest, event: { id: eventId, title, startsAt, endsAt, timeZone, venueName } }
}

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
    const { event, pinHash, lockedFor, now, expiresAt, ...rest } = link
    if (pinHash) await checkPin({ id: rest.id, pinHash, lockedFor }, pin)
    const { token, ...device } = newDevice()
    await db().device.create({ data: { ...device, eventId: event.id, linkId: rest.id, name, version } })
    const local = (at: Date) => isoWithOffset(at, event.timeZone)
    return {
      deviceId: device.id,
      token,
      event: { ...event, startsAt: local(event.startsAt), endsAt: local(event.endsAt) },
      link: { ...rest, expiresAt: local(expiresAt) },
      serverTime: now.toISOString(),
    }
  },
})
