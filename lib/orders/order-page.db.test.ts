import { beforeEach, describe, expect, it } from 'vitest'
import { newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { makeEvent, makeTicketType } from '@/lib/testing/factories'
import { makePaidOrder, makeRefund } from '@/lib/testing/paid-order'
import { orderPage } from './order-page'

let order: Awaited<ReturnType<typeof makePaidOrder>>

beforeEach(async () => {
  const event = await makeEvent()
  const type = await makeTicketType(event.id, { name: 'Standing', priceMinor: 2400 })
  order = await makePaidOrder(event.id, type.id, { quantity: 2 })
})

const set = (data: Parameters<ReturnType<typeof db>['order']['update']>[0]['data']) =>
  db().order.update({ where: { id: order.id }, data })

describe('the page of an order', () => {
  it('shows what was paid and through whom; test money is marked', async () => {
    expect(await orderPage(order.token)).toMatchObject({
      totalMinor: 4800,
      lines: [{ name: 'Standing', quantity: 2, listMinor: 2400 }],
      paid: [{ by: 'Stripe', capturedMinor: 4800, currency: 'EUR', test: false }],
      test: false,
      cancellable: false, // money goes back by the organiser alone
    })
    await db().payment.update({ where: { id: order.payment.id }, data: { provider: 'sandbox' } })
    expect(await orderPage(order.token)).toMatchObject({ test: true })
  })

  it('shows what went back and which tickets died with it', async () => {
    const [dead] = order.tickets
    await makeRefund(order, { amountMinor: 2400, note: 'As agreed.', ticketIds: [dead!.id] })
    const page = await orderPage(order.token)
    expect(page?.refunds).toMatchObject([
      { amountMinor: 2400, currency: 'EUR', reason: 'requested', note: 'As agreed.', state: 'due', tickets: [dead!.reference] },
    ])
    expect(page?.tickets.map(({ standing, code }) => [standing, code !== null])).toEqual([
      ['void', false],
      ['valid', true],
    ])
  })

  it('says that the time to pay is up the moment it is, by the clock of the database', async () => {
    await set({ status: 'pending', expiresAt: new Date(Date.now() + 60_000) })
    expect(await orderPage(order.token)).toMatchObject({ late: false })
    await set({ expiresAt: new Date(Date.now() - 60_000) })
    expect(await orderPage(order.token)).toMatchObject({ late: true })
    await set({ status: 'awaiting_confirmation' }) // a bank takes its time: the seats stay
    expect(await orderPage(order.token)).toMatchObject({ late: false })
  })

  it('leads on to the order that took its place', async () => {
    const next = await makePaidOrder(order.eventId, order.lines[0]!.ticketTypeId)
    await set({ status: 'expired', replacedById: next.id })
    expect(await orderPage(order.token)).toMatchObject({ replacedByToken: next.token })
  })

  it('opens by its token alone', async () => {
    for (const other of [newToken(), order.id, order.number, `${order.token} `, '']) expect(await orderPage(other)).toBeNull()
  })
})
