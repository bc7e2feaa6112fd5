import type { Context } from '@/lib/core/context'
import { Forbidden, NotFound, Unauthenticated } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { type Act, may, type Role } from './policy'

export type ReachedOrganisation = {
  id: string
  name: string
  slug: string
  contactEmail: string | null
  role: Role
  /** the actor's own; null for the system */
  membershipId: string | null
}

/**
 * The organisation, when the actor's role in it allows `act`. The system acts as an owner.
 * @throws Unauthenticated, NotFound('organisation') for one the actor is no member of, Forbidden when the role lacks the act
 */
export async function reachOrganisation(ctx: Context, organisationId: string, act: Act): Promise<ReachedOrganisation> {
  const { actor } = ctx
  if (actor.kind === 'anonymous') throw new Unauthenticated()
  const select = { id: true, name: true, slug: true, contactEmail: true } as const
  if (actor.kind === 'system') {
    const organisation = await db().organisation.findUnique({ where: { id: organisationId }, select })
    if (!organisation) throw new NotFound('organisation')
    return { ...organisation, role: 'owner', membershipId: null }
  }
  if (actor.kind === 'door') throw new NotFound('organisation')
  const membership = await db().membership.findUnique({
    where: { organisationId_userId: { organisationId, userId: actor.userId } },
    select: { id: true, role: true, organisation: { select } },
  })
  if (!membership) throw new NotFound('organisation')
  const role = membership.role as Role
  if (!may(role, act)) throw new Forbidden()
  return { ...membership.organisation, role, membershipId: membership.id }
}
