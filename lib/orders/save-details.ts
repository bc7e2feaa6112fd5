import type { Prisma } from '@/generated/prisma/client'
import type { Context } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import type { CheckoutDetails } from './checkout-schema'
import { draftTickets } from './checkout-view'
import { PromoCodeOver } from './price-errors'

/**
 * Keeps what the buyer entered, on an order that is not confirmed yet: its tickets are made of it. A hold whose time was up
 * keeps it too, for the next try. Anything further on stays as it is.
 * @throws PromoCodeOver, with everything kept, when this person may not use the order's code any more: only now it is known who it is
 */
export async function saveDetails({ actor }: Context, orderId: string, { buyer, attendees }: CheckoutDetails): Promise<void> {
  const [name, email] = [buyer.name ?? '', buyer.email ?? '']
  const used = await inTransaction(async (tx) => {
    const [code] = await tx.$queryRaw<{ id: string; most: number | null }[]>`
      SELECT c.id, c.max_per_person AS most FROM promo_codes c JOIN orders o ON o.promo_code_id = c.id
      WHERE o.id = ${orderId} FOR NO KEY UPDATE OF c`
    const [order] = await tx.$queryRaw<{ draft: unknown; userId: string | null; status: string }[]>`
      SELECT draft, user_id AS "userId", status FROM orders
      WHERE id = ${orderId} AND status IN ('pending', 'expired') FOR NO KEY UPDATE`
    if (!order) return false
    const userId = order.userId ?? (actor.kind === 'user' ? actor.userId : null)
    const draft = draftTickets(order.draft).map((ticket, index) => ({
      ...ticket,
      holderName: attendees[index]?.name ?? name,
      holderEmail: attendees[index]?.email ?? null,
    }))
    const data = { buyerName: name, buyerEmail: email, userId, draft: draft as Prisma.InputJsonValue }
    await tx.order.update({ where: { id: orderId }, data })
    if (!code?.most || order.status !== 'pending') return false
    const [uses] = await tx.$queryRaw<{ n: number }[]>`SELECT code_uses(${code.id}, ${email}, ${userId}, ${orderId}) AS n`
    return uses!.n >= code.most
  })
  if (used) throw new PromoCodeOver('used_by_you')
}

/** Keeps the terms the buyer accepted, as they stood. */
export const keepTerms = (orderId: string, terms: string) =>
  db().order.updateMany({ where: { id: orderId, status: 'pending' }, data: { terms } })
