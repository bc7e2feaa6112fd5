import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EventView } from '@/components/events-public/event-view'
import { scriptJson, structuredData } from '@/components/events-public/structured-data'
import { SiteShell } from '@/components/shell/site-shell'
import { posterSizes } from '@/lib/events/poster'
import { eventAt, madeAt, moreBy } from '../data'

type Props = { params: Promise<{ slug: string }> }

/** The whole page is made once and kept: an address that is asked for the first time waits for it, and is answered by its status. */
export const ensureStatic = 'navigation'
export const instant = false

/** One sample, without which no page of this route would be cached whole. Real ones are made at their first visit. */
export const generateStaticParams = async () => [{ slug: 'an-event' }]

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const event = await eventAt((await params).slug)
  if (!event) return { title: 'No such event' }
  const { title, url, visibility } = event
  const description = event.summary || event.description.replace(/[#*_>`[\]]/g, '').slice(0, 160) || undefined
  const images = [{ url: `${url}/share.png`, ...posterSizes.share, alt: title }]
  return {
    title,
    description,
    alternates: { canonical: url },
    robots: visibility === 'public' ? undefined : { index: false },
    openGraph: { type: 'website', siteName: 'Foyer', title, description, url, images },
    twitter: { card: 'summary_large_image', title, description, images },
  }
}

export default async function EventPage({ params }: Props) {
  const event = await eventAt((await params).slug)
  if (!event) notFound()
  const over = event.status === 'ended' || event.status === 'cancelled'
  const [next] = over ? await moreBy(event.organisation.id, event.id) : []
  return (
    <SiteShell current="/events">
      <script type="application/ld+json">{scriptJson(structuredData(event))}</script>
      <EventView event={event} next={next} now={await madeAt(event.id)} />
    </SiteShell>
  )
}
