import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db/client'

export type Standing = {
  verifiedAt: Date | null
  broken: { id: string; says: string; count: number; rows: unknown[] }[]
  /** facts that are not jobs yet, and for how long the oldest has waited, in seconds */
  undispatched: number
  undispatchedSeconds: number
  jobsWaiting: number
  /** given up after all their tries */
  jobsFailed: number
  mailsQueued: number
  mailsFailed: number
  /** holds whose time was up a minute ago, because a provider could not be reached */
  holdsOverdue: number
  paymentsOpen: number
  refundsDue: number
  refundsFailed: number
}

/** How the installation stands, in one statement: counts by partial indexes, so that asking costs nothing on a busy day. */
export async function readStanding(): Promise<Standing> {
  const hasJobs = await db().$queryRaw<
    { there: boolean }[]
  >`SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AS there`
  const jobs = hasJobs[0]!.there
    ? Prisma.sql`SELECT count(*) FILTER (WHERE attempts < max_attempts)::int AS waiting,
                        count(*) FILTER (WHERE attempts >= max_attempts)::int AS failed FROM graphile_worker._private_jobs`
    : Prisma.sql`SELECT 0 AS waiting, 0 AS failed`
  const [standing] = await db().$queryRaw<Standing[]>(Prisma.sql`
    WITH last AS (SELECT ran_at, broken FROM verifications ORDER BY ran_at DESC LIMIT 1),
    outbox AS (SELECT count(*)::int AS facts, coalesce(extract(epoch FROM now() - min(a.created_at)), 0)::int AS seconds
               FROM activity_outbox o JOIN activities a ON a.id = o.activity_id),
    jobs AS (${jobs}),
    mails AS (SELECT count(*) FILTER (WHERE state = 'queued')::int AS queued, count(*) FILTER (WHERE state = 'failed')::int AS failed
              FROM deliveries WHERE state <> 'sent'),
    refunds AS (SELECT count(*) FILTER (WHERE state = 'due')::int AS due, count(*) FILTER (WHERE state = 'failed')::int AS failed
                FROM refunds WHERE state <> 'done')
    SELECT (SELECT ran_at FROM last) AS "verifiedAt", coalesce((SELECT broken FROM last), '[]') AS broken,
           outbox.facts AS undispatched, outbox.seconds AS "undispatchedSeconds", jobs.waiting AS "jobsWaiting", jobs.failed AS "jobsFailed",
           mails.queued AS "mailsQueued", mails.failed AS "mailsFailed", refunds.due AS "refundsDue", refunds.failed AS "refundsFailed",
           (SELECT count(*) FROM orders WHERE status = 'pending' AND expires_at < now() - interval '1 minute')::int AS "holdsOverdue",
           (SELECT count(*) FROM payments WHERE state IN ('opening', 'open', 'processing'))::int AS "paymentsOpen"
    FROM outbox, jobs, mails, refunds`)
  return standing!
}
