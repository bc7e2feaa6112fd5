import { beforeEach, describe, expect, it } from 'vitest'
import { buyer, checkoutStage, lastOf, leave, orderOf, pay, retry, submit } from '@/lib/testing/checkout-stage'
import { anonymous } from '@/lib/testing/factories'
import { letTimePass } from '@/lib/testing/held-order'
import { checkoutPage } from './checkout-page'
import { retryCheckout } from './retry-checkout'

let stage: Awaited<ReturnType<typeof checkoutStage>>
beforeEach(async () => {
  stage = await checkoutStage()
})

describe('leaving', () => {
  it('gives the tickets back at once, once', async () => {
    const { token } = await stage.start()
    await leave(token)
    await leave(token)
    expect(await orderOf(token)).toMatchObject({ status: 'cancelled', endReason: 'left' })
    expect(await stage.seats()).toEqual({ held: 0, sold: 0 })
    expect(await checkoutPage(token)).toMatchObject({ state: 'left' })
  })

  it('in the moment in which it was paid changes nothing: the order stands', async () => {
    const { token } = await stage.start()
    await pay((await submit(token)).url)
    await leave(token)
    expect(await orderOf(token)).toMatchObject({ status: 'confirmed' })
  })
})

describe('trying again', () => {
  it('is a new hold with the same tickets and everything that was entered, and the old one leads to it', async () => {
    const token = await stage.over()
    const [first, second] = await Promise.all([retry(token, { attendees: [{ name: 'Ann' }] }), retry(token)])
    expect(second).toEqual(first)
    const next = lastOf(first.url)
    expect(next).not.toBe(token)
    expect(await checkoutPage(next)).toMatchObject({ state: 'open', totalMinor: 5100, buyer, tickets: [{}, {}] })
    expect(await checkoutPage(token)).toMatchObject({ state: 'over', replacedByToken: next })
    expect((await retry(token)).url).toBe(first.url)
    expect(await stage.seats()).toEqual({ held: 2, sold: 0 })
  })

  it('needs nothing to have been entered yet', async () => {
    const { url } = await retryCheckout(anonymous(), { token: await stage.over() })
    expect(await checkoutPage(lastOf(url))).toMatchObject({ state: 'open', buyer: { name: '', email: '' } })
  })

  it('says which tickets are gone, and keeps what was entered', async () => {
    const token = await stage.over()
    await stage.start(2)
    await expect(retry(token)).rejects.toMatchObject({ code: 'tickets.sold_out', fields: [{ path: 'lines.0.quantity' }] })
    expect(await checkoutPage(token)).toMatchObject({ state: 'over', replacedByToken: null, buyer })
  })

  it('with a payment that was made in the last moment is that order', async () => {
    const { token } = await stage.start()
    const { url } = await submit(token)
    await pay(url)
    await letTimePass((await orderOf(token)).id)
    expect((await retry(token)).url).toContain(`/orders/${token}`)
    expect(await orderOf(token)).toMatchObject({ status: 'confirmed' })
  })

  it('before the time is up changes nothing', async () => {
    const { token } = await stage.start()
    expect(lastOf((await retry(token)).url)).toBe(token)
    expect(await stage.seats()).toEqual({ held: 2, sold: 0 })
  })
})
