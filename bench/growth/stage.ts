import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { openPayment } from '@/lib/orders/open-payment'
import { contextOf, makeEvent, makeHold, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { fakeProvider } from '@/lib/testing/fake-provider'
import { letTimePass, makeHeldOrder } from '@/lib/testing/held-order'
import { fill } from '../discovery/fill'
import { fillSales } from './fill-sales'

export const [events, orders, hotOrders] = [1_000_000, 1_000_000, 100_000]
const organisations = 1_000
const urls = { returnUrl: 'https://example.org/back', cancelUrl: 'https://example.org/checkout' }

/** An installation that has grown: a thousand organisations, a million events and orders, one event with a tenth of them. */
export async function growUp() {
  const owner = await makeUser()
  const own = await makeOrganisation([{ userId: owner.id, role: 'owner' }])
  const others = Array.from({ length: organisations - 1 }, (_, n) => ({ id: newId('org'), name: `Hall ${n}`, slug: `hall-${n}` }))
  await db().organisation.createMany({ data: others })
  await fill([own.id, ...others.map(({ id }) => id)], 0, events)
  const event = await makeEvent({ organisationId: own.id, capacity: 10_000_000 })
  const type = await makeTicketType(event.id, { quantity: 10_000_000 })
  await fillSales(orders, { eventId: event.id, ticketTypeId: type.id, orders: hotOrders })
  return { ctx: contextOf(owner), organisation: own, event, type }
}
export type Grown = Awaited<ReturnType<typeof growUp>>

/** A hold of that event whose time is up. */
export async function overdueHold({ event, type }: Grown) {
  const { id } = await makeHold(event.id, type.id)
  await letTimePass(id)
}

/** A payment that was opened a while ago, of a hold that stands. */
export async function openPaymentOf({ event }: Grown) {
  const bank = fakeProvider()
  const priced = await makeTicketType(event.id, { quantity: 100, priceMinor: 1_200 })
  const held = await makeHeldOrder(event.id, [{ ticketTypeId: priced.id, quantity: 1 }], {
    email: `${newId('b').toLowerCase()}@example.org`,
  })
  const { paymentId } = await openPayment(held.id, bank.provider, urls)
  await db().payment.update({ where: { id: paymentId }, data: { createdAt: new Date(Date.now() - 600_000) } })
  return { bank, paymentId }
}
