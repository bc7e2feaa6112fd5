import { z } from 'zod'

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\s]+/gu, ' ').trim()

export const organisationName = z
  .string({ error: 'Name the organisation.' })
  .overwrite(oneLine)
  .min(1, { error: 'Name the organisation.' })
  .max(80, { error: 'Keep the name to 80 characters.' })

export const contactEmail = z
  .string()
  .trim()
  .toLowerCase()
  .refine((address) => address === '' || z.email().max(200).safeParse(address).success, {
    error: 'Write an e-mail address, like hello@example.org.',
  })
  .meta({ description: 'Where attendees write to; shown on event pages' })

export const updateOrganisationInput = z.object({
  organisationId: z.string().overwrite(oneLine).max(60),
  name: organisationName.optional(),
  contactEmail: contactEmail.nullish(),
})

/** A whole form: what is not in it is taken away. */
export const reviseOrganisationInput = updateOrganisationInput.extend({ name: organisationName })

export const listOrganisationsInput = z.object({})
