import { RefreshWhile } from '@/components/orders/refresh-while'
import { CapacityBar } from '@/components/ui/capacity-bar'
import { Card } from '@/components/ui/card'
import { formatMoney } from '@/lib/core/money'
import type { RefundProgress } from '@/lib/orders/refund-progress'

/** How far the money of a cancelled event is on its way back. Nothing when nobody had paid. */
export function RefundProgressBar({ progress }: { progress: RefundProgress }) {
  const { orders, done, failed, amounts, currency } = progress
  if (orders === 0) return null
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency })
  const open = amounts.waitingMinor + amounts.dueMinor
  return (
    <Card className="mb-4 flex flex-col gap-3">
      <RefreshWhile pending={open > 0} />
      <h2 className="display text-lg">
        {open > 0 ? 'Refunds are on their way' : failed > 0 ? 'Some refunds need you' : 'Everybody has their money back'}
      </h2>
      <CapacityBar
        parts={[
          { name: 'refunded', value: done, tone: 'good' },
          { name: 'did not go through', value: failed, tone: 'warn' },
        ]}
        total={orders}
        label={`${done} of ${orders} orders, ${amount(amounts.doneMinor)} sent back${open > 0 ? `, ${amount(open)} to go` : ''}`}
      />
      {failed > 0 ? (
        <p className="text-sm">
          {failed === 1 ? 'One order' : `${failed} orders`}, {amount(amounts.failedMinor)}, did not go through. Open{' '}
          {failed === 1 ? 'it' : 'them'} under Orders, “Refund due”, to see why and try again.
        </p>
      ) : null}
    </Card>
  )
}
