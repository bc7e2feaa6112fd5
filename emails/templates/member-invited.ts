import type { MemberInvitedProps } from '@/lib/notifications/mail-props'
import { noticeTemplate } from '../notice-template'
import { duration, person } from '../words'
import { asker, asRole } from './member-words'

export const memberInvited = noticeTemplate<MemberInvitedProps>({
  subject: ({ organisation }) => `You are invited to work for ${person(organisation)}`,
  title: 'You are invited',
  lead: (props) =>
    `${asker(props)} asks you to work for ${person(props.organisation)} ${asRole(props.role)} The link works once, for ${duration(props.expiresInMinutes)}.`,
  action: ({ url }) => ({ label: 'Look at the invitation', url }),
  aside: () =>
    'You sign in, or sign up, with this address to accept. If you did not expect this, ignore this mail: nothing happens.',
  reason: ({ site }) => `Sent because somebody who runs events with ${site.name} gave this address.`,
})
