import { recordActivity } from '@/lib/activity/record'
import type { Context } from '@/lib/core/context'
import type { Tx } from '@/lib/db/tx'
import { freeSlug } from '@/lib/orgs/free-slug'
import { slugOf } from '@/lib/orgs/slug'
import { columnsOf, wholeInput } from './columns'
import { makePool } from './pool'
import type { EventInput } from './schema'
import { checkUploads } from './uploads'

/**
 * Writes a draft and its activity.
 * @param data what the activity tells beyond the title
 * @throws InvalidInput
 */
export async function insertEvent(
  tx: Tx,
  ctx: Context,
  { id, organisationId, input, data }: { id: string; organisationId: string; input: EventInput; data?: Record<string, unknown> },
): Promise<void> {
  const { capacity, ...whole } = wholeInput(input)
  const columns = columnsOf(whole, null)
  await checkUploads(tx, ctx, organisationId, columns)
  const inventoryId = capacity === null ? null : await makePool(tx, capacity)
  await tx.event.create({
    data: {
      ...columns,
      title: input.title,
      id,
      organisationId,
      slug: await freeSlug(tx, 'events', slugOf(input.title, 'event')),
      capacity,
      inventoryId,
    },
  })
  await recordActivity(tx, ctx, 'event.created', { organisationId, eventId: id, data: { title: input.title, ...data } })
}
