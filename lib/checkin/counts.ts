import { NotFound } from '@/lib/core/error'
import { once } from '@/lib/core/global'
import { db } from '@/lib/db/client'
import type { CheckinView } from './view'

type Row = { listId: string; ticketTypeId: string; gate: string; inside: number }
type Facts = { capacity: number | null; types: Named[]; lists: (Named & { ticketTypeIds: string[] })[]; rows: Row[] }
type Named = { id: string; name: string; expected: number }

const keep = 1_000 // milliseconds

type Kept = { at: number; counts: Promise<CheckinView> }
const kept = () => once('checkin-counts', () => new Map<string, Kept>())

/** The counts of an event, at most a second old: a thousand doors asking cost one query a second. */
export function checkinCounts(eventId: string): Promise<CheckinView> {
  const now = Date.now()
  const recent = kept().get(eventId)
  if (recent && now - recent.at < keep) return recent.counts
  if (kept().size > 500) kept().clear()
  const counts = readCounts(eventId)
  kept().set(eventId, { at: now, counts })
  counts.catch(() => kept().delete(eventId))
  return counts
}

/** Counts straight from the presences, in one statement. Who is inside is counted whatever their ticket is worth by now. */
export async function readCounts(eventId: string): Promise<CheckinView> {
  const [facts] = await db().$queryRaw<Facts[]>`
    SELECT e.capacity, coalesce(y.types, '[]') AS types, coalesce(l.lists, '[]') AS lists, coalesce(p.rows, '[]') AS rows
    FROM events e,
      LATERAL (
        SELECT json_agg(json_build_object('id', y.id, 'name', y.name, 'expected', k.tickets) ORDER BY y.position, y.id) AS types
        FROM ticket_types y, LATERAL (SELECT count(*) AS tickets FROM tickets k WHERE k.ticket_type_id = y.id AND k.status = 'valid') k
        WHERE y.event_id = e.id) y,
      LATERAL (
        SELECT json_agg(json_build_object('id', l.id, 'name', l.name, 'ticketTypeIds', l.ticket_type_ids) ORDER BY l.position, l.id) AS lists
        FROM check_in_lists l WHERE l.event_id = e.id) l,
      LATERAL (
        SELECT json_agg(json_build_object('listId', c.list_id, 'ticketTypeId', c.ticket_type_id, 'gate', c.gate, 'inside', c.people)) AS rows
        FROM (
          SELECT i.list_id, i.ticket_type_id, i.gate, count(*) AS people FROM people_inside(e.id) i GROUP BY 1, 2, 3) c) p
    WHERE e.id = ${eventId}`
  if (!facts) throw new NotFound('event')
  const { capacity, types, lists, rows } = facts
  const sum = (of: { inside: number }[]) => of.reduce((all, { inside }) => all + inside, 0)
  const entrance = rows.filter(({ listId }) => listId === '')
  const gates = [...new Set(entrance.map(({ gate }) => gate))].sort((a, b) => a.localeCompare(b))
  return {
    inside: sum(entrance),
    expected: expectedOf(types),
    capacity,
    byTicketType: types.map(({ id, name, expected }) => ({
      ...{ ticketTypeId: id, name, expected },
      inside: sum(entrance.filter(({ ticketTypeId }) => ticketTypeId === id)),
    })),
    byGate: gates.map((gate) => ({ gate, inside: sum(entrance.filter((row) => row.gate === gate)) })),
    byList: lists.map(({ id, name, ticketTypeIds }) => ({
      ...{ listId: id, name },
      inside: sum(rows.filter(({ listId }) => listId === id)),
      expected: expectedOf(types.filter((type) => ticketTypeIds.length === 0 || ticketTypeIds.includes(type.id))),
    })),
  }
}

const expectedOf = (types: Named[]) => types.reduce((all, { expected }) => all + expected, 0)
