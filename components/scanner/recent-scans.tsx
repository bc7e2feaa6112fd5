'use client'

import clsx from 'clsx'
import { Undo2 } from 'lucide-react'
import type { Entry } from './door-state'
import { doorButton, tones } from './tones'
import { firstScanText, shortTime, verdictOf } from './verdict'

/** What this device scanned since the page was opened, newest first, and what an earlier visit left unsent. */
export function RecentScans({
  entries,
  timeZone,
  onUndo,
}: {
  entries: Entry[]
  timeZone: string
  onUndo?: (scanId: string) => void
}) {
  if (entries.length === 0) {
    return <p className="p-4 text-base text-muted">Nothing scanned on this device yet. Scans appear here.</p>
  }
  return (
    <ol className="divide-y divide-line">
      {entries.map((entry) => (
        <Row key={entry.scan.scanId} entry={entry} timeZone={timeZone} onUndo={onUndo && (() => onUndo(entry.scan.scanId))} />
      ))}
    </ol>
  )
}

function Row({ entry, timeZone, onUndo }: { entry: Entry; timeZone: string; onUndo?: () => void }) {
  const { tone, word, why } = verdictOf(entry)
  const { state, ticket, result, scan, problem } = entry
  return (
    <li className="flex min-h-20 items-center gap-3 px-4 py-2" data-state={state}>
      <div className="min-w-0 flex-1">
        <p className={clsx('font-semibold text-base', tones[tone].text)}>
          {word} <time className="figures text-muted">{shortTime(scan.at, timeZone)}</time>
        </p>
        <p className={clsx('text-base', ticket && 'truncate')}>
          {ticket ? `${ticket.holder.name} · ${ticket.ticketTypeName}` : why}
        </p>
        {result?.firstScan ? <p className="text-muted text-sm">{firstScanText(result.firstScan, timeZone)}</p> : null}
        {problem ? <p className="text-sm">{problem}</p> : null}
      </div>
      {onUndo && (state === 'admitted' || state === 'undoing') ? (
        <button
          type="button"
          className={clsx(doorButton, 'ring-2 ring-edge ring-inset')}
          disabled={state === 'undoing'}
          onClick={onUndo}
          aria-label={`Undo the admission of ${ticket?.holder.name ?? 'this ticket'}`}
        >
          <Undo2 aria-hidden="true" />
          Undo
        </button>
      ) : null}
    </li>
  )
}
