import type { Context } from '@/lib/core/context'
import { db } from '@/lib/db/client'

/** Whether an order of this event was made with the request's idempotency key: asked again, it is that one. */
export async function madeBefore({ idempotencyKey }: Context, eventId: string): Promise<boolean> {
  if (!idempotencyKey) return false
  return (await db().order.count({ where: { idempotencyKey: `${eventId}:${idempotencyKey}` } })) > 0
}
