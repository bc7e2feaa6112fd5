import type { VerifyEmailProps } from '@/lib/notifications/mail-props'
import { noticeTemplate } from '../notice-template'
import { duration } from '../words'

export const verifyEmail = noticeTemplate<VerifyEmailProps>({
  subject: ({ site }) => `Confirm your address for ${site.name}`,
  title: 'Confirm your address',
  lead: ({ expiresInMinutes }) => `One click and your account is ready. The link works once, for ${duration(expiresInMinutes)}.`,
  action: ({ url }) => ({ label: 'Confirm address', url }),
  aside: () => 'If you did not ask for an account, ignore this mail: without the click nothing happens.',
  reason: ({ site }) => `Sent because this address was used to sign up at ${site.name}.`,
})
