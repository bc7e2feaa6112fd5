import { timingSafeEqual } from 'node:crypto'
import { Gauge, Registry } from 'prom-client'
import { env } from '@/lib/config/env'
import { readStanding, type Standing } from './standing'

const gauges: [name: string, help: string, value: (now: Standing) => number][] = [
  ['foyer_invariants_broken', 'Invariants that did not hold when last looked at', ({ broken }) => broken.length],
  [
    'foyer_verified_seconds',
    'When the invariants were last looked at, seconds since 1970; 0 for never',
    (now) => (now.verifiedAt?.getTime() ?? 0) / 1_000,
  ],
  ['foyer_activities_undispatched', 'Facts that are not jobs yet', (now) => now.undispatched],
  ['foyer_dispatch_lag_seconds', 'How long the oldest of them has waited', (now) => now.undispatchedSeconds],
  ['foyer_jobs_waiting', 'Jobs that wait or run', (now) => now.jobsWaiting],
  ['foyer_jobs_failed', 'Jobs given up', (now) => now.jobsFailed],
  ['foyer_mails_queued', 'Mails on their way', (now) => now.mailsQueued],
  ['foyer_mails_failed', 'Mails given up', (now) => now.mailsFailed],
  ['foyer_holds_overdue', 'Holds whose time was up a minute ago', (now) => now.holdsOverdue],
  ['foyer_payments_open', 'Payments whose end is not known', (now) => now.paymentsOpen],
  ['foyer_refunds_due', 'Refunds on their way', (now) => now.refundsDue],
  ['foyer_refunds_failed', 'Refunds that did not go through', (now) => now.refundsFailed],
]

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Whether an Authorization header carries METRICS_TOKEN. Never, when there is none. */
export function maySeeMetrics(authorization: string | null): boolean {
  const token = env().METRICS_TOKEN
  return token !== undefined && authorization !== null && same(authorization, `Bearer ${token}`)
}

/** The installation in Prometheus' text format. Counted in the database: the same whichever process is asked. */
export async function metrics(): Promise<{ contentType: string; text: string }> {
  const standing = await readStanding()
  const registry = new Registry()
  for (const [name, help, value] of gauges) new Gauge({ name, help, registers: [registry] }).set(value(standing))
  return { contentType: registry.contentType, text: await registry.metrics() }
}
