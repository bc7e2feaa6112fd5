import { cacheLife, cacheTag } from 'next/cache'
import { env } from '@/lib/config/env'
import { systemContext } from '@/lib/core/context'
import { InvalidInput } from '@/lib/core/error'
import { discoverEvents } from '@/lib/events/discovery'
import type { DiscoverInput } from '@/lib/events/discovery-schema'
import type { Discovery } from '@/lib/events/discovery-view'
import { publicAddresses } from '@/lib/events/public-addresses'
import { publicEvent } from '@/lib/events/public-event'
import { publicOrganiser } from '@/lib/events/public-organiser'
import { popularCities } from '@/lib/events/public-places'

/** A build has no database: its pages are made empty, and again at the first visit after the start. */
const hasDatabase = () => env().databaseUrl !== ''

const nobody = { ...systemContext('req_page'), actor: { kind: 'anonymous' } as const }
const nothing: Discovery = { items: [], nextCursor: null, total: 0, totalIsExact: true }

/**
 * A page of public events, kept for a minute per query. `now` tells its reader what had begun by then. A cursor of another
 * list begins at the first page.
 */
export async function listEvents(query: DiscoverInput): Promise<Discovery & { now: number }> {
  'use cache'
  cacheLife('minutes')
  cacheTag('events')
  if (!hasDatabase()) return { ...nothing, now: Date.now() }
  const page = await discoverEvents(nobody, query).catch((error: unknown) => {
    if (error instanceof InvalidInput && query.cursor) return discoverEvents(nobody, { ...query, cursor: undefined })
    throw error
  })
  return { ...page, now: Date.now() }
}

/** The event at an address as anybody may see it, or null. An unknown address is asked again once any event changes. */
export async function eventAt(slug: string) {
  'use cache'
  cacheLife('minutes')
  const event = hasDatabase() ? await publicEvent(slug) : null
  if (event) cacheTag(`event:${event.id}`, `organisation:${event.organisation.id}`)
  else cacheTag('events')
  return event
}

/** When the page of an event is made, in milliseconds: a page that is kept may not look at the clock anywhere else. */
export async function madeAt(eventId: string) {
  'use cache'
  cacheLife('minutes')
  cacheTag(`event:${eventId}`)
  return Date.now()
}

/** What else its organiser has to come. */
export async function moreBy(organisationId: string, except: string) {
  'use cache'
  cacheLife('minutes')
  cacheTag(`organisation:${organisationId}`)
  const { items } = hasDatabase() ? await discoverEvents(nobody, { organisation: organisationId, limit: 4 }) : nothing
  return items.filter(({ id }) => id !== except).slice(0, 3)
}

export async function organiserAt(slug: string) {
  'use cache'
  cacheLife('minutes')
  const organiser = hasDatabase() ? await publicOrganiser(slug) : null
  if (organiser) cacheTag(`organisation:${organiser.id}`)
  else cacheTag('events')
  return organiser
}

export async function cities() {
  'use cache'
  cacheLife('minutes')
  cacheTag('events')
  return hasDatabase() ? popularCities() : []
}

export async function addresses() {
  'use cache'
  cacheLife('minutes')
  cacheTag('events')
  return hasDatabase() ? publicAddresses() : []
}
