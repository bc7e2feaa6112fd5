import { beforeEach, describe, expect, it } from 'vitest'
import { newId, newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { buyer, checkoutStage, keyed, leave, orderOf, pay, retry, submit } from '@/lib/testing/checkout-stage'
import { anonymous, contextOf, makeTicketType, makeUser } from '@/lib/testing/factories'
import { letTimePass } from '@/lib/testing/held-order'
import { checkoutPage } from './checkout-page'
import { returnFromPayment } from './return-from-payment'
import { startCheckout } from './start-checkout'
import { submitCheckout } from './submit-checkout'

let stage: Awaited<ReturnType<typeof checkoutStage>>
beforeEach(async () => {
  stage = await checkoutStage()
})

describe('starting', () => {
  it('holds the tickets for somebody who has not said who they are, all in', async () => {
    const { token } = await stage.start()
    expect(await checkoutPage(token)).toMatchObject({
      state: 'open',
      listMinor: 4800,
      feeMinor: 300,
      totalMinor: 5100,
      buyer: { name: '', email: '' },
      tickets: [
        { typeName: 'Standing', name: '' },
        { typeName: 'Standing', name: '' },
      ],
      providers: [{ name: 'sandbox', test: true }],
    })
    expect(await stage.seats()).toEqual({ held: 2, sold: 0 })
  })

  it('twice with one key is one hold', async () => {
    const ctx = keyed()
    const [first, second] = await Promise.all([stage.start(2, ctx), stage.start(2, ctx)])
    expect(second).toEqual(first)
    expect(await stage.seats()).toEqual({ held: 2, sold: 0 })
  })

  it('again with another choice, from the same page, gives the first one back and holds the other', async () => {
    const ctx = keyed()
    const tokens = []
    for (const quantity of [1, 3, 2, 2]) tokens.push((await stage.start(quantity, ctx)).token)
    expect(await stage.seats()).toEqual({ held: 2, sold: 0 })
    expect(new Set(tokens).size).toBe(3)
    expect(tokens[3]).toBe(tokens[2])
    expect(await orderOf(tokens[0]!)).toMatchObject({ status: 'cancelled', endReason: 'left' })
  })

  it('again with the same choice, after it was given up or its time was up, holds it anew', async () => {
    const ctx = keyed()
    const first = await stage.start(2, ctx)
    await leave(first.token)
    const second = await stage.start(2, ctx)
    await letTimePass((await orderOf(second.token)).id)
    const third = await stage.start(2, ctx)
    expect(new Set([first.token, second.token, third.token]).size).toBe(3)
    expect(await orderOf(third.token)).toMatchObject({ status: 'pending' })
    expect(await stage.seats()).toEqual({ held: 2, sold: 0 })
  })

  it('again after it was bought leads to what was bought', async () => {
    const ctx = keyed()
    const { token } = await stage.start(2, ctx)
    await pay((await submit(token)).url)
    await returnFromPayment(token)
    expect(await stage.start(2, ctx)).toEqual({ token })
    expect(await stage.seats()).toEqual({ held: 0, sold: 2 })
  })

  it('says at the field how many are left', async () => {
    await stage.start(2)
    await expect(stage.start(2)).rejects.toMatchObject({
      code: 'tickets.sold_out',
      fields: [{ path: 'lines.0.quantity', message: 'Only 1 is left. Choose fewer.' }],
    })
  })

  it('takes the price people choose, in the decimals of the currency, and a gift without a quantity', async () => {
    const own = await makeTicketType(stage.event.id, { name: 'As you like' })
    const gift = await makeTicketType(stage.event.id, { name: 'For the roof' })
    await db().ticketType.update({ where: { id: own.id }, data: { pricing: 'pay_what_you_want', minPriceMinor: 500 } })
    await db().ticketType.update({ where: { id: gift.id }, data: { pricing: 'donation' } })
    const choose = (price: string, given: string) =>
      startCheckout(keyed(), {
        eventId: stage.event.id,
        lines: [
          { ticketTypeId: own.id, quantity: 1, price },
          { ticketTypeId: gift.id, price: given },
        ],
      })
    const { token } = await choose('7,50', '20')
    expect(await checkoutPage(token)).toMatchObject({
      totalMinor: 750 + 150 + 2000,
      lines: [
        { name: 'As you like', quantity: 1, listMinor: 750 },
        { name: 'For the roof', quantity: 1, listMinor: 2000 },
      ],
      tickets: [{ typeName: 'As you like' }],
    })
    await expect(choose('4.99', '')).rejects.toMatchObject({
      fields: [{ path: 'lines.0.price', message: 'Choose €5.00 to €1,000,000.00.' }],
    })
    await expect(choose('7.505', 'much')).rejects.toMatchObject({
      fields: [
        { path: 'lines.0.price', message: 'Write an amount, such as 12.00.' },
        { path: 'lines.1.price', message: 'Write an amount, such as 12.00.' },
      ],
    })
  })

  it('asks for at least one ticket', async () => {
    await expect(stage.start(0)).rejects.toMatchObject({ fields: [{ path: 'lines' }] })
  })
})

describe('submitting', () => {
  it('keeps who buys and who comes, and leads to the payment; paid, it is an order with those tickets', async () => {
    const { token } = await stage.start()
    const { url } = await submit(token, { attendees: [{}, { name: 'Ann', email: 'ann@example.org' }] })
    await pay(url)
    expect(await returnFromPayment(token)).toMatchObject({ status: 'confirmed' })
    const order = await orderOf(token)
    expect(order.tickets.map(({ holderName, holderEmail }) => [holderName, holderEmail]).sort()).toEqual([
      ['Ada Buyer', null],
      ['Ann', 'ann@example.org'],
    ])
    expect(await stage.seats()).toEqual({ held: 0, sold: 2 })
    expect((await submit(token)).url).toContain(`/orders/${token}`) // sent again: there is nothing more to pay
  })

  it('twice, or from two tabs, is one payment', async () => {
    const { token } = await stage.start()
    const urls = await Promise.all([submit(token), submit(token), submit(token)])
    expect(new Set(urls.map(({ url }) => url)).size).toBe(1)
    expect((await orderOf(token)).payments).toHaveLength(1)
  })

  it('confirms at once what costs nothing', async () => {
    await db().ticketType.update({ where: { id: stage.type.id }, data: { priceMinor: 0 } })
    const { token } = await stage.start()
    expect((await orderOf(token)).status).toBe('pending')
    expect((await submit(token)).url).toContain(`/orders/${token}`)
    expect(await orderOf(token)).toMatchObject({ status: 'confirmed', buyerName: 'Ada Buyer' })
  })

  it('after a payment that was declined opens another, with everything kept', async () => {
    const { token } = await stage.start()
    const first = await submit(token)
    await pay(first.url, 'decline')
    expect(await returnFromPayment(token)).toMatchObject({ status: 'pending' })
    expect(await checkoutPage(token)).toMatchObject({ state: 'open', payment: { state: 'failed' }, buyer })
    const second = await submit(token)
    expect(second.url).not.toBe(first.url)
    await pay(second.url)
    expect(await returnFromPayment(token)).toMatchObject({ status: 'confirmed' })
  })

  it('wants the terms accepted as they stand, keeps them, and loses nothing when it says no', async () => {
    await db().event.update({ where: { id: stage.event.id }, data: { terms: 'No glass.' } })
    const { token } = await stage.start()
    await expect(submit(token)).rejects.toMatchObject({ fields: [{ path: 'acceptTerms' }] })
    expect(await checkoutPage(token)).toMatchObject({ buyer, accepted: false })
    await expect(submit(token, { acceptTerms: true, termsShown: 'others' })).rejects.toMatchObject({
      fields: [{ path: 'acceptTerms', message: expect.stringContaining('have changed') }],
    })
    await submit(token, { acceptTerms: true })
    await db().event.update({ where: { id: stage.event.id }, data: { terms: 'No glass, no dogs.' } })
    expect((await orderOf(token)).terms).toBe('No glass.')
  })

  it('keeps the details when the time was up, and opens nothing', async () => {
    const { token } = await stage.start()
    await letTimePass((await orderOf(token)).id)
    await expect(submit(token)).rejects.toMatchObject({ code: 'orders.hold_ended' })
    expect(await checkoutPage(token)).toMatchObject({ state: 'over', buyer })
    expect((await orderOf(token)).payments).toEqual([])
  })

  it('belongs to whoever is signed in by then', async () => {
    const user = await makeUser()
    const { token } = await stage.start()
    await submitCheckout(contextOf(user), { token, buyer })
    expect((await orderOf(token)).userId).toBe(user.id)
  })
})

describe('a promo code', () => {
  const code = async (more: object) =>
    db().promoCode.create({ data: { id: newId('pro'), eventId: stage.event.id, code: 'SPRING', percentBp: 2500, ...more } })
  const startWith = (promoCode: string) =>
    startCheckout(keyed(), { eventId: stage.event.id, lines: [{ ticketTypeId: stage.type.id, quantity: 1 }], promoCode })

  it('lowers the price before anybody is named', async () => {
    await code({})
    const { token } = await startWith(' spring ')
    expect(await checkoutPage(token)).toMatchObject({ promoCode: 'SPRING', discountMinor: 600, totalMinor: 1950 })
  })

  it('is refused at the second step to whoever has used it up, as soon as it is known who that is', async () => {
    await code({ maxPerPerson: 1 })
    const [first, second] = [await startWith('SPRING'), await startWith('SPRING')]
    await submit(first.token)
    await expect(submit(second.token)).rejects.toMatchObject({ code: 'promo_code.over', facts: { state: 'used_by_you' } })
    await submitCheckout(anonymous(), { token: second.token, buyer: { ...buyer, email: 'other@example.org' } })
  })
})

it('opens to nobody without its token', async () => {
  await stage.start()
  for (const token of [newToken(), 'x', '']) {
    expect(await checkoutPage(token)).toBeNull()
    for (const attempt of [submit, leave, retry]) {
      await expect(attempt(token)).rejects.toMatchObject({ code: 'order.not_found' })
    }
  }
})
