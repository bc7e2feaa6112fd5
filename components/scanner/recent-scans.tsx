import clsx from 'clsx'
import { Undo2 } from 'lucide-react'
import type { RecentScan } from './offline/recent'
import { doorButton, tones } from './tones'
import { firstScanText, shortTime, wordsOf } from './verdict'

type Props = { scans: readonly RecentScan[]; timeZone: string; onUndo?: (scan: RecentScan) => void }

/** What this phone scanned, newest first, also before a reload. */
export function RecentScans({ scans, timeZone, onUndo }: Props) {
  if (scans.length === 0) {
    return <p className="p-4 text-base text-muted">Nothing scanned on this phone yet. Scans appear here.</p>
  }
  return (
    <ol className="divide-y divide-line">
      {scans.map((scan) => (
        <Row key={scan.scanId} scan={scan} timeZone={timeZone} onUndo={onUndo && (() => onUndo(scan))} />
      ))}
    </ol>
  )
}

function Row({ scan, timeZone, onUndo }: { scan: RecentScan; timeZone: string; onUndo?: () => void }) {
  const { tone, word, why } = wordsOf(scan)
  const { ticket, firstScan, decision, undone, at } = scan
  return (
    <li className="flex min-h-20 items-center gap-3 px-4 py-2">
      <div className="min-w-0 flex-1">
        <p className={clsx('font-semibold text-base', tones[tone].text)}>
          {word} <time className="figures text-muted">{shortTime(at, timeZone)}</time>
        </p>
        <p className={clsx('text-base', ticket && 'truncate')}>{ticket ? `${ticket.holder} · ${ticket.typeName}` : why}</p>
        {firstScan ? <p className="text-muted text-sm">{firstScanText(firstScan, timeZone)}</p> : null}
      </div>
      {onUndo && decision === 'admit' && !undone ? (
        <button
          type="button"
          className={clsx(doorButton, 'ring-2 ring-edge ring-inset')}
          onClick={onUndo}
          aria-label={`Undo the admission of ${ticket?.holder ?? 'this ticket'}`}
        >
          <Undo2 aria-hidden="true" />
          Undo
        </button>
      ) : null}
    </li>
  )
}
