import { Prisma } from '@/generated/prisma/client'
import type { Actor, Context } from '@/lib/core/context'
import { Forbidden, NotFound, Unauthenticated } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { type Act, doorMay, may, type Role } from '@/lib/orgs/policy'

/** An event within the actor's reach: what operations need to decide, and the actor's role in its organisation. */
export type ReachedEvent = {
  id: string
  slug: string
  title: string
  status: 'draft' | 'published' | 'cancelled'
  visibility: 'public' | 'unlisted' | 'private'
  startsAt: Date
  endsAt: Date
  timeZone: string
  venueName: string | null
  currency: string
  /** people in all, or null when only the ticket types limit */
  capacity: number | null
  inventoryId: string | null
  updatedAt: Date
  organisationId: string
  organisationName: string
  organisationSlug: string
  /** of a door `door`, whatever its rights */
  role: Role
}

/**
 * Loads an event by id or slug with the actor's membership, in one statement. The system acts as an owner; a door reaches
 * its own event, as far as its rights go.
 * @throws Unauthenticated; NotFound('event') when there is none or it is another organisation's, never telling which;
 *   Forbidden when the actor's role, or the door's rights, lack `act`
 */
export async function reachEvent(ctx: Context, eventId: string, act: Act): Promise<ReachedEvent> {
  const { actor } = ctx
  if (actor.kind === 'anonymous') throw new Unauthenticated()
  if (!/^[\w-]{1,120}$/.test(eventId)) throw new NotFound('event')
  const [event] = await db().$queryRaw<(Omit<ReachedEvent, 'role'> & { role: Role | null })[]>(Prisma.sql`
    SELECT e.id, e.slug, e.title, e.status, e.visibility, e.starts_at AS "startsAt", e.ends_at AS "endsAt",
           e.time_zone AS "timeZone", e.venue_name AS "venueName", e.currency, e.capacity, e.inventory_id AS "inventoryId", e.updated_at AS "updatedAt",
           e.organisation_id AS "organisationId", o.name AS "organisationName", o.slug AS "organisationSlug", ${roleOf(actor)} AS role
    FROM events e JOIN organisations o ON o.id = e.organisation_id
    WHERE e.id = ${eventId} OR e.slug = ${eventId}`)
  if (!event?.role) throw new NotFound('event')
  if (actor.kind === 'door' ? !doorMay(actor.rights, act) : !may(event.role, act))
    throw new Forbidden(actor.kind === 'door' ? 'This door may not do that.' : undefined)
  return { ...event, role: event.role }
}

/** The actor's role at `events e`, null where it has none. */
function roleOf(actor: Exclude<Actor, { kind: 'anonymous' }>) {
  if (actor.kind === 'system') return Prisma.sql`'owner'`
  if (actor.kind === 'door') return Prisma.sql`CASE WHEN e.id = ${actor.eventId} THEN 'door' END`
  return Prisma.sql`(SELECT m.role FROM memberships m WHERE m.organisation_id = e.organisation_id AND m.user_id = ${actor.userId})`
}
