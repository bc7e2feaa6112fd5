import { z } from 'zod'
import { activitiesOfOrder } from '@/lib/activity/of-order'
import { NotFound } from '@/lib/core/error'
import { isoWithOffset } from '@/lib/core/instant'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { deliveriesOf } from '@/lib/email/deliveries-of'
import { reachOrder } from './access'

const deliveryView = z.object({
  id: z.string(),
  template: z.string(),
  to: z.object({ name: z.string().nullable(), address: z.string() }),
  state: z.enum(['queued', 'sent', 'failed', 'withheld']),
  attempts: z.int(),
  lastError: z.string().nullable(),
  transport: z.string().nullable(),
  subject: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
})

const activityView = z.object({
  id: z.string(),
  kind: z.string(),
  actor: z.string(),
  at: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type TimelineActivity = z.output<typeof activityView>
export type TimelineDelivery = z.output<typeof deliveryView>

/** Everything that happened to an order, and every message about it with what became of it. For those who run the event. */
export const orderTimeline = operation({
  name: 'orders.timeline',
  input: z.object({ id: z.string().max(60) }),
  output: z.object({ timeZone: z.string(), activities: z.array(activityView), deliveries: z.array(deliveryView) }),
  access: async (ctx, { id }) => {
    const order = await reachOrder(ctx, { id })
    if (!order.manages) throw new NotFound('order')
    return order
  },
  raises: ['order.not_found'],
  async run(_ctx, { id }, { eventId }) {
    const [{ timeZone }, activities, deliveries] = await Promise.all([
      db().event.findUniqueOrThrow({ where: { id: eventId }, select: { timeZone: true } }),
      activitiesOfOrder(id),
      deliveriesOf(id),
    ])
    return {
      timeZone,
      activities: activities
        .filter(({ kind }) => kind !== 'delivery.queued' && kind !== 'delivery.withheld') // the deliveries themselves say more
        .map(({ createdAt, ...activity }) => ({ ...activity, at: isoWithOffset(createdAt, timeZone) })),
      deliveries: deliveries.map(({ toName, toAddress, createdAt, sentAt, ...delivery }) => ({
        ...delivery,
        to: { name: toName, address: toAddress },
        createdAt: isoWithOffset(createdAt, timeZone),
        sentAt: sentAt ? isoWithOffset(sentAt, timeZone) : null,
      })),
    }
  },
})
