import { ConfirmForm } from '@/components/events/confirm-form'
import { SelectField } from '@/components/forms/select-field'
import type { MemberView } from '@/lib/orgs/member-view'
import { mayStaff, type Role } from '@/lib/orgs/policy'
import type { MemberActions } from './member-list'
import { roleOptions } from './role-words'

type Props = {
  member: MemberView
  organisation: { id: string; name: string; role: Role }
  isOwn: boolean
  actions: MemberActions
}

/** What may be done about one member: another role, an end. Owners are shown to admins without any of it. */
export function MemberActs({ member, organisation, isOwn, actions }: Props) {
  const { id, name, email, role, status } = member
  const who = name ?? email
  const fields = { organisationId: organisation.id, membershipId: id }
  if (!isOwn && !mayStaff(organisation.role, role)) return null
  if (status === 'invited')
    return (
      <ConfirmForm
        trigger={<Named act="Withdraw" who={email} />}
        size="sm"
        title={`Withdraw the invitation of ${email}?`}
        confirm="Withdraw it"
        pending="Withdrawing…"
        action={actions.remove}
        fields={fields}
        danger
      >
        The link in their mail no longer works.
      </ConfirmForm>
    )
  return (
    <span className="flex flex-wrap items-start gap-2">
      {mayStaff(organisation.role, role) ? (
        <ConfirmForm
          trigger={<Named act="Change role" who={who} />}
          size="sm"
          title={`The role of ${who}`}
          confirm="Change role"
          pending="Changing…"
          action={actions.change}
          fields={fields}
          inputs={<SelectField name="role" label="Role" options={roleOptions(organisation.role)} defaultValue={role} required />}
        >
          It counts from their next step on.
        </ConfirmForm>
      ) : null}
      <ConfirmForm
        trigger={<Named act={isOwn ? 'Leave' : 'Remove'} who={isOwn ? organisation.name : who} />}
        size="sm"
        title={isOwn ? `Leave ${organisation.name}?` : `Remove ${who}?`}
        confirm={isOwn ? 'Leave' : 'Remove'}
        pending={isOwn ? 'Leaving…' : 'Removing…'}
        action={isOwn ? actions.leave : actions.remove}
        fields={fields}
        danger
      >
        {isOwn ? 'You no longer get to its events.' : `${who} no longer gets to the events of ${organisation.name}.`} What was
        done stays recorded.
      </ConfirmForm>
    </span>
  )
}

/** A button's word, with whom it is about for those who do not see the row. */
function Named({ act, who }: { act: string; who: string }) {
  return (
    <>
      {act}
      <span className="sr-only"> {who}</span>
    </>
  )
}
