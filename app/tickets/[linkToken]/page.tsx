import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { EventAccent } from '@/components/poster/event-accent'
import { SiteShell } from '@/components/shell/site-shell'
import { HeldTicket } from '@/components/tickets/held-ticket'
import { JoinButton } from '@/components/tickets/join-button'
import { RenameForm } from '@/components/tickets/rename-form'
import { standingWords } from '@/components/tickets/standing-words'
import { TicketRow } from '@/components/tickets/ticket-row'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { ticketPage } from '@/lib/tickets/ticket-page'
import { rename } from './actions'

type Props = { params: Promise<{ linkToken: string }> }

/** Waits for its data instead of streaming it, so that the code is there without JavaScript. */
export const instant = false

const shown = cache(async (linkToken: string) => (await ticketPage(linkToken)) ?? notFound())

/** The address is the ticket: no other site is told it, no search engine keeps it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { event, tickets } = await shown((await params).linkToken)
  return {
    title: `Ticket ${tickets[0].reference}, ${event.title}`,
    robots: { index: false, follow: false },
    referrer: 'same-origin',
  }
}

export default async function TicketPage({ params }: Props) {
  const { event, tickets } = await shown((await params).linkToken)
  const [first, ...others] = tickets
  const { tone, explained } = standingWords(first, event.timeZone)
  return (
    <SiteShell>
      <EventAccent hex={event.accent}>
        <div className="wrap flex max-w-4xl flex-col gap-6 py-4">
          <h1 className="sr-only">
            {others.length === 0 ? 'Your ticket' : 'Your tickets'} for {event.title}
          </h1>
          {explained ? <Alert tone={tone === 'bad' ? 'bad' : 'info'}>{explained}</Alert> : null}
          <TicketRow label={others.length === 0 ? 'Your ticket' : `Your ${tickets.length} tickets: swipe for the next`}>
            {tickets.map((ticket) => (
              <HeldTicket key={ticket.id} ticket={ticket} event={event} />
            ))}
          </TicketRow>
          <div className="flex flex-col items-start gap-5 print:hidden">
            {first.standing === 'valid' || first.standing === 'used' ? <JoinButton event={event} now={new Date()} /> : null}
            {first.standing === 'valid' ? (
              <>
                <p className="text-sm">
                  {others.length === 0 ? 'Show this at the door.' : 'Show these at the door, one after the other.'} Turn the
                  brightness up if it is not read. It works on paper too; the short code can be typed.
                </p>
                <div className="flex flex-wrap items-start gap-3">
                  <a href={`/tickets/${first.linkToken}/qr.png`} download className={buttonClass({ variant: 'quiet' })}>
                    Save the code as a picture
                  </a>
                  <RenameForm ticket={first} action={rename} />
                </div>
              </>
            ) : null}
            {event.place?.mapUrl ? (
              <a href={event.place.mapUrl} target="_blank" rel="noreferrer" className="text-sm underline underline-offset-4">
                Open the map
              </a>
            ) : null}
            <Link href={`/events/${event.slug}`} className="text-sm underline underline-offset-4">
              About this event
            </Link>
          </div>
        </div>
      </EventAccent>
    </SiteShell>
  )
}
