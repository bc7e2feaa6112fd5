import { z } from 'zod'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { signedIn } from './access'

/** What erasing one's account would touch, in numbers, to be said before it is done. */
export const previewErasure = operation({
  name: 'me.preview_erasure',
  input: z.object({}),
  output: z.object({ pastOrders: z.int(), comingTickets: z.int(), organisations: z.int() }),
  access: signedIn,
  run: async (_ctx, _input, { userId }) => {
    const [pastOrders, comingTickets, organisations] = await Promise.all([
      db().order.count({ where: { userId, event: { endsAt: { lte: new Date() } } } }),
      db().ticket.count({ where: { status: 'valid', order: { userId }, event: { endsAt: { gt: new Date() } } } }),
      db().membership.count({ where: { userId } }),
    ])
    return { pastOrders, comingTickets, organisations }
  },
})
