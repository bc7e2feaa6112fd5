import { z } from 'zod'
import { once } from '@/lib/core/global'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'
import { stepOf, withoutGaps } from './arrivals'
import { checkinCounts } from './counts'
import { reasons } from './decide'
import { checkinInput } from './schema'
import { checkinView } from './view'

const doorReport = z.object({
  counts: checkinView,
  /** who went through the entrance, in steps of `minutes`; what was taken back is not in it */
  arrivals: z.object({
    minutes: z.int(),
    steps: z.array(z.object({ at: z.string(), in: z.int(), out: z.int() })),
  }),
  /** refused scans by reason, most first */
  refused: z.array(z.object({ reason: z.enum(reasons), scans: z.int() })),
  /** tickets whose admissions do not fit together */
  conflicts: z.int(),
})
export type DoorReport = z.output<typeof doorReport>

/** The door of an event as its organiser watches it: who is inside, when they came, whom it refused and why. */
export const readDoorReport = operation({
  name: 'checkin.readDoorReport',
  input: checkinInput,
  output: doorReport,
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'door.scan'),
  raises: ['event.not_found'],
  run: (_ctx, _input, event) => reportOf(event),
})

type Watched = { id: string; timeZone: string }
type Kept = { until: number; report: Promise<DoorReport> }
const kept = () => once('door-reports', () => new Map<string, Kept>())

/**
 * The report, kept for ten times as long as it took to make: whoever watches asks every three seconds, and of a million scans that
 * takes more than one. However many watch, it is made once.
 */
function reportOf(event: Watched): Promise<DoorReport> {
  const begun = performance.now()
  const known = kept().get(event.id)
  if (known && known.until > begun) return known.report
  if (kept().size > 500) kept().clear()
  const made: Kept = { until: Number.POSITIVE_INFINITY, report: makeReport(event) }
  kept().set(event.id, made)
  made.report.then(
    () => {
      const now = performance.now()
      made.until = now + 10 * (now - begun)
    },
    () => kept().delete(event.id),
  )
  return made.report
}

async function makeReport(event: Watched): Promise<DoorReport> {
  const [counts, curve, refused, conflicts] = await Promise.all([
    checkinCounts(event.id),
    readArrivals(event.id),
    readRefused(event.id),
    countConflicts(event.id),
  ])
  const steps = curve.steps.map(({ at, ...moved }) => ({ at: isoWithOffset(new Date(at), event.timeZone), ...moved }))
  return { counts, arrivals: { minutes: curve.minutes, steps }, refused, conflicts }
}

async function readArrivals(eventId: string) {
  const [span] = await db().$queryRaw<{ first: Date | null; last: Date | null }[]>`
    SELECT min(occurred_at) AS first, max(occurred_at) AS last FROM scans
    WHERE event_id = ${eventId} AND decision = 'admit' AND undone_at IS NULL AND list_id IS NULL`
  const minutes = stepOf(span?.first && span.last ? span.last.getTime() - span.first.getTime() : 0)
  const rows = await db().$queryRaw<{ at: Date; in: number; out: number }[]>`
    SELECT date_bin(make_interval(mins => ${minutes}), occurred_at, timestamptz '2000-01-01 00:00Z') AS at,
           (count(*) FILTER (WHERE direction = 'in'))::int AS in, (count(*) FILTER (WHERE direction = 'out'))::int AS out
    FROM scans
    WHERE event_id = ${eventId} AND decision = 'admit' AND undone_at IS NULL AND list_id IS NULL
    GROUP BY 1`
  return { minutes, steps: withoutGaps(new Map(rows.map(({ at, ...moved }) => [at.getTime(), moved])), minutes) }
}

const readRefused = (eventId: string) => db().$queryRaw<{ reason: (typeof reasons)[number]; scans: number }[]>`
  SELECT reason, count(*)::int AS scans FROM scans WHERE event_id = ${eventId} AND decision = 'refuse'
  GROUP BY reason ORDER BY scans DESC, reason`

async function countConflicts(eventId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ tickets: number }[]>`
    SELECT count(DISTINCT coalesce(ticket_id, id))::int AS tickets FROM scans
    WHERE event_id = ${eventId} AND conflict IS NOT NULL AND undone_at IS NULL`
  return row?.tickets ?? 0
}
