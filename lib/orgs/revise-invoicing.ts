import { operation } from '@/lib/core/operation'
import { changeOrganisation, takesStripeAccounts } from './change-organisation'
import { reachOrganisation } from './reach'
import { reviseInvoicingInput } from './schema'
import { organisationDetailsView } from './view'

/** Saves the form with what stands on an organisation's invoices. Invoices that were issued stay as they are. */
export const reviseInvoicing = operation({
  name: 'organisations.revise_invoicing',
  input: reviseInvoicingInput,
  output: organisationDetailsView,
  raises: ['organisation.not_found'],
  access: (ctx, { organisationId }) => reachOrganisation(ctx, organisationId, 'organisation.manage'),
  run: (ctx, { legalName, address, taxId, stripeAccount }, before) =>
    changeOrganisation(ctx, before, {
      legalName: legalName ?? '',
      address: address ?? '',
      taxId: taxId ?? '',
      ...(takesStripeAccounts() || stripeAccount ? { stripeAccount: stripeAccount || null } : {}),
    }),
})
