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

/** With what stands on its invoices and where its money goes, for those who manage it. */
export const organisationDetailsView = organisationView
  .extend({
    legalName: z.string().meta({ description: 'On invoices; the name when empty' }),
    address: z.string().meta({ description: 'On invoices, several lines' }),
    taxId: z.string(),
    stripeAccount: z.string().nullable().meta({ description: 'Who the money is for, with Stripe Connect' }),
  })
  .meta({ id: 'OrganisationDetails' })

export type OrganisationDetails = z.output<typeof organisationDetailsView>
export type OrganisationView = z.output<typeof organisationView>
