import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { MailLines } from '@/components/orders/mail-lines'
import { OrderDeeds } from '@/components/orders/order-deeds'
import { OrderHead } from '@/components/orders/order-head'
import { OrderNote } from '@/components/orders/order-note'
import { OrderSummary } from '@/components/orders/order-summary'
import { OrderTickets } from '@/components/orders/order-tickets'
import { orderHeading } from '@/components/orders/order-words'
import { RefreshWhile } from '@/components/orders/refresh-while'
import { RefundList } from '@/components/orders/refund-list'
import { EventAccent } from '@/components/poster/event-accent'
import { SiteShell } from '@/components/shell/site-shell'
import { currentContext } from '@/lib/auth/current'
import { deliveriesOf } from '@/lib/email/deliveries-of'
import { outboxExists } from '@/lib/email/outbox'
import { readInvoices } from '@/lib/invoices/read-invoices'
import { orderPage } from '@/lib/orders/order-page'
import { cancel } from './actions'

type Props = { params: Promise<{ token: string }> }

/** Waits for its data instead of streaming it: right on every reload, and without JavaScript. */
export const instant = false

const shown = cache(async (token: string) => (await orderPage(token)) ?? notFound())

/** The address is the key to the order: no other site is told it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, event } = await shown((await params).token)
  return { title: `Order ${number}, ${event.title}`, robots: { index: false, follow: false }, referrer: 'same-origin' }
}

/** Something about the order is on its way, so that looking again may show more. */
const moving = new Set(['awaiting_confirmation', 'refund_due'])

const tellsOfTickets = new Set(['order-confirmation', 'ticket'])

export default async function OrderPage({ params }: Props) {
  const { token } = await params
  const order = await shown(token)
  const { event, tickets } = order
  const [mails, papers] = await Promise.all([
    deliveriesOf(order.id),
    readInvoices(await currentContext(), { id: order.id, token }),
  ])
  const admits = tickets.some(({ standing }) => standing === 'valid' || standing === 'used')
  // tickets that were not mailed because they are gone are no news any more
  const told = admits ? mails : mails.filter(({ state, template }) => state !== 'failed' || !tellsOfTickets.has(template))
  const mailDue = order.status === 'confirmed' && mails.length === 0
  return (
    <SiteShell>
      <EventAccent hex={event.accent}>
        <div className="wrap flex flex-col gap-8 py-6">
          <RefreshWhile pending={mailDue || moving.has(order.status) || mails.some(({ state }) => state === 'queued')} />
          <OrderHead
            kicker={
              <>
                Order <span className="code">{order.number}</span>
              </>
            }
            title={orderHeading(order)}
            event={event}
          />
          <OrderNote order={order} token={token} />
          <MailLines mails={told} timeZone={event.timeZone} outbox={outboxExists()} />
          <OrderTickets tickets={tickets} event={event} />
          <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,24rem)_1fr] print:hidden">
            <OrderSummary order={order} token={token} papers={papers.items} />
            <div className="flex flex-col gap-8">
              <RefundList refunds={order.refunds} timeZone={event.timeZone} />
              <OrderDeeds order={order} token={token} cancel={cancel} />
            </div>
          </div>
        </div>
      </EventAccent>
    </SiteShell>
  )
}
