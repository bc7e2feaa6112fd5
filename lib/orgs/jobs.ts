import { z } from 'zod'
import { systemContext } from '@/lib/core/context'
import { inTransaction } from '@/lib/db/tx'
import { queueDelivery } from '@/lib/email/queue-delivery'
import { job } from '@/lib/jobs/job'
import { join } from './join'

/**
 * What follows from an invitation: an address with a proven account becomes a member and is told; any other is mailed a
 * link, also one whose account nobody has proven to be theirs. Invitations that lapsed are forgotten.
 */
export const settleInvitation = job({
  name: 'settle-invitation',
  payload: z.object({ invitationId: z.string() }),
  run: ({ invitationId }) =>
    inTransaction(async (tx) => {
      await tx.invitation.deleteMany({ where: { expiresAt: { lt: new Date() } } })
      const invitation = await tx.invitation.findUnique({
        where: { id: invitationId },
        include: { organisation: { select: { contactEmail: true } } },
      })
      if (!invitation) return
      const { organisationId, email, organisation, invitedBy } = invitation
      const user = await tx.user.findUnique({ where: { email }, select: { id: true, name: true, emailVerifiedAt: true } })
      const ctx = systemContext()
      const about = { organisationId, replyTo: organisation.contactEmail, dedupeKey: `invitation:${invitationId}` }
      if (!user?.emailVerifiedAt) {
        await queueDelivery(tx, ctx, { ...about, template: 'member-invited', to: { address: email }, props: { invitationId } })
        return
      }
      const membershipId = await join(tx, ctx, invitation, user.id)
      const props = { membershipId, invitedBy }
      await queueDelivery(tx, ctx, { ...about, template: 'member-added', to: { name: user.name, address: email }, props })
    }),
})
