import type { PasswordChangedProps } from '@/lib/notifications/mail-props'
import { noticeTemplate } from '../notice-template'
import { moment } from '../when'

export const passwordChanged = noticeTemplate<PasswordChangedProps>({
  subject: ({ site }) => `Your ${site.name} password was changed`,
  title: 'Your password was changed',
  lead: ({ changedAt, timeZone }) => `On ${moment(changedAt, timeZone)}. If that was you, there is nothing to do.`,
  action: ({ resetUrl }) => ({ label: 'Choose a new password', url: resetUrl }),
  aside: () => 'If it was not you, choose a new password now: that signs out every device, whoever holds it.',
  reason: ({ site }) => `Sent because the password of your account at ${site.name} changed.`,
})
