import { linkToken } from '@/lib/auth/link-token'
import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import type { LoadContent } from '@/lib/email/send-delivery'
import { invitationLife } from './invite-member'

const site = () => ({ name: 'Foyer', url: env().publicUrl })

const nameOf = async (userId: string | null) =>
  (userId && (await db().user.findUnique({ where: { id: userId }, select: { name: true } }))?.name) || null

/** An invitation with its link, whose secret is made here. Not sent when it was withdrawn or lapsed meanwhile. */
const memberInvited: LoadContent = async ({ props }) => {
  const { invitationId } = props as { invitationId: string }
  const invitation = await db().invitation.findUnique({ where: { id: invitationId }, include: { organisation: true } })
  if (!invitation || invitation.expiresAt < new Date()) return null
  return {
    props: {
      site: site(),
      organisation: invitation.organisation.name,
      invitedBy: await nameOf(invitation.invitedBy),
      role: invitation.role,
      url: `${env().publicUrl}/console/organisations/join?token=${linkToken(invitationId)}`,
      expiresInMinutes: invitationLife * 24 * 60,
    },
  }
}

/** To somebody who has an account and so is a member at once. */
const memberAdded: LoadContent = async ({ props }) => {
  const { membershipId, invitedBy } = props as { membershipId: string; invitedBy: string | null }
  const membership = await db().membership.findUnique({ where: { id: membershipId }, include: { organisation: true } })
  if (!membership) return null
  return {
    props: {
      site: site(),
      organisation: membership.organisation.name,
      invitedBy: await nameOf(invitedBy),
      role: membership.role,
      url: `${env().publicUrl}/console`,
      leaveUrl: `${env().publicUrl}/console/organisations/${membership.organisationId}/leave`,
    },
  }
}

/** What the mails about members are made of, by template. */
export const orgMailLoaders: Record<string, LoadContent> = { 'member-invited': memberInvited, 'member-added': memberAdded }
