import { z } from 'zod'
import { Unauthenticated } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import type { Role } from './policy'
import { listOrganisationsInput } from './schema'
import { organisationView } from './view'

/** The organisations the caller works for, the first joined first. */
export const listMyOrganisations = operation({
  name: 'organisations.mine',
  input: listOrganisationsInput,
  output: z.object({ items: z.array(organisationView), nextCursor: z.null() }),
  access: ({ actor }) => {
    if (actor.kind !== 'user') throw new Unauthenticated()
    return actor
  },
  run: async (_ctx, _, { userId }) => {
    const memberships = await db().membership.findMany({
      where: { userId },
      orderBy: { id: 'asc' },
      take: 100,
      select: { role: true, organisation: { select: { id: true, name: true, slug: true, contactEmail: true } } },
    })
    return { items: memberships.map(({ role, organisation }) => ({ ...organisation, role: role as Role })), nextCursor: null }
  },
})
