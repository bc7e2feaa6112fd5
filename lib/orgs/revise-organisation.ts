import { operation } from '@/lib/core/operation'
import { changeOrganisation } from './change-organisation'
import { reachOrganisation } from './reach'
import { reviseOrganisationInput } from './schema'
import { organisationDetailsView } from './view'

/** Saves the whole form of an organisation: an empty contact address is taken away. */
export const reviseOrganisation = operation({
  name: 'organisations.revise',
  input: reviseOrganisationInput,
  output: organisationDetailsView,
  raises: ['organisation.not_found'],
  access: (ctx, { organisationId }) => reachOrganisation(ctx, organisationId, 'organisation.manage'),
  touches: ({ id }) => ['events', `organisation:${id}`],
  run: (ctx, { name, contactEmail }, before) => changeOrganisation(ctx, before, { name, contactEmail: contactEmail || null }),
})
