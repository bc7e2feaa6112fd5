import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { checkoutStage, keyed, orderOf } from '@/lib/testing/checkout-stage'
import { makeTicketType } from '@/lib/testing/factories'
import { checkoutPage } from './checkout-page'
import { startCheckout } from './start-checkout'
import { sweepHolds } from './sweep-holds'

const minute = 60_000

let stage: Awaited<ReturnType<typeof checkoutStage>>
beforeEach(async () => {
  stage = await checkoutStage()
})
afterEach(() => {
  vi.useRealTimers()
})

const start = (ticketTypeId: string, promoCode?: string) =>
  startCheckout(keyed(), { eventId: stage.event.id, lines: [{ ticketTypeId, quantity: 1 }], promoCode })

describe.each([
  ['fast', 10],
  ['slow', -10],
])('on a server whose clock is ten minutes %s', (_way, minutes) => {
  /** From the true time, which is the database's: it runs on the machine of the test. */
  const at = (offset: number) => new Date(Date.now() + offset * minute)
  const shift = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * minute })

  it('a hold has its whole time, ends when that is over, and not before', async () => {
    shift()
    const ctx = keyed()
    const { token } = await stage.start(2, ctx)
    const [left] = await db().$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM expires_at - now())::float8 AS seconds FROM orders WHERE token = ${token}`
    expect(left!.seconds).toBeGreaterThan(14 * 60)
    expect(left!.seconds).toBeLessThanOrEqual(15 * 60)
    await sweepHolds()
    expect(await orderOf(token)).toMatchObject({ status: 'pending' })
    expect(await checkoutPage(token)).toMatchObject({ state: 'open' })
    expect((await stage.start(2, ctx)).token, 'the form sent again leads to the same hold').toBe(token)

    await db().$executeRaw`UPDATE orders SET expires_at = now() - interval '1 second' WHERE token = ${token}`
    expect(await checkoutPage(token)).toMatchObject({ state: 'over' })
    expect((await stage.start(2, ctx)).token, 'and to another one when its time is over').not.toBe(token)
    expect(await orderOf(token)).toMatchObject({ status: 'expired', endReason: 'hold_ended' })
  })

  it('a hold that has a minute left is not over, one that ended a minute ago is', async () => {
    shift()
    const ctx = keyed()
    const alive = await stage.start(1, ctx)
    const over = await stage.start(1)
    await db().$executeRaw`UPDATE orders SET expires_at = now() + interval '1 minute' WHERE token = ${alive.token}`
    await db().$executeRaw`UPDATE orders SET expires_at = now() - interval '1 minute' WHERE token = ${over.token}`
    await sweepHolds()
    expect(await orderOf(alive.token)).toMatchObject({ status: 'pending' })
    expect(await orderOf(over.token)).toMatchObject({ status: 'expired' })
    expect(await checkoutPage(alive.token)).toMatchObject({ state: 'open' })
    expect((await stage.start(1, ctx)).token, 'the form sent again leads to the hold that is alive').toBe(alive.token)
  })

  it('sales begin and end, and an early price holds, by the true time', async () => {
    const types = {
      began: await makeTicketType(stage.event.id, { name: 'Began', priceMinor: 1_000, salesStartAt: at(-5) }),
      begins: await makeTicketType(stage.event.id, { name: 'Begins', priceMinor: 1_000, salesStartAt: at(5) }),
      ended: await makeTicketType(stage.event.id, { name: 'Ended', priceMinor: 1_000, salesEndAt: at(-5) }),
      ends: await makeTicketType(stage.event.id, { name: 'Ends', priceMinor: 1_000, salesEndAt: at(5) }),
      early: await makeTicketType(stage.event.id, {
        name: 'Early',
        priceMinor: 2_000,
        priceTiers: [{ name: 'Early bird', priceMinor: 1_000, endsAt: at(5).toISOString() }],
      }),
      late: await makeTicketType(stage.event.id, {
        name: 'Late',
        priceMinor: 2_000,
        priceTiers: [{ name: 'Early bird', priceMinor: 1_000, endsAt: at(-5).toISOString() }],
      }),
    }
    shift()
    await start(types.began.id)
    await start(types.ends.id)
    await expect(start(types.begins.id)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(start(types.ended.id)).rejects.toMatchObject({ kind: 'conflict' })
    const listed = async (id: string) => (await orderOf((await start(id)).token)).listMinor
    expect([await listed(types.early.id), await listed(types.late.id)]).toEqual([1_000, 2_000])
  })

  it('a promo code is taken within its window by the true time', async () => {
    const code = (name: string, window: { startsAt?: Date; endsAt?: Date }) =>
      db().promoCode.create({ data: { id: newId('pro'), eventId: stage.event.id, code: name, percentBp: 1_000, ...window } })
    await code('NOW', { startsAt: at(-5), endsAt: at(5) })
    await code('SOON', { startsAt: at(5) })
    await code('GONE', { endsAt: at(-5) })
    shift()
    await start(stage.type.id, 'NOW')
    await expect(start(stage.type.id, 'SOON')).rejects.toThrow()
    await expect(start(stage.type.id, 'GONE')).rejects.toThrow()
  })
})
