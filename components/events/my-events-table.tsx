import Link from 'next/link'
import type { ReactNode } from 'react'
import { CapacityBar } from '@/components/ui/capacity-bar'
import { type Column, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { MyEvent } from '@/lib/events/list-my-events'
import { may } from '@/lib/orgs/policy'
import { StateOfEvent } from './state-of-event'

const number = (value: number) => value.toLocaleString('en')

const columns = (withOrganisation: boolean): Column<MyEvent>[] => [
  {
    key: 'title',
    label: 'Event',
    cell: ({ id, title, venueName, city, format, organisation, role, startsAt, timeZone, sold, seats }) => (
      <span className="block min-w-48">
        <Link
          href={may(role, 'event.read') ? `/console/events/${id}` : `/console/events/${id}/check-in`}
          className="font-semibold underline-offset-4 [overflow-wrap:anywhere] hover:underline"
        >
          {title}
        </Link>
        <span className="block text-muted text-xs">
          {[
            format === 'online' ? 'Online' : [venueName, city].filter(Boolean).join(', '),
            withOrganisation ? organisation.name : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="block text-xs sm:hidden">
          <Time instant={startsAt} zone={timeZone} />
          {seats === null ? null : ` · ${number(sold)} of ${number(seats)}`}
        </span>
      </span>
    ),
  },
  {
    key: 'when',
    label: 'When',
    from: 'sm',
    cell: ({ startsAt, timeZone }) => <Time instant={startsAt} zone={timeZone} className="whitespace-nowrap" />,
  },
  {
    key: 'sold',
    label: 'Tickets taken',
    from: 'md',
    width: '14rem',
    cell: ({ sold, seats }) =>
      seats === null ? (
        <span className="text-muted">No tickets yet</span>
      ) : (
        <CapacityBar parts={[{ name: 'taken', value: sold }]} total={seats} label={`${number(sold)} of ${number(seats)}`} />
      ),
  },
  {
    key: 'state',
    label: 'State',
    align: 'end',
    from: 'sm',
    cell: ({ status, visibility }) => <StateOfEvent status={status} visibility={visibility} />,
  },
]

/** Events of the organisations somebody works for. */
export function MyEventsTable({ caption, events, empty }: { caption: string; events: readonly MyEvent[]; empty?: ReactNode }) {
  const withOrganisation = new Set(events.map(({ organisation }) => organisation.id)).size > 1
  return <Table caption={caption} columns={columns(withOrganisation)} rows={events} rowKey={({ id }) => id} empty={empty} />
}
