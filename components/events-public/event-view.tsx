import clsx from 'clsx'
import Link from 'next/link'
import { EventAccent } from '@/components/poster/event-accent'
import { Prose } from '@/components/ui/prose'
import { BigDate } from '@/components/ui/time'
import type { Availability } from '@/lib/events/availability'
import { type Category, categories } from '@/lib/events/category'
import type { EventCard as Card } from '@/lib/events/discovery-view'
import { posterPalette } from '@/lib/events/poster'
import type { PublicEvent } from '@/lib/events/public-view'
import { EventArt } from './event-art'
import { EventFacts } from './event-facts'
import { EventNotice } from './event-notice'
import { GetTickets } from './get-tickets'
import { LiveAvailability } from './live-availability'
import { TicketPanel } from './ticket-panel'
import { placeInWords, priceInWords, whenInWords } from './words'

type Props = {
  event: PublicEvent
  /** as last known; by default what the event was read with */
  availability?: readonly Availability[]
  /** the organiser's next event, for when this one is over */
  next?: Card
  /** milliseconds: when this was made */
  now: number
  /** as visitors will see it: nothing can be bought and nothing is asked of the server */
  preview?: boolean
}

/** An event as visitors see it. */
export function EventView({ event, availability, next, now, preview = false }: Props) {
  const over = event.status === 'ended' || event.status === 'cancelled'
  const seats = availability ?? event.ticketTypes.map(({ id, ...type }) => ({ ...type, ticketTypeId: id }))
  const register = preview || event.status === 'draft' ? null : `/events/${event.slug}/register`
  const price = priceInWords({ ...event, soldOut: false })
  return (
    <EventAccent hex={accentOf(event)}>
      <LiveAvailability eventId={event.id} initial={seats} live={!preview && !over && seats.length > 0}>
        <article className="wrap">
          <EventHead event={event} now={now} />
          <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]">
            <div className="flex flex-col gap-6 lg:col-start-1">
              {preview ? null : <EventNotice event={event} next={next} now={now} />}
              <EventArt
                event={event}
                eager
                className="max-sm:-mx-[clamp(1rem,4vw,2.5rem)] max-sm:w-screen max-sm:max-w-none sm:rounded-lg"
              />
            </div>
            <aside className="flex flex-col gap-8 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:self-start">
              <EventFacts event={event} />
              <TicketPanel event={event} register={register} />
            </aside>
            <div className="flex max-w-[44rem] flex-col gap-10 lg:col-start-1">
              <EventAbout event={event} />
            </div>
          </div>
        </article>
        {over ? null : (
          <div className="sticky bottom-0 z-10 mt-10 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden">
            <div className="wrap flex items-center justify-between gap-4 py-3">
              <p className="min-w-0 text-sm">
                <span className="block truncate font-semibold">{event.title}</span>
                {price}
              </p>
              <GetTickets href={register} />
            </div>
          </div>
        )}
      </LiveAvailability>
    </EventAccent>
  )
}

/** The organiser's colour, else that of the poster it shows. */
const accentOf = ({ accent, coverUrl, id }: PublicEvent) => accent ?? (coverUrl ? null : posterPalette(id).accent)

function EventHead({ event, now }: { event: PublicEvent; now: number }) {
  return (
    <header className="grid gap-x-10 gap-y-5 pt-6 pb-8 sm:grid-cols-[auto_minmax(0,1fr)] sm:pt-10">
      <div className="max-sm:hidden">
        <BigDate instant={event.startsAt} zone={event.timeZone} size="lg" />
      </div>
      <div className="flex flex-col gap-3">
        <p className="font-semibold text-sm">
          <Link href={`/events?category=${event.category}`} className="underline-offset-4 hover:underline">
            {categories[event.category as Category] ?? 'Other'}
          </Link>{' '}
          <span className="text-muted">· {placeInWords(event)}</span>
        </p>
        <p className="display text-title sm:hidden">
          <time dateTime={event.startsAt}>{whenInWords(event, now)}</time>
        </p>
        <h1 className={clsx('display [overflow-wrap:anywhere]', event.title.length <= 34 ? 'text-hero' : 'text-poster')}>
          {event.title}
        </h1>
        {event.summary ? <p className="max-w-prose text-lg">{event.summary}</p> : null}
      </div>
    </header>
  )
}

function EventAbout({ event }: { event: PublicEvent }) {
  const { description, attachment, refundPolicy, terms, tags } = event
  return (
    <>
      {description || attachment ? (
        <section aria-labelledby="about">
          <h2 id="about" className="display mb-3 text-title">
            About
          </h2>
          {description ? <Prose>{description}</Prose> : null}
          {attachment ? (
            <p className="mt-4">
              <a href={attachment.url} className="font-semibold underline underline-offset-4">
                {attachment.name}
              </a>{' '}
              <span className="text-muted text-sm">PDF, {sizeInWords(attachment.bytes)}</span>
            </p>
          ) : null}
        </section>
      ) : null}
      {refundPolicy ? (
        <section aria-labelledby="refunds">
          <h2 id="refunds" className="display mb-3 text-title">
            Refunds
          </h2>
          <Prose>{refundPolicy}</Prose>
        </section>
      ) : null}
      {terms ? (
        <section aria-labelledby="terms">
          <h2 id="terms" className="display mb-3 text-title">
            Terms
          </h2>
          <Prose>{terms}</Prose>
        </section>
      ) : null}
      {tags.length > 0 ? (
        <ul aria-label="Tags" className="flex flex-wrap gap-2">
          {tags.map((tag) => (
            <li key={tag}>
              <Link
                href={`/events?tag=${encodeURIComponent(tag)}`}
                className="inline-flex rounded-full bg-sunken px-3 py-1 font-medium text-sm hover:bg-line"
              >
                #{tag}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

const sizeInWords = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
