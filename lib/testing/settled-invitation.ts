import { db } from '@/lib/db/client'
import { settleInvitation } from '@/lib/orgs/jobs'
import { orgMailLoaders } from '@/lib/orgs/mail-loaders'

/**
 * Does what the worker does with an invitation.
 * @returns the mail's template, whom it goes to, and the token of its link; null when no mail follows
 */
export async function settledInvitation(invitationId: string) {
  await settleInvitation.run({ invitationId })
  const delivery = await db().delivery.findUnique({ where: { dedupeKey: `invitation:${invitationId}` } })
  const content = delivery && (await orgMailLoaders[delivery.template]?.(delivery))
  if (!delivery || !content) return null
  const { url } = content.props as { url: string }
  return { template: delivery.template, to: delivery.toAddress, token: new URL(url).searchParams.get('token') ?? '' }
}
