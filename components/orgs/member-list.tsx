import type { Action } from '@/components/forms/form-body'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { MemberView } from '@/lib/orgs/member-view'
import type { Role } from '@/lib/orgs/policy'
import { MemberActs } from './member-acts'
import { roleNames } from './role-words'

export type MemberActions = { change: Action; remove: Action; leave: Action }

type Props = {
  organisation: { id: string; name: string; role: Role }
  members: readonly MemberView[]
  /** the address of who looks */
  own: string
  actions: MemberActions
}

/** Who works for an organisation and who is invited, each with what may be done about it. */
export function MemberList({ organisation, members, own, actions }: Props) {
  return (
    <ul aria-label="Members" className="flex flex-col rounded-lg bg-surface px-4 ring-1 ring-line">
      {members.map((member) => (
        <li key={member.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 border-line border-b py-3 last:border-b-0">
          <div className="min-w-0 flex-1 basis-60">
            <p className="flex flex-wrap items-center gap-2 font-semibold">
              <span className="[overflow-wrap:anywhere]">{member.name ?? member.email}</span>
              <Badge>{roleNames[member.role]}</Badge>
              {member.email === own ? <Badge tone="good">You</Badge> : null}
              {member.status === 'invited' ? <Badge tone="warn">Invited</Badge> : null}
            </p>
            <p className="text-muted text-sm [overflow-wrap:anywhere]">
              {member.name ? `${member.email}, ` : null}
              {member.expiresAt ? (
                <>
                  can accept until <Time instant={member.expiresAt} zone="UTC" show="date" />
                </>
              ) : (
                <>
                  since <Time instant={member.since} zone="UTC" show="date" />
                </>
              )}
            </p>
          </div>
          <MemberActs member={member} organisation={organisation} isOwn={member.email === own} actions={actions} />
        </li>
      ))}
    </ul>
  )
}
