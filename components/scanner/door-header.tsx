import clsx from 'clsx'
import { Wifi, WifiOff } from 'lucide-react'
import type { Counts, Standing } from './door-api'

type Props = {
  title: string
  venueName: string | null
  startsAt: string
  counts: Counts
  standing: Standing
  waiting: number
  gate: string
  onGate: () => void
}

/** Where this is, how many are inside, and whether the server can be reached. */
export function DoorHeader({ title, venueName, startsAt, counts, standing, waiting, gate, onGate }: Props) {
  const { inside, expected } = counts
  return (
    <header className="flex flex-col gap-2 px-4 pt-[max(0.75rem,env(safe-area-inset-top))] pb-2">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h1 className="line-clamp-2 font-semibold text-lg leading-tight">{title}</h1>
          <p className="truncate text-muted text-sm">{[startsAt, venueName].filter(Boolean).join(' · ')}</p>
        </div>
        <Badge standing={standing} waiting={waiting} />
      </div>
      <div className="flex items-center justify-between gap-3">
        <p className="display figures text-title">
          <output aria-label="People inside">
            {inside}
            {expected ? ` / ${expected}` : ''} inside
          </output>
        </p>
        {gate ? (
          <button
            type="button"
            onClick={onGate}
            className="min-h-16 min-w-0 truncate rounded-lg px-4 font-semibold text-base underline underline-offset-4"
          >
            <span className="sr-only">Change gate: </span>
            {gate}
          </button>
        ) : null}
      </div>
      {expected ? (
        <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
          <div
            className="h-full origin-left bg-[#2fdb78] transition-transform"
            style={{ transform: `scaleX(${Math.min(1, inside / expected)})` }}
          />
        </div>
      ) : null}
    </header>
  )
}

const words: Record<Standing, string> = {
  online: 'Online',
  offline: 'No network',
  signed_out: 'Signed out',
  no_access: 'No access',
}

function Badge({ standing, waiting }: { standing: Standing; waiting: number }) {
  const online = standing === 'online'
  const Icon = online ? Wifi : WifiOff
  return (
    <p
      role="status"
      className={clsx(
        'flex shrink-0 items-center gap-2 rounded-full px-3 py-1.5 font-semibold text-sm',
        online && waiting === 0 ? 'bg-sunken text-ink' : 'bg-[#ffb627] text-black',
      )}
    >
      <Icon aria-hidden="true" className="size-4" />
      {words[standing]}
      {waiting > 0 ? ` · ${waiting} waiting` : ''}
    </p>
  )
}
