import type { Metadata } from 'next'
import Link from 'next/link'
import { visit } from '@/app/console/visit'
import { OrderStatus, statusWords } from '@/components/orders/order-status'
import { one, tooShort, withQuery } from '@/components/orders/query'
import { SearchBar } from '@/components/orders/search-bar'
import { PageHead } from '@/components/shell/page-head'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { formatMoney } from '@/lib/core/money'
import { reachEvent } from '@/lib/events/access'
import { listOrders } from '@/lib/orders/list-orders'
import { orderStatuses } from '@/lib/orders/order-state'

export const metadata: Metadata = { title: 'Orders' }

type Props = {
  params: Promise<{ eventId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OrdersPage({ params, searchParams }: Props) {
  const { eventId } = await params
  const asked = await searchParams
  const [q, cursor] = [one(asked, 'q')?.slice(0, 100), one(asked, 'cursor')?.slice(0, 60)]
  const status = orderStatuses.find((each) => each === one(asked, 'status'))
  const path = `/console/events/${eventId}/orders`
  const problem = tooShort(q)
  const { event, items, nextCursor } = await visit(withQuery(path, { q, status }), async (ctx) => ({
    event: await reachEvent(ctx, eventId, 'orders.read'),
    ...(await listOrders(ctx, { eventId, q: problem ? undefined : q, status, cursor })),
  }))
  const filtered = Boolean((q && !problem) || status)
  return (
    <>
      <PageHead title="Orders">Newest first. Times are {event.timeZone.replaceAll('_', ' ')}.</PageHead>
      <SearchBar
        label="Name, e-mail or order number"
        q={q}
        error={problem}
        filter={{
          name: 'status',
          label: 'Any status',
          value: status,
          options: orderStatuses.map((value) => ({ value, label: statusWords(value) })),
        }}
      />
      <Table
        caption="Orders"
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            label: 'Order',
            cell: ({ id, number }) => (
              <Link href={`${path}/${id}`} className="code font-semibold underline underline-offset-4">
                {number}
              </Link>
            ),
          },
          {
            key: 'buyer',
            label: 'Buyer',
            cell: ({ buyer: { name, email } }) => (
              <>
                <span className="block font-medium [overflow-wrap:anywhere]">{name}</span>
                <span className="block text-muted text-xs [overflow-wrap:anywhere]">{email}</span>
              </>
            ),
          },
          { key: 'tickets', label: 'Tickets', align: 'end', cell: ({ tickets }) => tickets },
          {
            key: 'total',
            label: 'Total',
            align: 'end',
            from: 'sm',
            cell: ({ total }) => (total.amountMinor === 0 ? 'Free' : formatMoney(total)),
          },
          { key: 'status', label: 'Status', cell: ({ status: state }) => <OrderStatus status={state} /> },
          {
            key: 'created',
            label: 'Ordered',
            from: 'md',
            cell: ({ createdAt }) => <Time instant={createdAt} zone={event.timeZone} />,
          },
        ]}
        empty={
          filtered ? (
            <EmptyState title="No order matches" action={<Button href={path}>Show all orders</Button>}>
              Try a part of the name or the address, or the whole order number.
            </EmptyState>
          ) : (
            <EmptyState title="No orders yet" action={<Button href={`/events/${event.slug}`}>Open the event page</Button>}>
              They appear here the moment somebody registers. Share the event page so that people find it.
            </EmptyState>
          )
        }
      />
      <Pagination
        previous={cursor ? withQuery(path, { q, status }) : null}
        next={nextCursor ? withQuery(path, { q, status, cursor: nextCursor }) : null}
      />
    </>
  )
}
