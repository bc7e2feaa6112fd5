'use client'

import clsx from 'clsx'
import { Wifi, WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { DoorStatus } from './offline/door'
import type { RosterCounts } from './offline/roster'

type Props = {
  title: string
  /** "North gate · Cloakroom" */
  place: string
  counts: RosterCounts
  status: DoorStatus
}

/** Where this is, how many are inside, and how the phone stands with the server. */
export function DoorHeader({ title, place, counts, status }: Props) {
  const { inside, expected, capacity } = counts
  const room = capacity ?? expected
  const full = capacity !== null && inside >= capacity
  const nearly = capacity !== null && !full && inside >= capacity * 0.95
  return (
    <header className="flex flex-col gap-2 px-4 pt-[max(0.75rem,env(safe-area-inset-top))] pb-2">
      <div className="min-w-0">
        <h1 className="line-clamp-2 font-semibold text-lg leading-tight">{title}</h1>
        <p className="truncate text-muted text-sm">{place}</p>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <p className="display figures text-title">
          <output aria-label="People inside">
            {inside}
            {room ? ` / ${room}` : ''} inside
          </output>
        </p>
        <Badge status={status} />
      </div>
      {room ? (
        <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
          <div
            className={clsx(
              'h-full origin-left transition-transform',
              full ? 'bg-[#ff6b5e]' : nearly ? 'bg-[#ffb627]' : 'bg-[#2fdb78]',
            )}
            style={{ transform: `scaleX(${Math.min(1, inside / room)})` }}
          />
        </div>
      ) : null}
      {full || nearly ? (
        <p
          role="alert"
          className={clsx(
            'rounded-lg px-4 py-2 font-semibold text-base',
            full ? 'bg-[#a30016] text-white' : 'bg-[#ffb627] text-black',
          )}
        >
          {full
            ? `Full: ${inside} are inside, and the place holds ${capacity}.`
            : `Nearly full: room for ${(capacity ?? 0) - inside} more.`}
        </p>
      ) : null}
    </header>
  )
}

const words: Record<DoorStatus['standing'], string> = {
  connecting: 'Connecting',
  online: 'Online',
  offline: 'No network',
  signed_out: 'Signed out',
  no_access: 'No access',
  ended: 'Ended',
}

function Badge({ status }: { status: DoorStatus }) {
  const { standing, syncedAt, waiting, progress } = status
  const now = useSeconds()
  const online = standing === 'online' || standing === 'connecting'
  const Icon = online ? Wifi : WifiOff
  const parts = [
    words[standing],
    progress ? `sending ${progress.done} of ${progress.total}` : waiting > 0 ? `${waiting} waiting` : null,
    syncedAt && now !== null ? `synced ${ago(now - Date.parse(syncedAt) + (status.clockOffsetMs ?? 0))}` : null,
  ]
  return (
    <p
      role="status"
      aria-live="off" // it ticks: a change of standing is told by the notice below
      className={clsx(
        'figures flex items-center gap-2 rounded-lg px-3 py-1.5 font-semibold text-sm',
        standing === 'online' && waiting === 0
          ? 'bg-sunken text-ink'
          : online
            ? 'bg-[#1d2433] text-white'
            : 'bg-[#ffb627] text-black',
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span>{parts.filter(Boolean).join(' · ')}</span>
    </p>
  )
}

/** "3 s ago", "12 min ago" */
export function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000))
  if (seconds < 90) return `${seconds} s ago`
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min ago` : `${Math.round(seconds / 3_600)} h ago`
}

function useSeconds(): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
