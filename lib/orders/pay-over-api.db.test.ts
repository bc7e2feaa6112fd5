import { beforeEach, describe, expect, it } from 'vitest'
import { newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { buyer, checkoutStage, keyed, lastOf, pay } from '@/lib/testing/checkout-stage'
import { anonymous, contextOf, makeUser } from '@/lib/testing/factories'
import { letTimePass } from '@/lib/testing/held-order'
import { getOrder } from './get-order'
import { openOrderPayment } from './open-order-payment'
import { placeOrder } from './place-order'
import { returnFromPayment } from './return-from-payment'

let stage: Awaited<ReturnType<typeof checkoutStage>>
beforeEach(async () => {
  stage = await checkoutStage()
})

const place = (ctx = keyed(), more: object = {}) =>
  placeOrder(ctx, { eventId: stage.event.id, lines: [{ ticketTypeId: stage.type.id, quantity: 2 }], buyer, ...more })

describe('an order placed by a program', () => {
  it('that costs something says where it is paid and until when; paid, it has its tickets', async () => {
    const order = await place()
    expect(order).toMatchObject({
      status: 'pending',
      total: { amountMinor: 5100, currency: 'EUR' },
      payment: { provider: 'sandbox' },
    })
    expect(Date.parse(order.expiresAt ?? '')).toBeGreaterThan(Date.now())
    await pay(order.payment!.url)
    expect(await returnFromPayment(order.token!)).toMatchObject({ status: 'confirmed' })
    const paid = await getOrder(anonymous(), { id: order.id, token: order.token })
    expect(paid).toMatchObject({ status: 'confirmed', tickets: [{}, {}] })
    expect(paid.payment).toBeUndefined()
  })

  it('again with its key is the same order and the same page to pay on', async () => {
    const ctx = keyed()
    const [first, second] = [await place(ctx), await place(ctx)]
    expect([second.id, second.payment]).toEqual([first.id, first.payment])
    expect(await stage.seats()).toEqual({ held: 2, sold: 0 })
  })

  it('shows the page to pay on to its buyer alone', async () => {
    const user = await makeUser()
    await db().membership.create({
      data: { id: newToken(), userId: user.id, organisationId: stage.event.organisationId, role: 'owner' },
    })
    const { id, token, payment } = await place()
    expect((await getOrder(anonymous(), { id, token })).payment).toEqual(payment)
    expect((await getOrder(contextOf(user), { id })).payment).toBeUndefined()
    for (const ctx of [anonymous(), contextOf(user)])
      await expect(openOrderPayment(ctx, { id })).rejects.toMatchObject({ code: 'order.not_found' })
  })

  it('gets a fresh page once the old one was closed, and the old one as long as it was not', async () => {
    const { id, token, payment } = await place()
    expect(await openOrderPayment(anonymous(), { id, token })).toEqual(payment)
    await pay(payment!.url, 'decline')
    await returnFromPayment(token!)
    const fresh = await openOrderPayment(anonymous(), { id, token })
    expect(lastOf(fresh.url)).not.toBe(lastOf(payment!.url))
  })

  it('has nothing more to pay once its time is up', async () => {
    const { id, token } = await place()
    await db().payment.updateMany({ where: { orderId: id }, data: { state: 'closed' } })
    await letTimePass(id)
    await expect(openOrderPayment(anonymous(), { id, token })).rejects.toMatchObject({ code: 'orders.hold_ended' })
  })

  it('in a currency nobody takes here is refused and blocks no seats', async () => {
    await db().event.update({ where: { id: stage.event.id }, data: { currency: 'XXX' } })
    await expect(place()).rejects.toMatchObject({
      code: expect.stringMatching(/^(orders\.payment_needed|payment\.amount_not_taken)$/),
    })
    expect(await stage.seats()).toEqual({ held: 0, sold: 0 })
  })

  it('through somebody who is not here goes through the only one there is', async () => {
    await expect(place(keyed(), { provider: 'stripe' })).resolves.toMatchObject({ payment: { provider: 'sandbox' } })
  })
})
