import { changeMemberRole } from '@/lib/orgs/change-member-role'
import { inviteMember } from '@/lib/orgs/invite-member'
import { listMembers } from '@/lib/orgs/list-members'
import { listMyOrganisations } from '@/lib/orgs/list-my-organisations'
import { removeMember } from '@/lib/orgs/remove-member'
import { updateOrganisation } from '@/lib/orgs/update-organisation'
import { type Entry, entry } from '../entry'

const tag = 'Organisations'

export const orgEntries: Entry[] = [
  entry('get', '/me/organisations', listMyOrganisations, { tag, summary: 'Organisations you work for, with your role' }),
  entry('patch', '/organisations/{organisationId}', updateOrganisation, { tag, summary: 'Change name or contact address' }),
  entry('get', '/organisations/{organisationId}/members', listMembers, { tag, summary: 'Who works for it, and who is invited' }),
  entry('post', '/organisations/{organisationId}/members', inviteMember, {
    tag,
    summary: 'Invite somebody by e-mail; who has a confirmed account is a member a moment later',
    status: 201,
  }),
  entry('patch', '/organisations/{organisationId}/members/{membershipId}', changeMemberRole, { tag, summary: 'Change a role' }),
  entry('delete', '/organisations/{organisationId}/members/{membershipId}', removeMember, {
    tag,
    summary: 'Remove a member, withdraw an invitation, or leave',
    status: 204,
  }),
]
