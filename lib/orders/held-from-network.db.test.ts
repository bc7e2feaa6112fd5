import { beforeEach, describe, expect, it } from 'vitest'
import { type Context, systemContext } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { keyed } from '@/lib/testing/checkout-stage'
import { anonymous, contextOf, makeEvent, makeTicketType, makeUser } from '@/lib/testing/factories'
import { mostHeld } from './held-from-network'
import { leaveCheckout } from './leave-checkout'
import { placeOrder } from './place-order'
import { startCheckout } from './start-checkout'

const office = '203.0.113.7'
let event: Awaited<ReturnType<typeof makeEvent>>
let type: Awaited<ReturnType<typeof makeTicketType>>
beforeEach(async () => {
  event = await makeEvent()
  type = await makeTicketType(event.id, { priceMinor: 1000, quantity: 2_000, maxPerOrder: 50 })
})

const from = (ip: string | null, ctx: Context = keyed()): Context => ({ ...ctx, ip })
const start = (ctx: Context, quantity = 50) =>
  startCheckout(ctx, { eventId: event.id, lines: [{ ticketTypeId: type.id, quantity }] })
const place = (ctx: Context, quantity = 50) =>
  placeOrder(ctx, {
    eventId: event.id,
    lines: [{ ticketTypeId: type.id, quantity }],
    buyer: { name: 'Bo', email: `${newId('b')}@example.org` },
  })
const held = async () => (await db().inventory.findUniqueOrThrow({ where: { id: type.inventoryId } })).held
const refused = { kind: 'rate_limited', code: 'orders.too_many_held', retryAfter: 60 }

/** All that one network may hold. */
const fill = (ip = office) => Promise.all(Array.from({ length: mostHeld / 50 }, () => start(from(ip))))

describe('one network', () => {
  it('holds so many tickets of an event unpaid and no more, by form or by program, all at once or in turn', async () => {
    const all = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => (n % 2 ? start : place)(from(office))))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(mostHeld / 50)
    expect(await held()).toBe(mostHeld)
    await expect(start(from(office), 1)).rejects.toMatchObject(refused)
    await expect(place(from(office), 1)).rejects.toMatchObject(refused)
    expect(await held()).toBe(mostHeld)
  })

  it('of fifty people buys at once', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => place(from(office), 4)))
    expect(all.every(({ status }) => status === 'pending')).toBe(true)
  })

  it('has room again for what was given back or paid', async () => {
    const [first, second] = await fill()
    await leaveCheckout(anonymous(), { token: first!.token })
    await start(from(office))
    await db().order.update({ where: { token: second!.token }, data: { status: 'confirmed' } })
    await start(from(office))
    await expect(start(from(office), 1)).rejects.toMatchObject(refused)
  })

  it('gets the same order again for the same request, however much it holds', async () => {
    const ctx = from(office)
    const { token } = await start(ctx)
    await Promise.all(Array.from({ length: mostHeld / 50 - 1 }, () => start(from(office))))
    expect((await start(ctx)).token).toBe(token)
  })

  it('is an IPv6 network, and says nothing about others or another event', async () => {
    await fill('2001:db8:1:2::1')
    await expect(start(from('2001:db8:1:2:ffff::9'), 1)).rejects.toMatchObject(refused)
    await start(from('2001:db8:1:3::1'), 1)
    event = await makeEvent()
    type = await makeTicketType(event.id, { priceMinor: 1000 })
    await start(from('2001:db8:1:2::1'), 1)
  })
})

it('who has proved an address goes on; an account with any address does not', async () => {
  await fill()
  await expect(start(from(office, { ...contextOf(await makeUser()), idempotencyKey: newId('k') }), 1)).resolves.toBeDefined()
  const unproved = { ...contextOf(await makeUser({ verified: false })), idempotencyKey: newId('k') }
  await expect(start(from(office, unproved), 1)).rejects.toMatchObject(refused)
})

it.each([null, '127.0.0.1', '10.0.0.2', '::1'])('%s is nobody’s network', async (ip) => {
  await fill()
  await Promise.all(Array.from({ length: mostHeld / 50 + 1 }, () => start(from(ip))))
  expect(await held()).toBeGreaterThan(mostHeld * 2)
})

it('free tickets that are confirmed at once hold nothing', async () => {
  type = await makeTicketType(event.id, { quantity: 2_000, maxPerOrder: 50 })
  for (let n = 0; n <= mostHeld / 50; n++) await place(from(office))
  await place(from(office, systemContext()))
})
