import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import type { Tx } from '@/lib/db/tx'
import { InvitationSpent } from './errors'
import { lockMembers } from './lock-member'

type Invitation = { id: string; organisationId: string; role: string; invitedBy: string | null }

/**
 * Makes a member of who was invited and uses the invitation up. Who has become a member meanwhile keeps their role.
 * @returns the membership's id
 * @throws InvitationSpent when somebody was faster
 */
export async function join(tx: Tx, ctx: Context, invitation: Invitation, userId: string): Promise<string> {
  const { organisationId, role, invitedBy } = invitation
  await lockMembers(tx, organisationId)
  const { count } = await tx.invitation.deleteMany({ where: { id: invitation.id } })
  if (count === 0) throw new InvitationSpent()
  const there = await tx.membership.findUnique({ where: { organisationId_userId: { organisationId, userId } } })
  if (there) return there.id
  const id = newId('mem')
  await tx.membership.create({ data: { id, organisationId, userId, role } })
  await recordActivity(tx, ctx, 'member.joined', { organisationId, data: { membershipId: id, userId, role, invitedBy } })
  return id
}
