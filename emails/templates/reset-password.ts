import type { ResetPasswordProps } from '@/lib/notifications/mail-props'
import { noticeTemplate } from '../notice-template'
import { duration } from '../words'

export const resetPassword = noticeTemplate<ResetPasswordProps>({
  subject: ({ site }) => `Choose a new password for ${site.name}`,
  title: 'Choose a new password',
  lead: ({ expiresInMinutes }) =>
    `The link works once, for ${duration(expiresInMinutes)}. Until you use it, your old password stays.`,
  action: ({ url }) => ({ label: 'Choose a new password', url }),
  aside: () => 'If you did not ask for this, ignore this mail: nothing has changed.',
  reason: ({ site }) => `Sent because somebody asked for a new password at ${site.name} with this address.`,
})
