import { z } from 'zod'
import { Unauthenticated } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { mineInput } from './schema'
import { orderSelect, orderView, presentOrder } from './view'

/**
 * The signed-in person's orders, newest first. What was ordered as a guest with their address is theirs once the address
 * is verified.
 */
export const myOrders = operation({
  name: 'orders.mine',
  input: mineInput,
  output: z.object({ items: z.array(orderView), nextCursor: z.string().nullable() }),
  access: ({ actor }) => {
    if (actor.kind !== 'user') throw new Unauthenticated()
    return actor
  },
  async run(_ctx, { cursor, limit }, { userId, email, verified }) {
    const rows = await db().order.findMany({
      where: { OR: [{ userId }, ...(verified ? [{ buyerEmail: email }] : [])], ...(cursor ? { id: { lt: cursor } } : {}) },
      select: orderSelect,
      orderBy: { id: 'desc' },
      take: limit + 1,
    })
    const page = rows.slice(0, limit)
    return {
      items: await Promise.all(page.map((row) => presentOrder(row, 'buyer'))),
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    }
  },
})
