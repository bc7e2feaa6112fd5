import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { type LinkPurpose, linkLife } from './link'
import { linkToken } from './link-token'

type Site = { name: string; url: string }

/** A mail about signing in. Its props hold the link's secret: they are rendered and forgotten, never stored. */
export type AuthMail = { to: { name?: string; address: string } } & (
  | { template: 'verify-email' | 'sign-in-link' | 'reset-password'; props: { site: Site; url: string; expiresInMinutes: number } }
  | { template: 'password-changed'; props: { site: Site; changedAt: string; timeZone: string; resetUrl: string } }
)

const site = (): Site => ({ name: 'Foyer', url: env().publicUrl })

const kinds = {
  verify_email: { template: 'verify-email', path: '/verify-email' },
  sign_in: { template: 'sign-in-link', path: '/sign-in/link' },
  reset_password: { template: 'reset-password', path: '/reset-password' },
} as const satisfies Record<LinkPurpose, { template: AuthMail['template']; path: string }>

/** The mail that carries a link, or null when there is nobody to send it to or the link is no good any more. */
export async function linkMail(linkId: string): Promise<AuthMail | null> {
  const link = await db().linkToken.findUnique({ where: { id: linkId } })
  if (!link || link.usedAt || link.expiresAt < new Date()) return null
  const purpose = link.purpose as LinkPurpose
  const user = await db().user.findUnique({ where: { email: link.email }, select: { name: true } })
  if (!user && purpose !== 'sign_in') return null
  const { template, path } = kinds[purpose]
  const url = `${env().publicUrl}${path}?token=${linkToken(linkId)}`
  return {
    template,
    to: { name: user?.name, address: link.email },
    props: { site: site(), url, expiresInMinutes: linkLife[purpose] },
  }
}

/** Tells the owner of an account that its password is another now; null when the account is gone. */
export async function passwordChangedMail(userId: string, changedAt: string): Promise<AuthMail | null> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { name: true, email: true } })
  if (!user) return null
  return {
    template: 'password-changed',
    to: { name: user.name, address: user.email },
    props: { site: site(), changedAt, timeZone: 'UTC', resetUrl: `${env().publicUrl}/forgot-password` },
  }
}
