import { StateChip } from '@/components/ui/badge'

type Attendee = { status: 'valid' | 'void' | 'transferred'; admittedAt?: string; admittedGate?: string }

/** Whether somebody is in, may come in, or may not. */
export function AttendeeState({
  attendee: { status, admittedAt, admittedGate },
  timeZone,
}: {
  attendee: Attendee
  timeZone: string
}) {
  if (status === 'void') return <StateChip tone="neutral">Cancelled</StateChip>
  if (status === 'transferred') return <StateChip tone="neutral">Passed on</StateChip>
  if (!admittedAt)
    return (
      <StateChip tone="good" open>
        Valid
      </StateChip>
    )
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(admittedAt))
  return <StateChip tone="info">{`In since ${time}${admittedGate ? `, ${admittedGate}` : ''}`}</StateChip>
}
