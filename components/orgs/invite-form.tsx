import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { OnceOnly } from '@/components/orders/once-only'
import { SubmitButton } from '@/components/ui/submit-button'
import { inviteMemberInput } from '@/lib/orgs/member-schema'
import type { Role } from '@/lib/orgs/policy'
import { roleOptions } from './role-words'

/** Asks somebody by e-mail to work for the organisation. @param own the role of who asks */
export function InviteForm({ organisationId, own, action }: { organisationId: string; own: Role; action: Action }) {
  return (
    <Form
      action={action}
      schema={inviteMemberInput}
      id="invite"
      defaultValue={{ role: 'door' }}
      labels={{ email: 'E-mail address', role: 'Role' }}
      className="grid gap-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] md:items-end"
    >
      <HiddenField name="organisationId" value={organisationId} />
      <OnceOnly idempotencyKey={crypto.randomUUID()} />
      <TextField name="email" type="email" label="E-mail address" required missing="Write their e-mail address." />
      <SelectField name="role" label="Role" options={roleOptions(own)} required />
      <SubmitButton pending="Inviting…">Invite</SubmitButton>
    </Form>
  )
}
