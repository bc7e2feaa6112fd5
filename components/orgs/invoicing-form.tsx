import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import type { OrganisationDetails } from '@/lib/orgs/view'

const labels = { legalName: 'Legal name', address: 'Postal address', taxId: 'Tax id', stripeAccount: 'Stripe account' }

/** What stands on an organisation's invoices and, with Stripe Connect, where its money goes. */
export function InvoicingForm({
  organisation,
  action,
  stripe,
}: {
  organisation: OrganisationDetails
  action: Action
  /** whether this installation takes accounts of organisations */
  stripe: boolean
}) {
  const { id, legalName, address, taxId, stripeAccount } = organisation
  return (
    <section aria-labelledby="invoicing" className="mt-10 flex max-w-xl flex-col gap-4">
      <h2 id="invoicing" className="display text-title">
        Invoices
      </h2>
      <Card>
        <Form
          action={action}
          labels={labels}
          id={`invoicing-${id}`}
          defaultValue={{ legalName, address, taxId, stripeAccount: stripeAccount ?? '' }}
        >
          <input type="hidden" name="organisationId" value={id} />
          <TextField
            name="legalName"
            label="Legal name"
            maxLength={120}
            required={false}
            hint="Empty: the name above. Invoices that were issued stay as they are."
          />
          <TextareaField name="address" label="Postal address" rows={3} maxLength={400} required={false} />
          <TextField name="taxId" label="Tax id" maxLength={40} required={false} hint="As your tax office writes it." />
          {stripe ? (
            <TextField
              name="stripeAccount"
              label="Stripe account"
              placeholder="acct_…"
              maxLength={50}
              required={false}
              spellCheck={false}
              hint="Payments through Stripe go to it. Empty: to the account of this installation."
            />
          ) : null}
          <SubmitButton pending="Saving…">Save invoice details</SubmitButton>
        </Form>
      </Card>
    </section>
  )
}
