import type { z } from 'zod'
import { Alert } from '@/components/ui/alert'
import { Time } from '@/components/ui/time'
import type { conflictsView } from '@/lib/checkin/view'
import { outcomeWords } from './scan-outcome'

type Conflicts = z.output<typeof conflictsView>

const kinds = (kind: Conflicts['items'][number]['kind']) => (kind === 'double' ? 'Let in more than once' : outcomeWords[kind])

/** Tickets whose admissions do not fit together, each with all of them: nobody is put out again by it. */
export function ConflictList({ conflicts, zone }: { conflicts: Conflicts; zone: string }) {
  if (conflicts.items.length === 0) return null
  return (
    <Alert
      tone="warn"
      title={
        conflicts.items.length === 1
          ? 'One admission does not fit.'
          : `${conflicts.items.length} admissions do not fit${conflicts.more ? ', and more' : ''}.`
      }
    >
      <p>Doors without a network let them in before they knew of each other. Nothing was changed: look into it at the gate.</p>
      <ul className="mt-2 flex flex-col gap-2">
        {conflicts.items.map(({ ticketId, holderName, reference, listName, kind, admissions }) => (
          <li key={ticketId ?? admissions[0]?.scanId}>
            <span className="font-semibold">{holderName ?? 'A genuine ticket we do not know'}</span>{' '}
            <span className="code text-xs">{reference}</span> {listName ? `${listName}: ` : ''}
            {kinds(kind)}.{' '}
            <span className="figures">
              {admissions.map(({ scanId, gate, deviceName, at }, nth) => (
                <span key={scanId}>
                  {nth > 0 ? ', ' : ''}
                  {gate || deviceName || 'No gate named'} <Time instant={at} zone={zone} />
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
