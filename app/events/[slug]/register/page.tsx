import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { askedChoice, askedCode } from '@/components/checkout/asked-choice'
import { inTwoSteps } from '@/components/checkout/in-two-steps'
import { StartForm } from '@/components/checkout/start-form'
import { whenInWords } from '@/components/events-public/words'
import { choicesOf } from '@/components/orders/choices'
import { CodeLink } from '@/components/orders/code-link'
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
import { eventOffer } from '@/lib/orders/offer'
import { register, start } from './actions'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Waits for its data instead of streaming it, so that the form is there without JavaScript. */
export const instant = false

const shown = cache(async (slug: string, code: string | null) => {
  const ctx = await currentContext()
  try {
    return { offer: await eventOffer(ctx, slug, code), actor: ctx.actor }
  } catch (error) {
    if (error instanceof AppError && error.kind !== 'unavailable') notFound()
    throw error
  }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { offer } = await shown((await params).slug, askedCode(await searchParams))
  return { title: `${inTwoSteps(offer) ? 'Tickets' : 'Register'} for ${offer.event.title}`, robots: { index: false } }
}

export default async function RegisterPage({ params, searchParams }: Props) {
  const asked = await searchParams
  const { offer, actor } = await shown((await params).slug, askedCode(asked))
  const { event } = offer
  const costs = inTwoSteps(offer)
  const chosen = askedChoice(asked, offer.offers)
  const anything = Object.keys(chosen).length > 0
  return (
    <SiteShell current="/events">
      <EventAccent hex={event.accent ?? (event.coverUrl ? null : posterPalette(event.id).accent)}>
        <div className="wrap flex flex-col gap-8 py-6">
          <div>
            <Link href={`/events/${event.slug}`} className="text-sm underline underline-offset-4">
              {event.title}
            </Link>
            {costs && anything ? <p className="kicker mt-4">Step 1 of 2</p> : null}
            <h1 className="display mt-2 text-poster">{costs ? 'Choose your tickets' : 'Register'}</h1>
            <p className="mt-2 text-muted">{whenInWords(event, Date.now())}</p>
          </div>
          {!anything ? (
            <>
              <TicketChoice choices={choicesOf(event)} />
              <EmptyState
                title={event.status === 'cancelled' ? 'This event is cancelled' : 'No tickets can be had right now'}
                action={<Button href={`/events/${event.slug}`}>Back to the event</Button>}
              >
                {event.soldOut ? 'Everything is sold out.' : 'The event page says when and whether that changes.'}
              </EmptyState>
            </>
          ) : costs ? (
            <StartForm offer={offer} action={start} chosen={chosen} idempotencyKey={newToken()} />
          ) : (
            <OrderForm
              event={event}
              action={register}
              quantities={Object.fromEntries(Object.entries(chosen).map(([id, { quantity }]) => [id, quantity]))}
              buyer={actor.kind === 'user' ? { name: actor.name, email: actor.email } : null}
              idempotencyKey={newToken()}
            />
          )}
          {offer.hasCodes && !(costs && anything) ? <CodeLink path={`/events/${event.slug}/register`} /> : null}
        </div>
      </EventAccent>
    </SiteShell>
  )
}
