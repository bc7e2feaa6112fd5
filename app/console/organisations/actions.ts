'use server'

import { action } from '@/lib/api/action'
import { acceptInvitation } from '@/lib/orgs/accept-invitation'
import { changeMemberRole } from '@/lib/orgs/change-member-role'
import { inviteMember } from '@/lib/orgs/invite-member'
import { removeMember } from '@/lib/orgs/remove-member'

const membersPage = (organisationId: string, said: string) => `/console/organisations/${organisationId}?said=${said}`

export const invite = action(inviteMember, { redirectTo: ({ organisationId }) => membersPage(organisationId, 'invited') })
export const changeRole = action(changeMemberRole, {
  redirectTo: (_, { organisationId }) => membersPage(organisationId, 'role-changed'),
})
export const removeFrom = action(removeMember, {
  redirectTo: (_, { organisationId }) => membersPage(organisationId, 'member-removed'),
})
export const leave = action(removeMember, { redirectTo: () => '/console' })
export const accept = action(acceptInvitation, { redirectTo: () => '/console' })
