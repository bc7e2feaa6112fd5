import type { MemberInvitedProps } from '@/lib/notifications/mail-props'
import { person } from '../words'

const roles: Record<MemberInvitedProps['role'], string> = {
  owner: 'as an owner: you decide everything.',
  admin: 'as an admin: you run its events and its people.',
  manager: 'as a manager: you run its events.',
  finance: 'in finance: you see what is sold.',
  door: 'at the door: you scan tickets.',
}

/** The end of a sentence about who works for an organisation. */
export const asRole = (role: MemberInvitedProps['role']) => roles[role]

export const asker = ({ invitedBy, site }: Pick<MemberInvitedProps, 'invitedBy' | 'site'>) =>
  invitedBy ? person(invitedBy) : `Somebody at ${site.name}`
