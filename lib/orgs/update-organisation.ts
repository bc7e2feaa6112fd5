import { recordActivity } from '@/lib/activity/record'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachOrganisation } from './reach'
import { updateOrganisationInput } from './schema'
import { organisationView } from './view'

/** Changes what the public reads of an organisation. Its address stays. */
export const updateOrganisation = operation({
  name: 'organisations.update',
  input: updateOrganisationInput,
  output: organisationView,
  raises: ['organisation.not_found'],
  access: (ctx, { organisationId }) => reachOrganisation(ctx, organisationId, 'organisation.manage'),
  touches: ({ id }) => ['events', `organisation:${id}`],
  run: async (ctx, { name, contactEmail }, { id, role, ...before }) => {
    const wished = {
      name: name ?? before.name,
      contactEmail: contactEmail === undefined ? before.contactEmail : contactEmail || null,
    }
    if (wished.name === before.name && wished.contactEmail === before.contactEmail) return { id, role, ...before }
    return inTransaction(async (tx) => {
      const select = { id: true, name: true, slug: true, contactEmail: true } as const
      const organisation = await tx.organisation.update({ where: { id }, data: wished, select })
      const changed = (['name', 'contactEmail'] as const).filter((field) => wished[field] !== before[field])
      await recordActivity(tx, ctx, 'organisation.updated', { organisationId: id, data: { changed } })
      return { ...organisation, role }
    })
  },
})
