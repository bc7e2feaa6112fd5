import { z } from 'zod'
import { roles } from './policy'

const role = z.enum(roles)

export const memberView = z
  .object({
    id: z.string().meta({ description: 'mem_… of a member, ivt_… of an invitation' }),
    status: z.enum(['member', 'invited']),
    name: z.string().nullable().meta({ description: 'null for who is only invited' }),
    email: z.string(),
    role,
    since: z.iso.datetime().meta({ description: 'Joined, or invited' }),
    expiresAt: z.iso.datetime().nullable().meta({ description: 'When the invitation lapses' }),
  })
  .meta({ id: 'Member' })

export type MemberView = z.output<typeof memberView>

/** The same whether the address has an account or not. */
export const invitedView = z
  .object({ id: z.string(), organisationId: z.string(), status: z.literal('invited'), email: z.string(), role })
  .meta({ id: 'Invitation' })
