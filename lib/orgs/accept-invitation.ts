import { z } from 'zod'
import { signedIn } from '@/lib/auth/access'
import { hashToken } from '@/lib/auth/link-token'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { InvitationSpent, OtherAddress, UnprovenAddress } from './errors'
import { join } from './join'
import { acceptInvitationInput } from './member-schema'

/** Says yes to a mailed invitation, as the account whose proven address it was sent to. A refusal uses nothing up. */
export const acceptInvitation = operation({
  name: 'members.accept',
  input: acceptInvitationInput,
  output: z.object({ organisationId: z.string(), membershipId: z.string() }),
  raises: ['members.invitation_spent', 'members.other_address', 'members.unproven_address'],
  access: signedIn,
  run: (ctx, { token }, { userId, email, verified }) =>
    inTransaction(async (tx) => {
      const invitation = await tx.invitation.findUnique({ where: { hash: hashToken(token), expiresAt: { gt: new Date() } } })
      if (!invitation) throw new InvitationSpent()
      if (invitation.email !== email) throw new OtherAddress()
      if (!verified) throw new UnprovenAddress()
      return { organisationId: invitation.organisationId, membershipId: await join(tx, ctx, invitation, userId) }
    }),
})
