import { z } from 'zod'
import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { Forbidden, NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { inTransaction, type Tx } from '@/lib/db/tx'
import { keepAnOwner, lockMember, lockMembers, mustStaff } from './lock-member'
import { removeMemberInput } from './member-schema'
import { may, type Role } from './policy'
import { type ReachedOrganisation, reachOrganisation } from './reach'

/** Ends a membership, or withdraws an invitation by its id. Anybody may leave; only the last owner stays. */
export const removeMember = operation({
  name: 'members.remove',
  input: removeMemberInput,
  output: z.object({}),
  raises: ['organisation.not_found', 'member.not_found', 'members.last_owner'],
  access: async (ctx, { organisationId, membershipId }) => {
    const organisation = await reachOrganisation(ctx, organisationId, 'organisation.leave')
    if (may(organisation.role, 'members.manage')) return organisation
    const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : ''
    const own = await db().membership.count({ where: { id: membershipId, organisationId, userId } })
    if (own === 0) throw new Forbidden()
    return organisation
  },
  run: (ctx, { membershipId }, organisation) =>
    inTransaction(async (tx) => {
      if (membershipId.startsWith('ivt_')) await withdraw(tx, ctx, organisation, membershipId)
      else await end(tx, ctx, organisation, membershipId)
      return {}
    }),
})

async function end(tx: Tx, ctx: Context, organisation: ReachedOrganisation, membershipId: string) {
  const { id, userId, role } = await lockMember(tx, organisation, membershipId)
  const left = ctx.actor.kind === 'user' && ctx.actor.userId === userId
  if (!left) mustStaff(organisation, role)
  if (role === 'owner') await keepAnOwner(tx, organisation.id, id)
  await tx.membership.delete({ where: { id } })
  const kind = left ? 'member.left' : 'member.removed'
  await recordActivity(tx, ctx, kind, { organisationId: organisation.id, data: { membershipId: id, userId, role } })
}

async function withdraw(tx: Tx, ctx: Context, organisation: ReachedOrganisation, id: string) {
  await lockMembers(tx, organisation.id)
  const invitation = await tx.invitation.findFirst({ where: { id, organisationId: organisation.id } })
  if (!invitation) throw new NotFound('member')
  mustStaff(organisation, invitation.role as Role)
  await tx.invitation.delete({ where: { id } })
  await recordActivity(tx, ctx, 'member.invitation_withdrawn', {
    organisationId: organisation.id,
    data: { invitationId: id, role: invitation.role },
  })
}
