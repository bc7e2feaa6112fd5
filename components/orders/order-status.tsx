import { StateChip, type Tone } from '@/components/ui/badge'

const words: Record<string, { tone: Tone; label: string; open?: boolean }> = {
  pending: { tone: 'warn', label: 'Pending', open: true },
  awaiting_confirmation: { tone: 'warn', label: 'Awaiting confirmation', open: true },
  confirmed: { tone: 'good', label: 'Confirmed' },
  expired: { tone: 'neutral', label: 'Expired' },
  cancelled: { tone: 'neutral', label: 'Cancelled' },
  refund_due: { tone: 'warn', label: 'Refund due', open: true },
  partly_refunded: { tone: 'info', label: 'Partly refunded' },
  refunded: { tone: 'info', label: 'Refunded' },
}

/** An order's state for people: "Refund due". */
export const statusWords = (status: string) => words[status]?.label ?? status

export function OrderStatus({ status }: { status: string }) {
  const { tone, label, open } = words[status] ?? { tone: 'neutral', label: status }
  return (
    <StateChip tone={tone} open={open}>
      {label}
    </StateChip>
  )
}
