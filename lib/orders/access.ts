import { timingSafeEqual } from 'node:crypto'
import type { Actor, Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { type Act, may, type Role } from '@/lib/orgs/policy'

/**
 * `manages`: a member whose role allows the act, who may also be its buyer. `addresses`: whether they may see e-mail addresses; the token
 * of what was sold at a door is in the hands of that door, too.
 */
export type ReachedOrder = { id: string; eventId: string; as: 'buyer' | 'manager'; manages: boolean; addresses: boolean }

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/**
 * Whether an order is this person's: they placed it signed in, or it was placed with the address they have proved to be
 * theirs. An address that is not verified proves nothing.
 */
export const isOwn = (actor: Actor, order: { userId: string | null; buyerEmail: string }) =>
  actor.kind === 'user' && (order.userId === actor.userId || (actor.verified && order.buyerEmail === actor.email))

/**
 * An order within reach: its buyer's by token or account, or a member's whose role allows `act`.
 * @throws NotFound('order') for everybody else, whether there is such an order or not
 */
export async function reachOrder(
  { actor }: Context,
  { id, token }: { id: string; token?: string },
  act: Act = 'orders.read',
): Promise<ReachedOrder> {
  const userId = actor.kind === 'user' ? actor.userId : ''
  const order = await db().order.findUnique({
    where: { id },
    select: {
      token: true,
      userId: true,
      buyerEmail: true,
      soldBy: true,
      eventId: true,
      event: { select: { organisation: { select: { memberships: { where: { userId }, select: { role: true } } } } } },
    },
  })
  if (!order) throw new NotFound('order')
  const role = order.event.organisation.memberships[0]?.role as Role | undefined
  const manages = actor.kind === 'system' || (role !== undefined && may(role, act))
  const isTheirs = isOwn(actor, order)
  const own = isTheirs || (token !== undefined && same(token, order.token))
  if (!own && !manages) throw new NotFound('order')
  return {
    id,
    eventId: order.eventId,
    as: own ? 'buyer' : 'manager',
    manages,
    addresses: order.soldBy === null || isTheirs || manages,
  }
}
