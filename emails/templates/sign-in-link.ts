import type { SignInLinkProps } from '@/lib/notifications/mail-props'
import { noticeTemplate } from '../notice-template'
import { duration } from '../words'

export const signInLink = noticeTemplate<SignInLinkProps>({
  subject: ({ site }) => `Sign in to ${site.name}`,
  title: 'Your sign-in link',
  lead: ({ expiresInMinutes }) => `It works once, for ${duration(expiresInMinutes)}.`,
  action: ({ url, site }) => ({ label: `Sign in to ${site.name}`, url }),
  aside: () => 'If you did not ask for it, ignore this mail. Nobody can sign in without the link, so do not pass it on.',
  reason: ({ site }) => `Sent because somebody asked to sign in at ${site.name} with this address.`,
})
