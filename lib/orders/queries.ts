import { NotFound } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { type OrderRow, orderSelect } from './view'

/** The id of the event an address names by id or slug. Whether it sells anything is for `reserve` to say. @throws NotFound */
export async function eventIdOf(idOrSlug: string): Promise<string> {
  if (/^evt_[0-9A-Z]{26}$/.test(idOrSlug)) return idOrSlug
  const event = await db().event.findUnique({ where: { slug: idOrSlug }, select: { id: true } })
  if (!event) throw new NotFound('event')
  return event.id
}

/** An order that is known to exist, with everything the API tells of it. */
export const orderById = (id: string): Promise<OrderRow> => db().order.findUniqueOrThrow({ where: { id }, select: orderSelect })
