import type { Entry } from './door-state'
import { firstScanText, verdictOf } from './verdict'

/** The answer for those who hear the page: said at once, and again for every scan, even when the words are the same. */
export function Announcement({ entry, timeZone }: { entry: Entry | undefined; timeZone: string }) {
  const said = entry && entry.state !== 'sending' ? entry : undefined
  return (
    <div role="alert" aria-live="assertive" aria-atomic="true" className="sr-only">
      {said ? <p key={said.scan.scanId + said.state}>{sentence(said, timeZone)}</p> : null}
    </div>
  )
}

function sentence(entry: Entry, timeZone: string): string {
  const { word, why, next } = verdictOf(entry)
  const who = entry.ticket ? ` ${entry.ticket.holder.name}, ${entry.ticket.ticketTypeName}.` : ''
  const first = entry.result?.firstScan ? ` ${firstScanText(entry.result.firstScan, timeZone)}.` : ''
  return `${word}.${who}${first} ${why} ${next ?? ''}`.trim()
}
