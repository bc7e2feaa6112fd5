import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { whenInWords } from '@/components/events-public/words'
import { choicesOf } from '@/components/orders/choices'
import { OrderForm } from '@/components/orders/order-form'
import { TicketChoice } from '@/components/orders/ticket-choice'
import { EventAccent } from '@/components/poster/event-accent'
import { SiteShell } from '@/components/shell/site-shell'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { currentContext } from '@/lib/auth/current'
import { AppError } from '@/lib/core/error'
import { newToken } from '@/lib/core/id'
import { posterPalette } from '@/lib/events/poster'
import { readEvent } from '@/lib/events/public-event'
import { register } from './actions'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Waits for its data instead of streaming it, so that the form is there without JavaScript. */
export const instant = false

const shown = cache(async (slug: string) => {
  const ctx = await currentContext()
  try {
    return { event: await readEvent(ctx, { eventId: slug }), actor: ctx.actor }
  } catch (error) {
    if (error instanceof AppError && error.kind !== 'unavailable') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { event } = await shown((await params).slug)
  return { title: `Register for ${event.title}`, robots: { index: false } }
}

export default async function RegisterPage({ params, searchParams }: Props) {
  const { event, actor } = await shown((await params).slug)
  const onSale = event.ticketTypes.filter(({ state }) => state === 'on_sale')
  const asked = await searchParams
  const [only] = onSale.length === 1 ? onSale : []
  const quantities = Object.fromEntries(
    onSale.map(({ id }) => [id, Number(asked[id]) || (id === only?.id ? Math.max(1, only.minPerOrder) : 0)]),
  )
  return (
    <SiteShell current="/events">
      <EventAccent hex={event.accent ?? (event.coverUrl ? null : posterPalette(event.id).accent)}>
        <div className="wrap flex flex-col gap-8 py-6">
          <div>
            <Link href={`/events/${event.slug}`} className="text-sm underline underline-offset-4">
              {event.title}
            </Link>
            <h1 className="display mt-2 text-poster">Register</h1>
            <p className="mt-2 text-muted">{whenInWords(event, Date.now())}</p>
          </div>
          {onSale.length === 0 ? (
            <>
              <TicketChoice choices={choicesOf(event)} />
              <EmptyState
                title={event.status === 'cancelled' ? 'This event is cancelled' : 'No tickets can be had right now'}
                action={<Button href={`/events/${event.slug}`}>Back to the event</Button>}
              >
                {event.soldOut ? 'Everything is sold out.' : 'The event page says when and whether that changes.'}
              </EmptyState>
            </>
          ) : (
            <OrderForm
              event={event}
              action={register}
              quantities={quantities}
              buyer={actor.kind === 'user' ? { name: actor.name, email: actor.email } : null}
              idempotencyKey={newToken()}
            />
          )}
        </div>
      </EventAccent>
    </SiteShell>
  )
}
