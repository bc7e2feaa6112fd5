import { z } from 'zod'
import { NotFound } from '@/lib/core/error'
import { operation } from '@/lib/core/operation'
import { db } from '@/lib/db/client'
import { inTransaction, type Tx } from '@/lib/db/tx'
import { queueDelivery } from '@/lib/email/queue-delivery'
import { reachOrder } from '@/lib/orders/access'
import { NothingToSend, StillQueued, TooMuchMail } from './errors'
import { orderMailLoaders } from './loaders'
import { takeTurns, whyWithheld } from './recipient-limit'

/** A mail about an order goes out again, as a delivery of its own: what it says is what is so now. */
export const resendMail = operation({
  name: 'orders.resendMail',
  input: z.object({ id: z.string().max(60), deliveryId: z.string().max(60) }),
  output: z.object({ eventId: z.string(), deliveryId: z.string().nullable() }),
  access: async (ctx, { id }) => {
    const order = await reachOrder(ctx, { id }, 'event.manage')
    if (!order.manages) throw new NotFound('order')
    return order
  },
  raises: [
    'order.not_found',
    'delivery.not_found',
    'deliveries.still_queued',
    'deliveries.nothing_to_send',
    'deliveries.too_many',
  ],
  async run(ctx, { id, deliveryId }, { eventId }) {
    const sent = await db().delivery.findFirst({ where: { id: deliveryId, orderId: id } })
    if (!sent) throw new NotFound('delivery')
    if (sent.state === 'queued') throw new StillQueued()
    const load = orderMailLoaders[sent.template as keyof typeof orderMailLoaders]
    if (!load || !(await load(sent))) throw new NothingToSend()
    const again = await inTransaction(async (tx) => {
      if (sent.template === 'ticket') await refuseTooMuch(tx, sent.toAddress)
      return queueDelivery(tx, ctx, {
        template: sent.template,
        // a second press of the same button is the same wish
        dedupeKey: `${sent.dedupeKey}:again:${ctx.idempotencyKey ?? ctx.requestId}`,
        to: { name: sent.toName ?? undefined, address: sent.toAddress },
        replyTo: sent.replyTo,
        organisationId: sent.organisationId ?? undefined,
        eventId: sent.eventId ?? undefined,
        orderId: id,
        ticketId: sent.ticketId ?? undefined,
        props: sent.props as Record<string, string>,
      })
    })
    return { eventId, deliveryId: again }
  },
})

/** @throws TooMuchMail */
async function refuseTooMuch(tx: Tx, address: string) {
  await takeTurns(tx, [address])
  const why = await whyWithheld(tx, address)
  if (why) throw new TooMuchMail(why)
}
