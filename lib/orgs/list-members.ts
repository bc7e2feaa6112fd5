import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { listMembersInput } from './member-schema'
import { type MemberView, memberView } from './member-view'
import type { Role } from './policy'
import { reachOrganisation } from './reach'

const most = 1000

/** Who works for an organisation, the first joined first, then who is invited. */
export const listMembers = operation({
  name: 'members.list',
  input: listMembersInput,
  output: z.object({ items: z.array(memberView), nextCursor: z.null() }),
  raises: ['organisation.not_found'],
  access: (ctx, { organisationId }) => reachOrganisation(ctx, organisationId, 'members.manage'),
  run: async (_ctx, _, { id: organisationId }) => {
    const [members, invitations] = await Promise.all([
      db().membership.findMany({
        where: { organisationId },
        select: { id: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
        orderBy: { id: 'asc' },
        take: most,
      }),
      db().invitation.findMany({
        where: { organisationId, expiresAt: { gt: new Date() } },
        select: { id: true, role: true, createdAt: true, email: true, expiresAt: true },
        orderBy: { id: 'asc' },
        take: most,
      }),
    ])
    const items: MemberView[] = [
      ...members.map(({ id, role, createdAt, user }) => ({
        id,
        status: 'member' as const,
        ...user,
        role: role as Role,
        since: createdAt.toISOString(),
        expiresAt: null,
      })),
      ...invitations.map(({ id, role, createdAt, email, expiresAt }) => ({
        id,
        status: 'invited' as const,
        name: null,
        email,
        role: role as Role,
        since: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      })),
    ]
    return { items, nextCursor: null }
  },
})
