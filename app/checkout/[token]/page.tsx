import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { CheckoutForm } from '@/components/checkout/checkout-form'
import { CheckoutNote } from '@/components/checkout/checkout-note'
import { LeaveForm } from '@/components/checkout/leave-form'
import { OrderHead } from '@/components/orders/order-head'
import { EventAccent } from '@/components/poster/event-accent'
import { SiteShell } from '@/components/shell/site-shell'
import { currentContext } from '@/lib/auth/current'
import { checkoutPage } from '@/lib/orders/checkout-page'
import { again, leave, pay } from './actions'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ payment?: string | string[] }> }

/** Waits for its data instead of streaming it: right on every reload, and without JavaScript. */
export const instant = false

const shown = cache(async (token: string) => (await checkoutPage(token)) ?? notFound())

/** The address is the key to the order: no other site is told it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { event } = await shown((await params).token)
  return { title: `Checkout for ${event.title}`, robots: { index: false, follow: false }, referrer: 'same-origin' }
}

export default async function CheckoutPage({ params, searchParams }: Props) {
  const { token } = await params
  const checkout = await shown(token)
  const { event, state, replacedByToken } = checkout
  if (state === 'over' && replacedByToken) redirect(`/checkout/${replacedByToken}`)
  if (state === 'done' || state === 'left') redirect(`/orders/${token}`)
  const { actor } = await currentContext()
  const quantities = new URLSearchParams(checkout.chosen.map(({ ticketTypeId, quantity }) => [ticketTypeId, String(quantity)]))
  if (checkout.promoCode) quantities.set('code', checkout.promoCode)
  return (
    <SiteShell current="/events">
      <EventAccent hex={event.accent}>
        <div className="wrap flex flex-col gap-8 py-6">
          <OrderHead kicker="Step 2 of 2" title="Checkout" event={event} />
          <CheckoutNote
            checkout={checkout}
            cancelled={(await searchParams).payment === 'cancelled'}
            chooseAgain={`/events/${event.slug}/register?${quantities}`}
          />
          <CheckoutForm
            checkout={checkout}
            token={token}
            action={state === 'over' ? again : pay}
            known={actor.kind === 'user' ? { name: actor.name, email: actor.email } : null}
          />
          {state === 'open' ? (
            <LeaveForm action={leave} token={token} units={checkout.chosen.reduce((sum, { quantity }) => sum + quantity, 0)} />
          ) : null}
        </div>
      </EventAccent>
    </SiteShell>
  )
}
