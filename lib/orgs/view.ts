import { z } from 'zod'
import { roles } from './policy'

export const organisationView = z
  .object({
    id: z.string(),
    name: z.string(),
    slug: z.string(),
    contactEmail: z.string().nullable(),
    role: z.enum(roles).meta({ description: 'The role of the caller in it' }),
  })
  .meta({ id: 'Organisation' })

export type OrganisationView = z.output<typeof organisationView>
