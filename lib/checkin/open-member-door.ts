import { signedIn } from '@/lib/auth/access'

import { InvalidInput, Unauthenticated } from '@/lib/core/error'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { type ReachedEvent, reachEvent } from '@/lib/events/access'
import { rightsOf } from '@/lib/orgs/policy'
import { newDevice } from './device-token'
import { openedDoor, openMemberDoorInput } from './open-door-schema'

type Reach = { actor: ReturnType<typeof signedIn>; event: ReachedEvent }

/** Makes a door of a member's browser, with the rights of the role. It ends with the sign-in, or the place in the organisation. */
export const openMemberDoor = operation({
  name: 'checkin.openMemberDoor',
  input: openMemberDoorInput,
  output: openedDoor,
  raises: ['event.not_found'],
  access: async (ctx, { eventId }): Promise<Reach> => ({
    actor: signedIn(ctx),
    event: await reachEvent(ctx, eventId, 'door.scan'),
  }),
  async run(_ctx, { name, version, gate, listId, replaces }, { actor, event }) {
    const { sessionId } = actor
    const list = listId ? await db().checkInList.findFirst({ where: { id: listId, eventId: event.id } }) : null
    if (listId && !list) throw new InvalidInput([{ path: 'listId', message: 'The event has no such list.' }])
    const { token, id, tokenHash } = newDevice()
    const [made] = await db().$queryRaw<{ expiresAt: Date; now: Date }[]>`
      WITH replaced AS (
        UPDATE devices SET ended_at = now() WHERE id = ${replaces ?? ''} AND event_id = ${event.id} AND ended_at IS NULL
          AND session_id = ${sessionId})
      INSERT INTO devices (id, event_id, session_id, token_hash, name, gate, list_id, version)
      SELECT ${id}, ${event.id}, s.id, ${tokenHash}, ${name}, ${gate}, ${listId}, ${version} FROM sessions s
      WHERE s.id = ${sessionId} AND s.ended_at IS NULL
      RETURNING (SELECT expires_at FROM sessions WHERE id = ${sessionId}) AS "expiresAt", clock_timestamp() AS now`
    if (!made) throw new Unauthenticated()
    const shown = (at: Date) => isoWithOffset(at, event.timeZone)
    return {
      deviceId: id,
      token,
      event: { ...event, startsAt: shown(event.startsAt), endsAt: shown(event.endsAt) },
      link: {
        ...{ id: null, name: actor.name, gate, listId, listName: list?.name ?? null, ticketTypeIds: [] },
        rights: rightsOf(event.role),
        expiresAt: shown(made.expiresAt),
      },
      serverTime: made.now.toISOString(),
    }
  },
})
