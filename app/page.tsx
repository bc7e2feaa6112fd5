import type { Metadata } from 'next'
import Link from 'next/link'
import { CategoryPosters } from '@/components/events-public/category-posters'
import { EventCard } from '@/components/events-public/event-card'
import { FrontHero } from '@/components/events-public/front-hero'
import { OrganisersCall } from '@/components/events-public/organisers-call'
import { SectionHead } from '@/components/events-public/section-head'
import { SiteShell } from '@/components/shell/site-shell'
import { cities, listEvents } from './events/data'

export const metadata: Metadata = {
  title: { absolute: 'Foyer: something good is on' },
  description: 'Find concerts, workshops, talks and film nights near you, get a ticket, walk in.',
  alternates: { canonical: '/' },
}

export default async function FrontPage() {
  const [week, newest, places] = await Promise.all([
    listEvents({ when: 'week', limit: 5 }),
    listEvents({ sort: 'newest', limit: 8 }),
    cities(),
  ])
  const soon = week.items.length > 0 ? week : await listEvents({ limit: 5 })
  // What has been on for weeks does not lead the week.
  const begun = ({ startsAt }: { startsAt: string }) => Number(Date.parse(startsAt) <= soon.now)
  const led = [...soon.items].sort((one, other) => begun(one) - begun(other))
  const shown = new Set(soon.items.map(({ id }) => id))
  const fresh = newest.items.filter(({ id }) => !shown.has(id)).slice(0, 4)
  return (
    <SiteShell>
      <FrontHero cities={places} />
      <div className="wrap flex flex-col gap-16 pb-20 sm:gap-24">
        {soon.items.length > 0 ? (
          <section aria-labelledby="soon">
            <SectionHead id="soon" href={soon === week ? '/events?when=week' : '/events'} more="Everything that is on">
              {soon === week ? 'This week' : 'Coming up'}
            </SectionHead>
            <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 sm:gap-y-10 lg:grid-cols-4">
              {led.map((event, index) => (
                <li key={event.id} className={index === 0 ? 'col-span-2 lg:row-span-2' : undefined}>
                  <EventCard event={event} now={soon.now} eager={index === 0} large={index === 0} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section aria-labelledby="kinds">
          <SectionHead id="kinds">Pick a kind</SectionHead>
          <CategoryPosters />
        </section>
        {fresh.length > 0 ? (
          <section aria-labelledby="fresh">
            <SectionHead id="fresh" href="/events?sort=newest" more="All new events">
              Just announced
            </SectionHead>
            <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 sm:gap-y-10 lg:grid-cols-4">
              {fresh.map((event) => (
                <li key={event.id}>
                  <EventCard event={event} now={newest.now} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {soon.items.length === 0 ? (
          <p className="text-lg">
            Nothing is on yet.{' '}
            <Link href="/console/events/new" className="font-semibold underline underline-offset-4">
              Be the first to put something on
            </Link>
            .
          </p>
        ) : null}
      </div>
      <OrganisersCall />
    </SiteShell>
  )
}
