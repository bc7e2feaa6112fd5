import type { z } from 'zod'
import { ConfirmForm } from '@/components/events/confirm-form'
import type { Action } from '@/components/forms/form-body'
import { StateChip } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { deviceView } from '@/lib/checkin/device-view'

type Device = z.output<typeof deviceView>

/** "2 min ahead", "3 s behind", "right". */
function clockWords({ clockOffsetMs, clockIsOff }: Device): string {
  if (clockOffsetMs === null) return 'Not measured'
  if (!clockIsOff) return 'Right'
  const seconds = Math.abs(Math.round(clockOffsetMs / 1_000))
  const size =
    seconds < 120 ? `${seconds} s` : seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`
  return `${size} ${clockOffsetMs > 0 ? 'behind' : 'ahead'}, set right`
}

/** The phones that scan, the one last seen first. */
export function DeviceTable({
  devices,
  eventId,
  zone,
  end,
}: {
  devices: readonly Device[]
  eventId: string
  zone: string
  end: Action
}) {
  return (
    <Table
      caption="Phones"
      rows={devices}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: 'Phone',
          cell: ({ name, linkName, memberName, gate, version }) => (
            <>
              <span className="block font-medium [overflow-wrap:anywhere]">{name || 'Unnamed'}</span>
              <span className="block text-muted text-xs">
                {[linkName ?? memberName, gate, version].filter(Boolean).join(' · ')}
              </span>
            </>
          ),
        },
        { key: 'seen', label: 'Last seen', cell: ({ lastSeenAt }) => <Time instant={lastSeenAt} zone={zone} /> },
        {
          key: 'unsent',
          label: 'Not sent',
          align: 'end',
          cell: ({ unsent }) => (unsent > 0 ? <strong>{unsent}</strong> : 0),
        },
        { key: 'clock', label: 'Clock', from: 'md', cell: clockWords },
        {
          key: 'state',
          label: 'State',
          from: 'sm',
          cell: ({ state }) => (
            <StateChip tone={state === 'live' ? 'good' : 'neutral'} open={state === 'live'}>
              {state === 'live' ? 'Scans' : 'Ended'}
            </StateChip>
          ),
        },
        {
          key: 'acts',
          label: <span className="sr-only">What to do</span>,
          align: 'end',
          cell: ({ id, name, state, unsent }) =>
            state === 'live' ? (
              <ConfirmForm
                trigger="End"
                size="sm"
                title={`End ${name || 'this phone'}?`}
                confirm="End phone"
                pending="Ending…"
                action={end}
                fields={{ eventId, deviceId: id }}
                danger
              >
                At its next contact it stops and wipes its guest list.
                {unsent > 0 ? ` It last said that ${unsent} of its scans were not sent; they can be saved to a file there.` : ''}
              </ConfirmForm>
            ) : null,
        },
      ]}
      empty={<EmptyState title="No phone yet">Phones appear here as they open a door link.</EmptyState>}
    />
  )
}
