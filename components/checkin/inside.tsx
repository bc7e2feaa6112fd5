import { CapacityBar } from '@/components/ui/capacity-bar'
import type { CheckinView } from '@/lib/checkin/view'

/** How many are in, of how many expected: in all, by ticket type, by gate. */
export function Inside({ counts }: { counts: CheckinView }) {
  return (
    <div className="flex flex-col gap-6">
      <div>
        <p className="figures display text-hero leading-none">{counts.inside}</p>
        <p className="mt-1 text-muted">
          of {counts.expected} expected are inside
          {counts.capacity ? `; the place holds ${counts.capacity}` : ''}
        </p>
      </div>
      <ul className="flex flex-col gap-4">
        {counts.byTicketType.map(({ ticketTypeId, name, inside, expected }) => (
          <li key={ticketTypeId}>
            <CapacityBar
              parts={[{ name: 'inside', value: inside, tone: 'good' }]}
              total={expected}
              label={`${name}: ${inside} of ${expected}`}
            />
          </li>
        ))}
      </ul>
      {counts.byList?.length ? (
        <ul aria-label="Lists" className="flex flex-col gap-4">
          {counts.byList.map(({ listId, name, inside, expected }) => (
            <li key={listId}>
              <CapacityBar parts={[{ name: 'in', value: inside }]} total={expected} label={`${name}: ${inside} of ${expected}`} />
            </li>
          ))}
        </ul>
      ) : null}
      {counts.byGate.length > 0 ? (
        <p className="figures text-muted text-sm">
          {counts.byGate.map(({ gate, inside }) => `${gate || 'No gate named'} ${inside}`).join(' · ')}
        </p>
      ) : null}
    </div>
  )
}
