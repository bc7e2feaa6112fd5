import { timingSafeEqual } from 'node:crypto'
import type { Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { type Act, may, type Role } from '@/lib/orgs/policy'

export type ReachedTicket = {
  id: string
  order: { status: string }
  event: { status: string; timeZone: string }
  as: 'holder' | 'manager'
}

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/**
 * A ticket within reach: its holder's or buyer's, by the ticket's own token, the order's token or a verified account; or a
 * member's whose role allows `act`.
 * @throws NotFound('ticket') for everybody else, whether there is such a ticket or not
 */
export async function reachTicket(
  { actor }: Context,
  { id, token }: { id: string; token?: string },
  act: Act,
): Promise<ReachedTicket> {
  const userId = actor.kind === 'user' ? actor.userId : ''
  const ticket = await db().ticket.findUnique({
    where: { id },
    select: {
      linkToken: true,
      holderEmail: true,
      order: { select: { status: true, token: true, userId: true, buyerEmail: true } },
      event: {
        select: {
          status: true,
          timeZone: true,
          organisation: { select: { memberships: { where: { userId }, select: { role: true } } } },
        },
      },
    },
  })
  if (!ticket) throw new NotFound('ticket')
  const { order, event } = ticket
  const reached = { id, order: { status: order.status }, event: { status: event.status, timeZone: event.timeZone } }
  const byToken = token !== undefined && (same(token, ticket.linkToken) || same(token, order.token))
  const byAccount =
    actor.kind === 'user' &&
    (order.userId === actor.userId || (actor.verified && [ticket.holderEmail, order.buyerEmail].includes(actor.email)))
  if (byToken || byAccount) return { ...reached, as: 'holder' }
  const role = event.organisation.memberships[0]?.role as Role | undefined
  if (actor.kind === 'system' || (role && may(role, act))) return { ...reached, as: 'manager' }
  throw new NotFound('ticket')
}
