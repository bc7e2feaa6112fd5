import { mailLink } from '@/lib/auth/jobs'
import { authMailLoaders } from '@/lib/auth/mail-loaders'
import { db } from '@/lib/db/client'

/**
 * Does what the worker does with the newest link asked for an address.
 * @returns the mail's template and the link's token; null when no mail follows
 */
export async function mailedLink(email: string) {
  const { id } = await db().linkToken.findFirstOrThrow({ where: { email }, orderBy: { id: 'desc' } })
  await mailLink.run({ linkId: id })
  const delivery = await db().delivery.findUnique({ where: { dedupeKey: `link:${id}` } })
  const content = delivery && (await authMailLoaders[delivery.template]?.(delivery))
  if (!delivery || !content) return null
  const { url } = content.props as { url: string }
  return { template: delivery.template, url, token: new URL(url).searchParams.get('token') ?? '' }
}
