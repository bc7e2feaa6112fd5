import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { DoorMoneyTable } from '@/components/money/door-money-table'
import { MoneyStatement } from '@/components/money/money-statement'
import { PayoutTable } from '@/components/money/payout-table'
import { PageHead } from '@/components/shell/page-head'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { MetaList } from '@/components/ui/meta-list'
import { formatMoney } from '@/lib/core/money'
import { reachEvent } from '@/lib/events/access'
import { eventMoney } from '@/lib/reports/event-money'

export const metadata: Metadata = { title: 'Money' }

type Props = { params: Promise<{ eventId: string }> }

export default async function MoneyPage({ params }: Props) {
  const { eventId } = await params
  const path = `/console/events/${eventId}/money`
  const { event, money } = await visit(path, async (ctx) => ({
    event: await reachEvent(ctx, eventId, 'money.read'),
    money: await eventMoney(ctx, { eventId }),
  }))
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency: money.currency })
  const besides = money.capturedMinor - money.grossMinor
  return (
    <>
      <PageHead
        title="Money"
        actions={
          <a href={`${path}/export.csv`} download className={buttonClass({ variant: 'quiet' })}>
            Orders as CSV
          </a>
        }
      >
        Days are those of {event.timeZone.replaceAll('_', ' ')}.
      </PageHead>
      {money.test ? (
        <Alert tone="warn" title="There is test money in these figures.">
          It came from the sandbox: nothing was really paid.
        </Alert>
      ) : null}
      {money.failedRefunds > 0 ? (
        <Alert
          tone="bad"
          title={
            money.failedRefunds === 1 ? 'A refund did not go through.' : `${money.failedRefunds} refunds did not go through.`
          }
        >
          The orders say why, and let you try again. Filter the orders by “Refund due”.
        </Alert>
      ) : null}
      <div className="mt-6 grid gap-10 xl:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
        <div className="flex flex-col gap-6">
          <MoneyStatement
            money={money}
            title={money.orders === 1 ? '1 paid order' : `${money.orders.toLocaleString('en')} paid orders`}
          />
          <MetaList
            items={[
              { label: 'Received in all', value: amount(money.capturedMinor) },
              { label: 'Sent back in all', value: amount(money.returnedMinor) },
              ...(besides > 0 ? [{ label: 'Came twice or too late', value: amount(besides) }] : []),
              ...(money.pendingMinor > 0 ? [{ label: 'Being paid now', value: amount(money.pendingMinor) }] : []),
            ]}
          />
        </div>
        <div className="flex flex-col gap-10">
          <PayoutTable days={money.days} currency={money.currency} />
          {money.atDoor.length > 0 ? <DoorMoneyTable days={money.atDoor} currency={money.currency} /> : null}
        </div>
      </div>
    </>
  )
}
