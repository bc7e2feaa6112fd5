import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { HiddenField } from '@/components/forms/hidden-field'
import { refundReason } from '@/components/orders/order-words'
import { StateChip } from '@/components/ui/badge'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import type { RefundView } from '@/lib/orders/refund-view'

const states = {
  due: { tone: 'warn', label: 'On its way' },
  done: { tone: 'good', label: 'Sent back' },
  failed: { tone: 'bad', label: 'Did not go through' },
} as const

/** Every refund of an order with how far it is; one that failed says why and can be tried again. */
export function OrderRefunds({
  orderId,
  refunds,
  timeZone,
  retry,
}: {
  orderId: string
  refunds: readonly RefundView[]
  timeZone: string
  /** for members who may refund */
  retry: Action | null
}) {
  if (refunds.length === 0) return null
  return (
    <section aria-labelledby="refunds">
      <h2 id="refunds" className="mb-3 font-semibold">
        Refunds
      </h2>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface text-sm">
        {refunds.map((refund) => (
          <li key={refund.id} className="flex flex-col gap-1.5 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="figures font-semibold">{formatMoney(refund.amount)}</span>
              <StateChip tone={states[refund.state].tone} open={refund.state !== 'done'}>
                {states[refund.state].label}
              </StateChip>
              <Time instant={refund.doneAt ?? refund.createdAt} zone={timeZone} className="text-muted" />
            </p>
            {refundReason(refund.reason) ? <p>{refundReason(refund.reason)}.</p> : null}
            {refund.note ? <p className="whitespace-pre-line text-muted">{refund.note}</p> : null}
            {refund.state !== 'done' && refund.lastError ? <p className="text-bad-text">{refund.lastError}</p> : null}
            {refund.state === 'failed' && retry ? (
              <Form action={retry}>
                <HiddenField name="id" value={orderId} />
                <HiddenField name="refundId" value={refund.id} />
                <SubmitButton variant="quiet" size="sm" pending="Trying again…" className="self-start">
                  Try again
                </SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
