import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import { operation } from '@/lib/core/operation'
import { inTransaction, type Tx } from '@/lib/db/tx'
import { reachEvent } from './access'
import { NotReady, WrongState } from './errors'
import { readFacts } from './facts'
import { changedNow, lockEvent } from './lock'
import { managedEvent } from './queries'
import { lacks } from './readiness'
import { oneEventInput } from './schema'
import { tagsOf } from './stale'
import { eventView } from './view'

/**
 * Publishes a draft; a published event stays as it is.
 * @throws NotReady with all that is missing, WrongState when cancelled
 */
export async function announceEvent(tx: Tx, ctx: Context, id: string): Promise<void> {
  const event = await lockEvent(tx, id)
  if (event.status === 'published') return
  if (event.status === 'cancelled') throw new WrongState('cancelled', 'This event is cancelled. Duplicate it to hold it again.')
  const { now, ...facts } = await readFacts(id, tx)
  const missing = lacks(facts, now)
  if (missing.length > 0) throw new NotReady(missing)
  await tx.event.update({
    where: { id },
    data: { status: 'published', publishedAt: event.publishedAt ?? now, updatedAt: changedNow(event) },
  })
  await recordActivity(tx, ctx, 'event.published', { organisationId: event.organisationId, eventId: id })
}

export const publishEvent = operation({
  name: 'events.publish',
  input: oneEventInput,
  output: eventView,
  raises: ['event.not_found', 'events.not_ready', 'events.cancelled'],
  access: (ctx, { eventId }) => reachEvent(ctx, eventId, 'event.manage'),
  touches: tagsOf,
  run: async (ctx, _, event) => {
    await inTransaction((tx) => announceEvent(tx, ctx, event.id))
    return managedEvent(event.id)
  },
})
