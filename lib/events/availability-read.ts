import { Prisma } from '@/generated/prisma/client'
import { once } from '@/lib/core/global'
import { db } from '@/lib/db/client'
import type { Sale, Stock } from './availability'
import { datesOf, pricesColumn, type StockRow, stockColumns, stockJoins } from './public/stock'

/** The stock of an event as the database has it at `now`. Hidden types are in it; whoever shows them must be allowed to. */
export type EventStock = {
  eventId: string
  visibility: 'public' | 'unlisted' | 'private'
  sale: Sale
  types: (Stock & { hidden: boolean })[]
  now: Date
}

type Kept = { until: number; answer: Promise<EventStock | null> }

const second = 1_000 // milliseconds
const kept = () => once('availability', () => new Map<string, Kept>())

/**
 * The stock of an event by id or slug, at most a second old: however many people watch, an event costs a process one
 * statement a second. Null when there is no such event.
 */
export function readStock(event: string): Promise<EventStock | null> {
  const cache = kept()
  const now = performance.now()
  const found = cache.get(event)
  if (found && found.until > now) return found.answer
  cache.delete(event) // so that the map stays in the order of ageing
  for (const [key, { until }] of cache) {
    if (until > now) break
    cache.delete(key)
  }
  const answer = stockOf(event)
  cache.set(event, { until: now + second, answer })
  answer.catch(() => cache.delete(event))
  return answer
}

type Row = Pick<EventStock, 'eventId' | 'visibility' | 'now'> &
  Sale & { types: (StockRow & Pick<Stock, 'ticketTypeId'> & { hidden: boolean })[] }

async function stockOf(event: string): Promise<EventStock | null> {
  const [row] = await db().$queryRaw<Row[]>(Prisma.sql`
    SELECT e.id AS "eventId", e.visibility, e.status, e.ends_at AS "endsAt", now() AS now,
           pool.capacity - pool.held - pool.sold - pool.offered AS seats, ${pricesColumn} AS prices, coalesce(y.types, '[]') AS types
    FROM events e
    LEFT JOIN inventory pool ON pool.id = e.inventory_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object(
               'ticketTypeId', t.id, 'hidden', t.hidden, ${stockColumns}) ORDER BY t.position, t.id) AS types
      FROM ticket_types t ${stockJoins} WHERE t.event_id = e.id) y ON true
    WHERE e.id = ${event} OR e.slug = ${event}`)
  if (!row) return null
  const { eventId, visibility, status, endsAt, seats, prices, now, types } = row
  return {
    eventId,
    visibility,
    sale: { status, endsAt, seats, prices },
    now,
    types: types.map((type) => ({ ...type, ...datesOf(type) })),
  }
}
