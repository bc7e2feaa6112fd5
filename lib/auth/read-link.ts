import { db } from '@/lib/db/client'
import { type LinkPurpose, peekLink } from './link'

/** What a mailed link is for, and whether its address has an account; null when the link is no good. Uses nothing up. */
export async function readLink(purpose: LinkPurpose, token: string): Promise<{ email: string; isNew: boolean } | null> {
  const link = await peekLink(purpose, token)
  if (!link) return null
  return { email: link.email, isNew: (await db().user.count({ where: { email: link.email } })) === 0 }
}
