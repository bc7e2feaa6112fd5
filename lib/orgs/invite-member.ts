import { recordActivity } from '@/lib/activity/record'
import { hashToken, linkToken } from '@/lib/auth/link-token'
import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import { claimKey } from '@/lib/db/claim-key'
import { inTransaction } from '@/lib/db/tx'
import { AlreadyMember, UnprovenAddress } from './errors'
import { countInvitation } from './limits'
import { lockMembers, mustStaff } from './lock-member'
import { inviteMemberInput } from './member-schema'
import { invitedView } from './member-view'
import type { Role } from './policy'
import { reachOrganisation } from './reach'

/** Days an invitation can be accepted. */
export const invitationLife = 7

/**
 * Asks somebody to work for an organisation. Whether the address has an account is looked up by the job that follows, so the
 * answer and its time say nothing of it. Inviting an address again replaces what it was asked before, and its link.
 */
export const inviteMember = operation({
  name: 'members.invite',
  input: inviteMemberInput,
  output: invitedView,
  raises: ['organisation.not_found', 'members.already', 'members.unproven_address', 'idempotency.key_reused', 'rate_limited'],
  access: async (ctx, { organisationId, role }) => {
    const organisation = await reachOrganisation(ctx, organisationId, 'members.manage')
    mustStaff(organisation, role)
    if (ctx.actor.kind === 'user' && !ctx.actor.verified) throw new UnprovenAddress()
    return organisation
  },
  run: async (ctx, { email, role }, organisation) => {
    const organisationId = organisation.id
    await countInvitation(ctx, organisationId, email)
    const id = await inTransaction(async (tx) => {
      const fresh = newId('ivt')
      const claimed = await claimKey(tx, ctx, `members.invite ${organisationId}`, { email, role }, fresh)
      if (claimed !== fresh) return claimed
      await lockMembers(tx, organisationId)
      if ((await tx.membership.count({ where: { organisationId, user: { email } } })) > 0) throw new AlreadyMember()
      const before = await tx.invitation.findUnique({ where: { organisationId_email: { organisationId, email } } })
      if (before) {
        mustStaff(organisation, before.role as Role)
        await tx.invitation.delete({ where: { id: before.id } })
      }
      const invitedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
      await tx.$executeRaw`
        INSERT INTO invitations (id, organisation_id, email, role, hash, invited_by, expires_at)
        VALUES (${fresh}, ${organisationId}, ${email}, ${role}, ${hashToken(linkToken(fresh))}, ${invitedBy},
                now() + make_interval(days => ${invitationLife}))`
      await recordActivity(tx, ctx, 'member.invited', { organisationId, data: { invitationId: fresh, role } })
      return fresh
    })
    return { id, organisationId, status: 'invited' as const, email, role }
  },
})
