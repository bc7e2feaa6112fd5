import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { visit } from '@/app/console/visit'
import { OrderBooks } from '@/components/money/order-books'
import { AttendeeState } from '@/components/orders/attendee-state'
import { CancelOrderForm } from '@/components/orders/cancel-order-form'
import { OrderStatus } from '@/components/orders/order-status'
import { RefreshWhile } from '@/components/orders/refresh-while'
import { ResendForm } from '@/components/orders/resend-form'
import { Timeline } from '@/components/orders/timeline'
import { PageHead } from '@/components/shell/page-head'
import { Table } from '@/components/ui/table'
import { newToken } from '@/lib/core/id'
import { formatMoney } from '@/lib/core/money'
import { may } from '@/lib/orgs/policy'
import { cancel, refund, resend, retry } from './actions'
import { readOrder } from './data'

export const metadata: Metadata = { title: 'Order' }

type Props = { params: Promise<{ eventId: string; orderId: string }> }

/** A confirmation of an order that no longer stands is not worth sending. */
const tellsStill = (template: string, status: string) => (status === 'confirmed') !== (template === 'order-cancelled')

export default async function OrderPage({ params }: Props) {
  const { eventId, orderId: id } = await params
  const { event, order, timeline, books } = await visit(`/console/events/${eventId}/orders/${id}`, (ctx) =>
    readOrder(ctx, eventId, id),
  )
  if (order.eventId !== event.id) notFound()
  const manages = may(event.role, 'event.manage')
  const used = order.tickets.some(({ admittedAt }) => admittedAt)
  return (
    <>
      <RefreshWhile
        pending={
          timeline.deliveries.some(({ state }) => state === 'queued') ||
          Boolean(books?.refunds.some(({ state }) => state === 'due'))
        }
      />
      <p className="mb-2 text-sm">
        <Link href={`/console/events/${event.id}/orders`} className="underline underline-offset-4">
          Orders
        </Link>
      </p>
      <PageHead title={<span className="code">{order.number}</span>} actions={<OrderStatus status={order.status} />}>
        {order.buyer.name}, <a href={`mailto:${order.buyer.email}`}>{order.buyer.email}</a>,{' '}
        {order.total.amountMinor === 0 ? 'free' : formatMoney(order.total)}
      </PageHead>
      <div className="grid gap-10 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="flex flex-col gap-6">
          <Table
            caption="Tickets of this order"
            rows={order.tickets}
            rowKey={(ticket) => ticket.id}
            columns={[
              { key: 'reference', label: 'Code', cell: ({ reference }) => <span className="code">{reference}</span> },
              {
                key: 'holder',
                label: 'Name',
                cell: ({ holder: { name, email } }) => (
                  <>
                    <span className="block font-medium [overflow-wrap:anywhere]">{name}</span>
                    {email ? <span className="block text-muted text-xs [overflow-wrap:anywhere]">{email}</span> : null}
                  </>
                ),
              },
              { key: 'type', label: 'Ticket', from: 'sm', cell: ({ ticketTypeName }) => ticketTypeName },
              { key: 'state', label: 'State', cell: (ticket) => <AttendeeState attendee={ticket} timeZone={event.timeZone} /> },
            ]}
          />
          {books ? (
            <OrderBooks
              {...books}
              order={order}
              timeZone={event.timeZone}
              invoicePath={`/console/events/${event.id}/orders/${order.id}/invoices`}
              acts={may(event.role, 'money.refund') ? { refund, retry } : null}
              idempotencyKey={newToken()}
            />
          ) : null}
          {manages && order.status === 'confirmed' && order.total.amountMinor === 0 && !used ? (
            <CancelOrderForm action={cancel} order={order} tickets={order.tickets.length}>
              The buyer is told by mail.
            </CancelOrderForm>
          ) : null}
        </div>
        <section aria-labelledby="timeline">
          <h2 id="timeline" className="mb-4 font-semibold">
            What happened
          </h2>
          <Timeline
            {...timeline}
            again={(delivery) =>
              manages && tellsStill(delivery.template, order.status) ? (
                <ResendForm action={resend} orderId={order.id} deliveryId={delivery.id} idempotencyKey={newToken()} />
              ) : null
            }
          />
        </section>
      </div>
    </>
  )
}
