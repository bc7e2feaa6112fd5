import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { Unauthenticated } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import type { Tx } from '@/lib/db/tx'
import { freeSlug } from './free-slug'
import { may, type Role } from './policy'
import { slugOf } from './slug'

/**
 * Where a person's events belong when they do not say: the first organisation they may manage events of, made on the spot
 * with them as its owner when there is none.
 * @param wish for an organisation that has to be made; it takes the person's own name when not given another
 * @throws Unauthenticated
 */
export async function homeOrganisation(
  tx: Tx,
  ctx: Context,
  wish: { name?: string | null; contactEmail?: string | null } = {},
): Promise<{ id: string; made: boolean }> {
  const { actor } = ctx
  if (actor.kind !== 'user') throw new Unauthenticated()
  // Two first events at once make one organisation.
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${actor.userId} FOR NO KEY UPDATE`
  const memberships = await tx.membership.findMany({
    where: { userId: actor.userId },
    orderBy: { id: 'asc' },
    select: { organisationId: true, role: true },
  })
  const home = memberships.find(({ role }) => may(role as Role, 'event.manage'))
  if (home) return { id: home.organisationId, made: false }

  const id = newId('org')
  const title = wish.name || actor.name || 'My events'
  await tx.organisation.create({
    data: {
      id,
      name: title,
      slug: await freeSlug(tx, 'organisations', slugOf(title, 'organiser')),
      contactEmail: wish.contactEmail || null,
      memberships: { create: { id: newId('mem'), userId: actor.userId, role: 'owner' } },
    },
  })
  await recordActivity(tx, ctx, 'organisation.created', { organisationId: id, data: { name: title } })
  return { id, made: true }
}
