import type { Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { may } from '@/lib/orgs/policy'
import { publicKeyOf } from '@/lib/tickets/event-key'
import { checkinCounts } from './counts'
import { type DoorFacts, doorFacts } from './device'
import { readCursor, shortSnapshot, writeCursor } from './manifest-cursor'
import { manifestPage } from './manifest-page'
import { manifestInput, manifestView } from './manifest-schema'
import { noteDevice } from './note-device'

type Reach = { id: string; withEmail: boolean }

/** A door's own event and rights came with its token, so they are not asked for again. */
async function reachRoster(ctx: Context, { eventId }: { eventId: string }): Promise<Reach> {
  const { actor } = ctx
  if (actor.kind === 'door' && actor.eventId === eventId && actor.rights.includes('scan'))
    return { id: eventId, withEmail: actor.rights.includes('email') }
  const { id, role } = await reachEvent(ctx, eventId, 'door.scan')
  return { id, withEmail: may(role, 'attendees.read') }
}

/**
 * What a door needs to decide without a network: the event's public key and rules, and the tickets that changed since it
 * last asked. It misses nothing, in whatever order transactions commit: it gets what the snapshot of its last reading did not show.
 */
export const readManifest = operation({
  name: 'checkin.readManifest',
  input: manifestInput,
  output: manifestView,
  raises: ['event.not_found', 'door.ended'],
  access: reachRoster,
  async run(ctx, { eventId: _, since, limit, listId: asked = '', ...said }, { id, withEmail }) {
    const door = doorFacts(ctx)
    const listId = door ? (door.listId ?? '') : asked
    const cursor = readCursor(since)
    const page = await manifestPage({ eventId: id, deviceId: door?.deviceId ?? null, listId, withEmail, cursor, limit })
    if (!page) throw new NotFound('event')
    if (Object.keys(said).length > 0) await noteDevice(ctx, said)
    const { place, snapshot, reset, now, expiresAt, event, rows, ...rest } = page
    const more = rows.length > limit
    const tickets = rows.slice(0, limit)
    const begun = cursor?.at && !reset ? { until: cursor.until, since: cursor.at.since } : null
    const { until, since: known } = begun ?? { until: shortSnapshot(snapshot), since: reset ? null : (cursor?.until ?? null) }
    const [changed, last] = tickets.at(-1) ?? []
    const at = more && changed && last ? { changed, id: last, since: known } : null
    const counts = await checkinCounts(id)
    return {
      cursor: writeCursor({ place, until, at }),
      more,
      reset,
      serverTime: now.toISOString(),
      ...(door && expiresAt ? { door: { ...placeOf(door), expiresAt: expiresAt.toISOString() } } : {}),
      event: {
        ...event,
        startsAt: new Date(event.startsAt).toISOString(),
        endsAt: new Date(event.endsAt).toISOString(),
        publicKey: Buffer.from(await publicKeyOf(id)).toString('base64url'),
        inside: (listId === '' ? counts : counts.byList.find((list) => list.listId === listId))?.inside ?? 0,
      },
      ...rest,
      tickets: tickets.map(([, , ticket]) => ticket),
    }
  },
})

const placeOf = ({ deviceId: _, ...place }: DoorFacts) => place
