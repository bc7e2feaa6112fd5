import { afterEach, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { cancelEvent } from '@/lib/events/cancel-event'
import { settleOrder } from '@/lib/orders/settle-order'
import { contextOf, makeEvent, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { letTimePass, makeHeldOrder, makeOpenPayment } from '@/lib/testing/held-order'
import { startWorker } from './start'

const render = async (name: string) => ({ subject: name, preview: '', html: `<p>${name}</p>`, text: name })
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
const start = async () => stops.push((await startWorker({ render })).stop)
const soon = { timeout: 15_000, interval: 50 }

it('a worker ends holds whose time is up, though it did not run when they began', async () => {
  const event = await makeEvent()
  const type = await makeTicketType(event.id, { priceMinor: 500 })
  const order = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 2 }])
  await letTimePass(order.id)
  await Promise.all([start(), start()])
  await vi.waitFor(async () => {
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({ status: 'expired' })
  }, soon)
  expect(await db().inventory.findUnique({ where: { id: type.inventoryId } })).toMatchObject({ held: 0, sold: 0 })
})

it('of an event that is called off, all that was paid is promised back and what is held is let go', async () => {
  const owner = await makeUser()
  const { id: organisationId } = await makeOrganisation([{ userId: owner.id, role: 'owner' }])
  const event = await makeEvent({ organisationId })
  const type = await makeTicketType(event.id, { priceMinor: 500 })
  const order = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 2 }])
  const held = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
  const { sessionRef } = await makeOpenPayment(order)
  const money = { kind: 'captured', sessionRef: sessionRef!, paymentRef: 'money', amountMinor: 1_000, currency: 'EUR' } as const
  await settleOrder(money, { provider: 'sandbox', eventRef: 'evt', source: 'webhook' })
  await start()
  await cancelEvent(contextOf(owner), { eventId: event.id })
  await vi.waitFor(async () => {
    expect(await db().refund.findMany({ where: { orderId: order.id } })).toMatchObject([
      { amountMinor: 1_000, reason: 'event_cancelled' },
    ])
    expect(await db().order.findUnique({ where: { id: held.id } })).toMatchObject({
      status: 'cancelled',
      endReason: 'event_cancelled',
    })
  }, soon)
  expect(await db().inventory.findUnique({ where: { id: type.inventoryId } })).toMatchObject({ held: 0, sold: 0 })
})
