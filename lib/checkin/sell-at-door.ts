import { z } from 'zod'
import type { Context } from '@/lib/core/context'
import { operation } from '@/lib/core/operation'
import { reachEvent } from '@/lib/events/access'
import { refusalCodes } from '@/lib/orders/outcome'
import { payUrl, sellTickets } from '@/lib/orders/sell-at-door'
import { doorSaleInput, soldAtDoorView } from '@/lib/orders/sell-at-door-schema'
import { type OrderRow, presentOrder } from '@/lib/orders/view'
import { may, type Role } from '@/lib/orgs/policy'
import { reasons } from './decide'
import { recordScans } from './record-scans'

export const doorSaleView = soldAtDoorView
  .extend({
    admissions: z
      .array(
        z.object({ scanId: z.string(), ticketId: z.string(), decision: z.enum(['admit', 'refuse']), reason: z.enum(reasons) }),
      )
      .meta({ description: 'What the door said of each ticket, when they were to be let in at once' }),
  })
  .meta({ id: 'DoorSale' })
export type DoorSaleView = z.output<typeof doorSaleView>

/**
 * Sells or registers at the door, by whoever has the right to; and lets the new tickets in at once when that is asked for, as far as
 * there are any yet. The same idempotency key is the same sale and the same admissions.
 */
export const sellAtDoor = operation({
  name: 'orders.sellAtDoor',
  input: doorSaleInput,
  output: doorSaleView,
  raises: [...refusalCodes, 'orders.price_changed', 'orders.hold_ended', 'orders.payment_needed', 'payment.amount_not_taken'],
  async access(ctx, { eventId, admit }) {
    const event = await reachEvent(ctx, eventId, 'door.sell')
    if (admit) await reachEvent(ctx, eventId, 'door.scan')
    return event
  },
  async run(ctx, input, event) {
    const order = await sellTickets(ctx, event, input)
    const { payment: _, ...view } = await presentOrder(order, 'buyer', seesAddresses(ctx, event.role))
    const method = order.totalMinor === 0 ? ('free' as const) : input.payment
    const admissions = input.admit && order.tickets.length > 0 ? await admitAll(ctx, order) : []
    return { ...view, payment: { method, url: payUrl(order) }, admissions }
  },
})

/** Who pays by a link says on their own phone what their address is: the door that sold to them hears it when it may see addresses. */
const seesAddresses = ({ actor }: Context, role: Role) =>
  actor.kind === 'door' ? actor.rights.includes('email') : may(role, 'attendees.read')

/** One scan for each ticket, by an id that follows from the ticket's: sent again, it is the same admission. */
async function admitAll(ctx: Context, { eventId, tickets }: OrderRow) {
  const at = new Date().toISOString()
  const scans = tickets.map(({ id }) => ({ scanId: id.replace(/^tkt_/, 'scn_'), ticketId: id, at }))
  const { results } = await recordScans(ctx, { eventId, scans })
  return results.map(({ scanId, decision, reason }, index) => ({ scanId, ticketId: tickets[index]!.id, decision, reason }))
}
