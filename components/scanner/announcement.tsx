import type { Shown } from './use-scanning'
import { firstScanText, wordsOf } from './verdict'

/** The answer for those who hear the page: said at once, and again for every scan, even when the words are the same. */
export function Announcement({ shown, timeZone }: { shown: Shown | null; timeZone: string }) {
  return (
    <div role="alert" aria-live="assertive" aria-atomic="true" className="sr-only">
      {shown && shown.kind !== 'checking' ? <p key={shown.id}>{sentence(shown, timeZone)}</p> : null}
    </div>
  )
}

function sentence(shown: Exclude<Shown, { kind: 'checking' }>, timeZone: string): string {
  if (shown.kind === 'problem') return `${shown.word}. ${shown.why}`
  if (shown.kind === 'group') return `${shown.admitted} of ${shown.of} admitted.`
  const { ticket, firstScan } = shown.verdict
  const who = ticket ? ` ${ticket.holder}, ${ticket.typeName}. ${ticket.note}` : ''
  if (shown.kind === 'preview') return `Ready to admit.${who}`
  const { word, why, next } = wordsOf(shown.verdict)
  const first = firstScan ? ` ${firstScanText(firstScan, timeZone)}.` : ''
  return `${word}.${who}${first} ${why} ${next ?? ''}`.trim()
}
