import { operation } from '@/lib/core/operation'
import { changeOrganisation } from './change-organisation'
import { reachOrganisation } from './reach'
import { updateOrganisationInput } from './schema'
import { organisationDetailsView } from './view'

/** Changes an organisation: what the input names. Its address on this site stays. */
export const updateOrganisation = operation({
  name: 'organisations.update',
  input: updateOrganisationInput,
  output: organisationDetailsView,
  raises: ['organisation.not_found'],
  access: (ctx, { organisationId }) => reachOrganisation(ctx, organisationId, 'organisation.manage'),
  touches: ({ id }) => ['events', `organisation:${id}`],
  run: (ctx, { organisationId: _, name, contactEmail, legalName, address, taxId, stripeAccount }, before) =>
    changeOrganisation(ctx, before, {
      name,
      contactEmail: contactEmail === undefined ? undefined : contactEmail || null,
      legalName: legalName ?? (legalName === null ? '' : undefined),
      address: address ?? (address === null ? '' : undefined),
      taxId: taxId ?? (taxId === null ? '' : undefined),
      stripeAccount: stripeAccount === undefined ? undefined : stripeAccount || null,
    }),
})
