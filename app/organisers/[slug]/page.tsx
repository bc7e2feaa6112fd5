import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EventCard } from '@/components/events-public/event-card'
import { EventRow } from '@/components/events-public/event-row'
import { SectionHead } from '@/components/events-public/section-head'
import { SiteShell } from '@/components/shell/site-shell'
import { EmptyState } from '@/components/ui/empty-state'
import { listEvents, organiserAt } from '../../events/data'

type Props = { params: Promise<{ slug: string }> }

export const ensureStatic = 'navigation'
export const instant = false

export const generateStaticParams = async () => [{ slug: 'an-organiser' }]

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const organiser = await organiserAt((await params).slug)
  if (!organiser) return { title: 'No such organiser' }
  return {
    title: organiser.name,
    description: `Events by ${organiser.name}: what is coming and what has been.`,
    alternates: { canonical: `/organisers/${organiser.slug}` },
  }
}

export default async function OrganiserPage({ params }: Props) {
  const organiser = await organiserAt((await params).slug)
  if (!organiser) notFound()
  const [coming, past] = await Promise.all([
    listEvents({ organisation: organiser.id, limit: 24 }),
    listEvents({ organisation: organiser.id, status: 'ended', limit: 6 }),
  ])
  const all = `/events?organisation=${organiser.slug}`
  return (
    <SiteShell current="/events">
      <div className="wrap flex flex-col gap-14 pt-8 sm:pt-14">
        <header className="flex flex-col items-start gap-4">
          <p className="font-semibold text-muted text-sm">Organiser</p>
          <h1 className="display text-hero [overflow-wrap:anywhere]">{organiser.name}</h1>
          {organiser.contactEmail ? (
            <a href={`mailto:${organiser.contactEmail}`} className="font-semibold underline underline-offset-4">
              Write to {organiser.name}
            </a>
          ) : null}
        </header>
        <section aria-labelledby="coming">
          <SectionHead id="coming" href={coming.nextCursor ? all : undefined} more="All of them">
            Coming up
          </SectionHead>
          {coming.items.length > 0 ? (
            <ul className="grid gap-x-6 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
              {coming.items.map((event, index) => (
                <li key={event.id}>
                  <EventCard event={event} now={coming.now} eager={index === 0} />
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState title="Nothing planned yet">{organiser.name} has no event to come. What has been is below.</EmptyState>
          )}
        </section>
        {past.items.length > 0 ? (
          <section aria-labelledby="past">
            <SectionHead id="past" href={past.nextCursor ? `${all}&status=ended` : undefined} more="All past events">
              Past
            </SectionHead>
            <ol>
              {past.items.map((event) => (
                <li key={event.id}>
                  <EventRow event={event} now={past.now} heading="h3" />
                </li>
              ))}
            </ol>
          </section>
        ) : null}
      </div>
    </SiteShell>
  )
}
