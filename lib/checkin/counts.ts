import { once } from '@/lib/core/global'
import { db } from '@/lib/db/client'
import type { CheckinView } from './view'

type Row = { ticketTypeId: string; name: string; gate: string | null; tickets: number }

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

/** Counts straight from the tickets, in one statement. */
export async function readCounts(eventId: string): Promise<CheckinView> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT y.id AS "ticketTypeId", y.name, CASE WHEN k.admitted_at IS NOT NULL THEN k.admitted_gate END AS gate, count(k.id)::int AS tickets
    FROM ticket_types y LEFT JOIN tickets k ON k.ticket_type_id = y.id AND k.status = 'valid'
    WHERE y.event_id = ${eventId}
    GROUP BY y.id, y.name, y.position, 3 ORDER BY y.position, y.id`
  const types = new Map<string, CheckinView['byTicketType'][number]>()
  const gates = new Map<string, number>()
  for (const { ticketTypeId, name, gate, tickets } of rows) {
    const type = types.get(ticketTypeId) ?? { ticketTypeId, name, inside: 0, expected: 0 }
    type.expected += tickets
    if (gate !== null) {
      type.inside += tickets
      gates.set(gate, (gates.get(gate) ?? 0) + tickets)
    }
    types.set(ticketTypeId, type)
  }
  const byTicketType = [...types.values()]
  return {
    inside: byTicketType.reduce((sum, type) => sum + type.inside, 0),
    expected: byTicketType.reduce((sum, type) => sum + type.expected, 0),
    byTicketType,
    byGate: [...gates].map(([gate, inside]) => ({ gate, inside })).sort((a, b) => a.gate.localeCompare(b.gate)),
  }
}
