import { operation } from '@/lib/core/operation'
import { changeOrganisation } from './change-organisation'
import { reachOrganisation } from './reach'
import { updateOrganisationInput } from './schema'
import { organisationView } from './view'

/** Changes what the public reads of an organisation: what the input names. Its address stays. */
export const updateOrganisation = operation({
  name: 'organisations.update',
  input: updateOrganisationInput,
  output: organisationView,
  raises: ['organisation.not_found'],
  access: (ctx, { organisationId }) => reachOrganisation(ctx, organisationId, 'organisation.manage'),
  touches: ({ id }) => ['events', `organisation:${id}`],
  run: (ctx, { name, contactEmail }, before) =>
    changeOrganisation(ctx, before, {
      name: name ?? before.name,
      contactEmail: contactEmail === undefined ? before.contactEmail : contactEmail || null,
    }),
})
