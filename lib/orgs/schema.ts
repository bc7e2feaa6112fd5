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

const manyLines = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? character : ''))
    .trim()

/** What stands on invoices, and where the money goes. */
const invoiceFields = {
  legalName: z.string().overwrite(oneLine).max(120, { error: 'Keep the name to 120 characters.' }).nullish(),
  address: z.string().overwrite(manyLines).max(400, { error: 'Keep the address to 400 characters.' }).nullish(),
  taxId: z.string().overwrite(oneLine).max(40, { error: 'Keep the tax id to 40 characters.' }).nullish(),
  stripeAccount: z
    .string()
    .trim()
    .refine((id) => id === '' || /^acct_\w{6,40}$/.test(id), {
      error: 'Write the id of a Stripe account, like acct_1AbCdEfGhIjK.',
    })
    .nullish(),
}

export const updateOrganisationInput = z.object({
  organisationId: z.string().overwrite(oneLine).max(60),
  name: organisationName.optional(),
  contactEmail: contactEmail.nullish(),
  ...invoiceFields,
})

/** Whole forms: what is not in them is taken away. */
export const reviseOrganisationInput = updateOrganisationInput
  .pick({ organisationId: true, contactEmail: true })
  .extend({ name: organisationName })
export const reviseInvoicingInput = updateOrganisationInput.omit({ name: true, contactEmail: true })

export const listOrganisationsInput = z.object({})
