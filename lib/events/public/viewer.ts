import { Prisma } from '@/generated/prisma/client'
import type { Context } from '@/lib/core/context'
import { may, type Role } from '@/lib/orgs/policy'

/** What the actor is to the event, as `viewerColumns` answers it. */
export type Viewer = { role: Role | null; holdsTicket: boolean }

/** Who asks, as columns beside `events e`: the role in its organisation, and whether a private event's guest. */
export function viewerColumns({ actor }: Pick<Context, 'actor'>) {
  if (actor.kind === 'system') return Prisma.sql`'owner' AS role, false AS "holdsTicket"`
  if (actor.kind !== 'user') return Prisma.sql`NULL AS role, false AS "holdsTicket"`
  const email = actor.verified ? actor.email : null // an address that is not proved opens nothing
  return Prisma.sql`
    (SELECT m.role FROM memberships m WHERE m.organisation_id = e.organisation_id AND m.user_id = ${actor.userId}) AS role,
    CASE WHEN e.visibility <> 'private' THEN false ELSE EXISTS (
      SELECT FROM tickets k JOIN orders r ON r.id = k.order_id
      WHERE k.event_id = e.id AND k.status = 'valid'
        AND (r.user_id = ${actor.userId} OR lower(${email}::text) IN (lower(r.buyer_email), lower(k.holder_email)))) END AS "holdsTicket"`
}

/** A draft is for those who plan it; a private event for its organisation and its guests; the rest for anybody. */
export function maySee(event: { status: string; visibility: string }, { role, holdsTicket }: Viewer): boolean {
  if (event.status === 'draft') return role !== null && may(role, 'event.read')
  return event.visibility !== 'private' || role !== null || holdsTicket
}
