import type { ReactNode } from 'react'
import { StateChip } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { TimelineDelivery } from '@/lib/orders/order-timeline'

const kinds: Record<string, string> = {
  'order-confirmation': 'Tickets',
  ticket: 'One ticket',
  'order-cancelled': 'Cancellation',
  'event-cancelled': 'Event cancelled',
  refund: 'Refund',
  'late-payment': 'Payment came too late',
  'payment-failed': 'Payment failed',
}

const states = {
  queued: { tone: 'warn', label: 'On its way', open: true },
  sent: { tone: 'good', label: 'Sent', open: false },
  failed: { tone: 'bad', label: 'Not delivered', open: false },
  withheld: { tone: 'warn', label: 'Not sent', open: false },
} as const

/** A message and what became of it: who it went to, when it left, or why it did not. */
export function DeliveryRow({ delivery, timeZone, again }: { delivery: TimelineDelivery; timeZone: string; again: ReactNode }) {
  const { template, to, state, sentAt, transport, attempts, lastError } = delivery
  const { tone, label, open } = states[state]
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 text-sm">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">Mail: {kinds[template] ?? template}</span>
          <StateChip tone={tone} open={open}>
            {label}
          </StateChip>
        </p>
        <p className="text-muted [overflow-wrap:anywhere]">
          to {to.name ? `${to.name}, ` : ''}
          {to.address}
          {sentAt ? (
            <>
              , <Time instant={sentAt} zone={timeZone} show="time" /> by {transport}
            </>
          ) : null}
          {attempts > 1 ? `, ${attempts} tries` : ''}
        </p>
        {lastError ? <p className="text-bad [overflow-wrap:anywhere]">{lastError}</p> : null}
      </div>
      {again}
    </div>
  )
}
