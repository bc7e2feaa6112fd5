import { systemContext } from '@/lib/core/context'
import { touchListeners } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { repeat } from '@/lib/jobs/repeat'
import { tagsOf } from './stale'

/**
 * Brings the "from" prices of upcoming events up to date where time or sales moved them: a tier that ended, a type that sold out.
 * What an organiser changes is seen at once, by triggers.
 * @returns how many were different
 */
export async function refreshPrices(): Promise<number> {
  const stale = await db().$queryRaw<{ id: string }[]>`
    SELECT e.id FROM events e
    WHERE e.status = 'published' AND e.ends_at > now()
      AND EXISTS (SELECT FROM ticket_types y WHERE y.event_id = e.id AND NOT y.hidden
                  AND (y.price_minor > 0 OR y.min_price_minor > 0 OR y.price_tiers <> '[]'))
      AND e.price_from_minor IS DISTINCT FROM event_price_from(e)`
  if (stale.length === 0) return 0
  const ids = stale.map(({ id }) => id)
  const changed = await inTransaction(async (tx) => {
    // Looked at again under the lock, because a price computed before it may be an older one.
    await tx.$queryRaw`SELECT id FROM events WHERE id = ANY (${ids}) ORDER BY id FOR NO KEY UPDATE`
    return tx.$queryRaw<{ id: string; organisationId: string }[]>`
      UPDATE events e SET price_from_minor = event_price_from(e)
      WHERE e.id = ANY (${ids}) AND e.price_from_minor IS DISTINCT FROM event_price_from(e)
      RETURNING e.id, e.organisation_id AS "organisationId"`
  })
  const tags = new Set(changed.flatMap(({ id, organisationId }) => tagsOf({ id, organisation: { id: organisationId } })))
  if (tags.size > 0) await Promise.all([...touchListeners()].map((listen) => listen([...tags], systemContext('req_prices'))))
  return changed.length
}

/** Keeps doing so, once a minute, until stopped. */
export const keepPrices = () => repeat('refresh prices', 60_000, async () => void (await refreshPrices()))
