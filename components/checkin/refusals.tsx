import type { DoorReport } from '@/lib/checkin/read-door-report'
import { outcomeWords } from './scan-outcome'

/** Whom the door turned away, by why. */
export function Refusals({ refused }: { refused: DoorReport['refused'] }) {
  const all = refused.reduce((sum, { scans }) => sum + scans, 0)
  return (
    <section aria-labelledby="refusals">
      <h2 id="refusals" className="display text-lg">
        Refused
      </h2>
      {all === 0 ? (
        <p className="mt-1 text-muted text-sm">Nobody was refused.</p>
      ) : (
        <ul className="mt-2 flex flex-col gap-2">
          {refused.map(({ reason, scans }) => (
            <li key={reason} className="grid grid-cols-[8rem_minmax(0,1fr)_3rem] items-center gap-3 text-sm">
              <span>{outcomeWords[reason]}</span>
              <span aria-hidden="true" className="h-2 rounded-full bg-sunken">
                <span className="block h-full rounded-full bg-edge" style={{ width: `${(100 * scans) / all}%` }} />
              </span>
              <span className="figures text-end">{scans.toLocaleString('en')}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
