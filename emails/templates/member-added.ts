import type { MemberAddedProps } from '@/lib/notifications/mail-props'
import { noticeTemplate } from '../notice-template'
import { person } from '../words'
import { asker, asRole } from './member-words'

export const memberAdded = noticeTemplate<MemberAddedProps>({
  subject: ({ organisation }) => `You now work for ${person(organisation)}`,
  title: 'Welcome behind the scenes',
  lead: (props) => `${asker(props)} made you a member of ${person(props.organisation)} ${asRole(props.role)}`,
  action: ({ url }) => ({ label: 'Open the console', url }),
  aside: ({ leaveUrl }) => `If you did not expect this, or do not want it, you can leave at any time: ${leaveUrl}`,
  reason: ({ site }) => `Sent because somebody who runs events with ${site.name} gave this address.`,
})
