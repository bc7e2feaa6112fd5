import Link from 'next/link'
import { ConfirmForm } from '@/components/events/confirm-form'
import type { Action } from '@/components/forms/form-body'
import { StateChip, type Tone } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { Qr } from '@/components/ui/qr'
import { Time } from '@/components/ui/time'
import type { DoorLinkView } from '@/lib/checkin/door-link-view'
import { rightWords } from './rights'

const states: Record<DoorLinkView['state'], { label: string; tone: Tone }> = {
  live: { label: 'Works', tone: 'good' },
  locked: { label: 'Locked: wrong PINs', tone: 'warn' },
  expired: { label: 'Over', tone: 'neutral' },
  revoked: { label: 'Revoked', tone: 'neutral' },
}

type Props = {
  links: readonly DoorLinkView[]
  types: readonly { id: string; name: string }[]
  zone: string
  revoke: Action
}

/** The door links that work, each with its QR to scan from the screen; below them, by name, those that ended. */
export function DoorLinkList({ links, types, zone, revoke }: Props) {
  const ended = links.filter(({ url }) => url === null)
  return (
    <>
      <ul className="grid gap-4 lg:grid-cols-2">
        {links
          .filter(({ url }) => url !== null)
          .map((link) => (
            <li key={link.id} className="rounded-lg bg-surface p-5 ring-1 ring-line ring-inset">
              <DoorLink link={link} types={types} zone={zone} revoke={revoke} />
            </li>
          ))}
      </ul>
      {ended.length > 0 ? (
        <details className="mt-4 text-sm">
          <summary className="font-semibold">
            {ended.length === 1 ? '1 door link that ended' : `${ended.length} door links that ended`}
          </summary>
          <ul className="mt-2 flex flex-col gap-1 text-muted">
            {ended.map(({ id, name, state, revokedAt, expiresAt }) => (
              <li key={id}>
                {name}: {states[state].label.toLowerCase()} <Time instant={revokedAt ?? expiresAt} zone={zone} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function DoorLink({ link, types, zone, revoke }: { link: DoorLinkView } & Omit<Props, 'links'>) {
  const { id, eventId, name, gate, listName, ticketTypeIds, rights, hasPin, state, expiresAt, url, devices } = link
  const names = ticketTypeIds.map((typeId) => types.find((type) => type.id === typeId)?.name ?? 'a deleted type')
  const facts = [gate || 'No gate named', listName ?? 'The entrance', names.length > 0 ? names.join(', ') : 'Every ticket']
  return (
    <div className="flex flex-wrap gap-5">
      <div className="w-36 shrink-0">{url ? <Qr text={url} label={`The door link ${name}, to scan with a phone`} /> : null}</div>
      <div className="flex min-w-48 flex-1 flex-col items-start gap-2 text-sm">
        <h3 className="display text-lg [overflow-wrap:anywhere]">{name}</h3>
        <StateChip tone={states[state].tone} open={state === 'live'}>
          {states[state].label}
        </StateChip>
        <p>{facts.join(' · ')}</p>
        <p className="text-muted">
          {rights.map((right) => rightWords[right].label).join(', ')}
          {hasPin ? '. Asks for a PIN.' : '.'}
        </p>
        <p className="text-muted">
          Until <Time instant={expiresAt} zone={zone} /> · {devices === 1 ? '1 phone' : `${devices} phones`}
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          {url ? <CopyButton text={url}>Copy link</CopyButton> : null}
          <Link
            href={`/console/events/${eventId}/check-in/doors?edit=${id}#change`}
            className="px-2 font-semibold underline underline-offset-4"
          >
            Change<span className="sr-only"> {name}</span>
          </Link>
          <ConfirmForm
            trigger="Revoke"
            size="sm"
            title={`Revoke ${name}?`}
            confirm="Revoke door link"
            pending="Revoking…"
            action={revoke}
            fields={{ eventId, doorLinkId: id }}
            danger
          >
            {devices === 0
              ? 'Nobody uses it.'
              : `${devices === 1 ? 'The phone' : `The ${devices} phones`} that came in by it ${devices === 1 ? 'stops' : 'stop'} at the next contact and ${devices === 1 ? 'wipes its' : 'wipe their'} guest list.`}{' '}
            Scans not sent yet can still be saved to a file on the phone.
          </ConfirmForm>
        </div>
      </div>
    </div>
  )
}
