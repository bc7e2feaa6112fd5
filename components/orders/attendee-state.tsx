import { StateChip } from '@/components/ui/badge'
import type { VoidReason } from '@/lib/tickets/standing'

type Attendee = {
  status: 'valid' | 'void' | 'transferred'
  voidReason?: VoidReason
  admittedAt?: string
  admittedGate?: string
}

/** Whether somebody is in, may come in, or may not. */
export function AttendeeState({
  attendee: { status, voidReason, admittedAt, admittedGate },
  timeZone,
}: {
  attendee: Attendee
  timeZone: string
}) {
  if (voidReason === 'refunded') return <StateChip tone="neutral">Refunded</StateChip>
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
