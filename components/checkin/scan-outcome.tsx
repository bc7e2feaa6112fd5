import { StateChip } from '@/components/ui/badge'
import type { Reason } from '@/lib/checkin/decide'

/** What a scan may say, each in a word or two. */
export const outcomeWords: Record<Reason, string> = {
  ok: 'Let in',
  already_admitted: 'Already used',
  wrong_event: 'Wrong event',
  wrong_type: 'Wrong type',
  wrong_time: 'Wrong time',
  wrong_gate: 'Wrong gate',
  unpaid: 'Not paid',
  void: 'Cancelled',
  transferred: 'Old ticket',
  refunded: 'Refunded',
  forged: 'Forged',
  unknown: 'Not a ticket',
}

/** What a scan said, in a word. */
export function ScanOutcome({ reason, undone }: { reason: Reason; undone: boolean }) {
  if (undone) return <StateChip tone="neutral">Undone</StateChip>
  const tone = reason === 'ok' ? 'good' : reason === 'already_admitted' ? 'warn' : 'bad'
  return <StateChip tone={tone}>{outcomeWords[reason]}</StateChip>
}
