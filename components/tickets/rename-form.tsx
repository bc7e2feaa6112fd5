import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { TextField } from '@/components/forms/text-field'
import { buttonClass } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { renameHolderInput } from '@/lib/tickets/holder-schema'
import type { HeldTicket } from '@/lib/tickets/holder-view'

/** Puts another name on a ticket; the code stays the same. Opens without scripts. */
export function RenameForm({ ticket, action }: { ticket: HeldTicket; action: Action }) {
  return (
    <details>
      <summary className={buttonClass({ variant: 'quiet' })}>Change the name</summary>
      <Form
        action={action}
        schema={renameHolderInput}
        defaultValue={{ holder: { name: ticket.holderName } }}
        className="mt-4 max-w-sm"
        labels={{ 'holder.name': 'Name on the ticket' }}
      >
        <HiddenField name="id" value={ticket.id} />
        <HiddenField name="token" value={ticket.linkToken} />
        <TextField name="holder.name" label="Name on the ticket" autoComplete="off" missing="Enter a name." />
        <SubmitButton pending="Saving…" className="self-start">
          Save the name
        </SubmitButton>
      </Form>
    </details>
  )
}
