import { Prisma } from '@/generated/prisma/client'
import { actorName, type Context } from '@/lib/core/context'
import type { Tx } from '@/lib/db/tx'

export type ActivityFacts = {
  organisationId?: string
  eventId?: string
  orderId?: string
  /** what a reader of the timeline needs; no secrets, no more personal data than the rows it names */
  data?: Record<string, unknown>
}

/**
 * Records what happened, in the transaction that makes it happen: one statement, no job and no NOTIFY, which would
 * serialise checkouts at commit. The dispatcher turns it into jobs afterwards (lib/worker/subscriptions.ts).
 */
export async function recordActivity(tx: Tx, ctx: Context, kind: string, facts: ActivityFacts = {}) {
  await tx.$executeRaw(Prisma.sql`
    WITH activity AS (
      INSERT INTO activities (kind, organisation_id, event_id, order_id, actor, request_id, data)
      VALUES (${kind}, ${facts.organisationId ?? null}, ${facts.eventId ?? null}, ${facts.orderId ?? null},
              ${actorName(ctx.actor)}, ${ctx.requestId}, ${JSON.stringify(facts.data ?? {})}::jsonb)
      RETURNING id)
    INSERT INTO activity_outbox (activity_id) SELECT id FROM activity`)
}
