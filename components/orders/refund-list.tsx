import { StateChip } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import type { RefundPart } from '@/lib/orders/order-page'
import { refundReason, refundState } from './order-words'

const tones = { done: 'good', failed: 'bad', due: 'warn' } as const

/** What went back, when, why, and which tickets died with it. */
export function RefundList({ refunds, timeZone }: { refunds: readonly RefundPart[]; timeZone: string }) {
  if (refunds.length === 0) return null
  return (
    <section aria-labelledby="refunds">
      <h2 id="refunds" className="display text-lg">
        Money back
      </h2>
      <ul className="mt-3 flex flex-col divide-y divide-line border-line border-y">
        {refunds.map((refund) => {
          const { label, explained } = refundState(refund)
          const why = refundReason(refund.reason)
          return (
            <li key={refund.id} className="flex flex-col gap-1 py-4 text-sm">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="display figures text-lg">{formatMoney(refund)}</span>
                <StateChip tone={tones[refund.state as keyof typeof tones] ?? 'warn'} open={refund.state !== 'done'}>
                  {label}
                </StateChip>
                <Time instant={refund.doneAt ?? refund.createdAt} zone={timeZone} className="text-muted" />
              </p>
              {why ? <p>{why}.</p> : null}
              {refund.note ? <p className="whitespace-pre-line">{refund.note}</p> : null}
              {refund.tickets.length > 0 ? (
                <p>
                  No longer {refund.tickets.length === 1 ? 'admits' : 'admit'} anyone:{' '}
                  <span className="code">{refund.tickets.join(', ')}</span>
                </p>
              ) : null}
              <p className="text-muted">{explained}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
