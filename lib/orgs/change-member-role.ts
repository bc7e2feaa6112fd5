import { recordActivity } from '@/lib/activity/record'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { keepAnOwner, lockMember, mustStaff } from './lock-member'
import { changeMemberRoleInput } from './member-schema'
import { memberView } from './member-view'
import { reachOrganisation } from './reach'

/** Gives a member another role. It counts from their next request on: roles are asked every time. */
export const changeMemberRole = operation({
  name: 'members.change_role',
  input: changeMemberRoleInput,
  output: memberView,
  raises: ['organisation.not_found', 'member.not_found', 'members.last_owner'],
  access: (ctx, { organisationId }) => reachOrganisation(ctx, organisationId, 'members.manage'),
  run: (ctx, { membershipId, role }, organisation) =>
    inTransaction(async (tx) => {
      const { id, userId, role: before, createdAt, user } = await lockMember(tx, organisation, membershipId)
      mustStaff(organisation, before, role)
      if (before !== role) {
        if (before === 'owner') await keepAnOwner(tx, organisation.id, id)
        await tx.membership.update({ where: { id }, data: { role } })
        const data = { membershipId: id, userId, before, role }
        await recordActivity(tx, ctx, 'member.role_changed', { organisationId: organisation.id, data })
      }
      return { id, status: 'member' as const, ...user, role, since: createdAt.toISOString(), expiresAt: null }
    }),
})
