import { z } from 'zod'
import { emailField } from '@/lib/auth/schema'
import { roles } from './policy'

const id = z.string().max(60)
const role = z.enum(roles, { error: 'Choose a role.' })
const token = z
  .string({ error: 'The token is missing.' })
  .min(1, 'The token is missing.')
  .max(500, 'This is not a token of ours.')

export const listMembersInput = z.object({ organisationId: id })
export const inviteMemberInput = z.object({ organisationId: id, email: emailField.max(200), role })
export const changeMemberRoleInput = z.object({ organisationId: id, membershipId: id, role })
export const removeMemberInput = z.object({ organisationId: id, membershipId: id })
export const acceptInvitationInput = z.object({ token })
