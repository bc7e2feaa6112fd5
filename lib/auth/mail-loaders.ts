import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import type { LoadContent } from '@/lib/email/send-delivery'
import { type LinkPurpose, linkLife } from './link'
import { linkToken } from './link-token'

const site = () => ({ name: 'Foyer', url: env().publicUrl })

/** The page each kind of link opens. */
const pages: Record<LinkPurpose, string> = {
  verify_email: '/verify-email',
  sign_in: '/sign-in/link',
  reset_password: '/reset-password',
}

/** A mail that carries a link. Its secret is made here, on the way out. A link that is no good by now is not sent. */
const linkMail: LoadContent = async ({ props }) => {
  const { linkId } = props as { linkId: string }
  const link = await db().linkToken.findUnique({ where: { id: linkId } })
  if (!link || link.usedAt || link.expiresAt < new Date()) return null
  const purpose = link.purpose as LinkPurpose
  const url = `${env().publicUrl}${pages[purpose]}?token=${linkToken(linkId)}`
  return { props: { site: site(), url, expiresInMinutes: linkLife[purpose] } }
}

const passwordChanged: LoadContent = async ({ props }) => {
  const { changedAt } = props as { changedAt: string }
  return { props: { site: site(), changedAt, timeZone: 'UTC', resetUrl: `${env().publicUrl}/forgot-password` } }
}

/** What the mails about signing in are made of, by template. */
export const authMailLoaders: Record<string, LoadContent> = {
  'verify-email': linkMail,
  'sign-in-link': linkMail,
  'reset-password': linkMail,
  'password-changed': passwordChanged,
}
