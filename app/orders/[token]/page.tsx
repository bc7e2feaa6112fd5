import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CancelOrderForm } from '@/components/orders/cancel-order-form'
import { CancelledNote } from '@/components/orders/cancelled-note'
import { MailLines } from '@/components/orders/mail-lines'
import { OrderSummary } from '@/components/orders/order-summary'
import { RefreshWhile } from '@/components/orders/refresh-while'
import { EventAccent } from '@/components/poster/event-accent'
import { SiteShell } from '@/components/shell/site-shell'
import { HeldTicket } from '@/components/tickets/held-ticket'
import { TicketRow } from '@/components/tickets/ticket-row'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { deliveriesOf } from '@/lib/email/deliveries-of'
import { outboxExists } from '@/lib/email/outbox'
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

export default async function OrderPage({ params }: Props) {
  const { token } = await params
  const order = await shown(token)
  const { event, tickets } = order
  const mails = await deliveriesOf(order.id)
  const cancelled = order.status === 'cancelled'
  return (
    <SiteShell>
      <EventAccent hex={event.accent}>
        <div className="wrap flex flex-col gap-8 py-6">
          <RefreshWhile pending={mails.length === 0 || mails.some(({ state }) => state === 'queued')} />
          <header>
            <p className="kicker">
              Order <span className="code">{order.number}</span>
            </p>
            <h1 className="display mt-2 text-poster">{cancelled ? 'This order is cancelled' : 'You are registered'}</h1>
            <p className="mt-3">
              <Link href={`/events/${event.slug}`} className="font-semibold underline underline-offset-4">
                {event.title}
              </Link>
              , <Time instant={event.startsAt} zone={event.timeZone} />
              {event.place ? `, ${event.place.name}` : ', online'}
            </p>
          </header>
          {event.status === 'cancelled' ? (
            <Alert tone="bad" title="The organiser has cancelled this event.">
              Your tickets no longer admit anyone. There is nothing you need to do.
            </Alert>
          ) : null}
          {cancelled ? <CancelledNote event={event} /> : null}
          <MailLines mails={mails} timeZone={event.timeZone} outbox={outboxExists()} />
          <TicketRow label="Your tickets">
            {tickets.map((ticket) => (
              <div key={ticket.id} className="flex flex-col gap-8">
                <HeldTicket ticket={ticket} event={event} />
                {ticket.standing === 'valid' || ticket.standing === 'used' ? (
                  <Link
                    href={`/tickets/${ticket.linkToken}`}
                    className="-mt-5 self-start text-sm underline underline-offset-4 print:hidden"
                  >
                    Open ticket {ticket.reference}
                    {ticket.standing === 'valid' ? ', or change its name' : ''}
                  </Link>
                ) : null}
              </div>
            ))}
          </TicketRow>
          <div className="grid gap-8 lg:grid-cols-[minmax(0,24rem)_1fr] print:hidden">
            <OrderSummary order={order} />
            <section aria-labelledby="next" className="flex flex-col items-start gap-4">
              <h2 id="next" className="display text-lg">
                What you can do
              </h2>
              {cancelled || event.status === 'cancelled' ? null : (
                <a href={`/orders/${token}/calendar.ics`} className={buttonClass({ variant: 'quiet' })}>
                  Add to calendar
                </a>
              )}
              {order.cancellable ? (
                <CancelOrderForm action={cancel} order={order} token={token} tickets={tickets.length} />
              ) : null}
              {event.organiser.email ? (
                <p className="text-sm">
                  Questions? Write to{' '}
                  <a href={`mailto:${event.organiser.email}`} className="underline underline-offset-4">
                    {event.organiser.name}
                  </a>
                  .
                </p>
              ) : null}
            </section>
          </div>
        </div>
      </EventAccent>
    </SiteShell>
  )
}
