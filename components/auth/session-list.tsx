import { Laptop, Smartphone, SquareTerminal } from 'lucide-react'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { Badge } from '@/components/ui/badge'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'

type SessionItem = {
  id: string
  current: boolean
  kind: 'browser' | 'token'
  /** "Firefox on Windows" */
  device: string
  ip: string | null
  /** ISO 8601 */
  createdAt: string
  lastSeenAt: string
}

function Picture({ kind, device }: Pick<SessionItem, 'kind' | 'device'>) {
  const Icon = kind === 'token' ? SquareTerminal : /iPhone|Android/.test(device) ? Smartphone : Laptop
  return <Icon aria-hidden="true" className="size-6 shrink-0 text-muted" />
}

/** Where somebody is signed in, each with a button that ends it. */
export function SessionList({ sessions, end }: { sessions: readonly SessionItem[]; end: Action }) {
  return (
    <ul className="flex flex-col border-line border-y">
      {sessions.map(({ id, current, kind, device, ip, createdAt, lastSeenAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 border-line border-b py-4 last:border-b-0">
          <Picture kind={kind} device={device} />
          <div className="min-w-0 flex-1 basis-60">
            <p className="flex flex-wrap items-center gap-2 font-semibold">
              {device}
              {current ? <Badge tone="good">This one</Badge> : null}
              {kind === 'token' ? <Badge>Program</Badge> : null}
            </p>
            <p className="figures mt-0.5 text-muted text-sm">
              Last seen <Time instant={lastSeenAt} zone="UTC" />
              {ip ? ` from ${ip}` : ''}. Since <Time instant={createdAt} zone="UTC" show="date" />.
            </p>
          </div>
          {current ? null : (
            <Form action={end} id={`end-${id}`}>
              <HiddenField name="sessionId" value={id} />
              <SubmitButton variant="quiet" size="sm" pending="Signing out…" aria-label={`Sign out ${device}`}>
                Sign out
              </SubmitButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
