import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/tx'
import { LinkSpent } from './errors'
import { hashToken, linkToken } from './link-token'

export type LinkPurpose = 'verify_email' | 'sign_in' | 'reset_password'

/** Minutes a link of each purpose is good for. */
export const linkLife: Record<LinkPurpose, number> = { verify_email: 24 * 60, sign_in: 20, reset_password: 60 }

type Link = { email: string; next: string | null }

/**
 * Notes that somebody asked for a link; the mail follows from the activity. Nothing is looked up here, so an address
 * that nobody has takes as long as any other, and the activity names no person.
 */
export async function requestLink(
  tx: Tx,
  ctx: Context,
  { purpose, email, next }: { purpose: LinkPurpose; email: string; next?: string },
) {
  const id = newId('lnk')
  await tx.$executeRaw`
    INSERT INTO link_tokens (id, hash, purpose, email, next, expires_at)
    VALUES (${id}, ${hashToken(linkToken(id))}, ${purpose}, ${email}, ${next ?? null},
            now() + make_interval(mins => ${linkLife[purpose]}))`
  await recordActivity(tx, ctx, 'auth.link_requested', { data: { linkId: id } })
}

/** What a link is for, without using it up: mail scanners open links too. Null when it is no good any more. */
export async function peekLink(purpose: LinkPurpose, token: string): Promise<Link | null> {
  const rows = await db().$queryRaw<Link[]>`
    SELECT email, next FROM link_tokens
    WHERE hash = ${hashToken(token)} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > now()`
  return rows[0] ?? null
}

/**
 * Uses a link up, and with it every other one of its purpose to that address. Of any number of uses at once one wins.
 * @throws LinkSpent
 */
export async function spendLink(tx: Tx, purpose: LinkPurpose, token: string): Promise<Link> {
  const rows = await tx.$queryRaw<Link[]>`
    UPDATE link_tokens SET used_at = now()
    WHERE hash = ${hashToken(token)} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > now()
    RETURNING email, next`
  const link = rows[0]
  if (!link) throw new LinkSpent()
  await tx.$executeRaw`
    UPDATE link_tokens SET used_at = now() WHERE email = ${link.email} AND purpose = ${purpose} AND used_at IS NULL`
  return link
}
