import { once } from '@/lib/core/global'
import { db } from '@/lib/db/client'

/** Milliseconds for which a process goes by what it read. */
const lately = 1_000
/** Events remembered at most; the longest known go first. */
const most = 1_000

type Read = { until: number; terms: Promise<string> }
const known = () => once('terms-of-event', () => new Map<string, Read>())

async function read(eventId: string): Promise<string> {
  const event = await db().event.findUnique({ where: { id: eventId }, select: { terms: true } })
  return event?.terms ?? ''
}

/**
 * What whoever orders at this event has to accept, as it stood within the last second: in a rush that is one look a second, and
 * an order stays one statement. Empty when there is nothing to accept, or no such event.
 */
export function termsOfEvent(eventId: string): Promise<string> {
  const events = known()
  const before = events.get(eventId)
  if (before && before.until > performance.now()) return before.terms
  const terms = read(eventId)
  terms.catch(() => events.delete(eventId))
  events.delete(eventId) // so that it stands last
  events.set(eventId, { until: performance.now() + lately, terms })
  if (events.size > most) events.delete(events.keys().next().value!)
  return terms
}
