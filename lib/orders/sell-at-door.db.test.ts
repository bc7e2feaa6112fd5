import { beforeEach, describe, expect, it } from 'vitest'
import { sellAtDoor } from '@/lib/checkin/sell-at-door'
import type { Context, DoorActor } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { planConfirmationMails } from '@/lib/notifications/plan-order-mails'
import { actInSandbox } from '@/lib/payments/act-in-sandbox'
import { providerNamed } from '@/lib/payments/registry'
import { eventMoney } from '@/lib/reports/event-money'
import { compareBooks } from '@/lib/testing/compare-books'
import {
  anonymous,
  contextOf,
  makeEvent,
  makeOrganisation,
  makeSharedPool,
  makeTicketType,
  makeUser,
} from '@/lib/testing/factories'
import { letTimePass } from '@/lib/testing/held-order'
import { verify } from '@/lib/verify/verify'
import { cancelOrder } from './cancel-order'
import { getOrder } from './get-order'
import { refundOrder } from './refund-order'
import { reserve } from './reserve'
import { returnFromPayment } from './return-from-payment'
import { doorOffer } from './sell-at-door-offer'
import type { DoorSale } from './sell-at-door-schema'
import { sendRefunds } from './send-refunds'
import { submitCheckout } from './submit-checkout'
import { sweepHolds } from './sweep-holds'

async function stage(values: Parameters<typeof makeEvent>[0] = {}, price = 1_200) {
  const owner = await makeUser()
  const organisation = await makeOrganisation([{ userId: owner.id, role: 'owner' }])
  const event = await makeEvent({ organisationId: organisation.id, capacity: 12, ...values })
  const pool = await makeSharedPool(event.id, { capacity: 10 })
  const type = await makeTicketType(event.id, { priceMinor: price, quantity: 9, poolId: pool.id })
  return { event, type, pool, owner: contextOf(owner) }
}

let here: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  here = await stage()
})

/** Whoever stands at that door, from a network everybody there shares. */
const at = (event: { id: string }, values: Partial<DoorActor> = {}, idempotencyKey: string = newId('key')): Context => ({
  actor: {
    ...{ kind: 'door', deviceId: newId('dev'), linkId: newId('dlk'), userId: null, eventId: event.id, gate: 'North' },
    ...{ listId: null, ticketTypeIds: [], rights: ['sell', 'scan'], name: 'The box office' },
    ...values,
  },
  ...{ requestId: newId('req'), ip: '203.0.113.7', userAgent: 'test', idempotencyKey },
})

const wish = (payment: DoorSale['payment'], quantity = 1, ticketTypeId = here.type.id) => ({
  eventId: here.event.id,
  lines: [{ ticketTypeId, quantity }],
  payment,
})
const sell = (payment: DoorSale['payment'], quantity = 1, ctx = at(here.event)) => sellAtDoor(ctx, wish(payment, quantity))

const pools = async () => {
  const rows = await db().inventory.findMany({
    where: { OR: [{ event: { id: here.event.id } }, { ticketType: { eventId: here.event.id } }, { id: await ofPool() }] },
    orderBy: { capacity: 'asc' },
  })
  return rows.map(({ held, sold }) => [held, sold])
}
const ofPool = async () => (await db().sharedPool.findUniqueOrThrow({ where: { id: here.pool.id } })).inventoryId
const all = (held: number, sold: number) => Array.from({ length: 3 }, () => [held, sold])
const broken = async () => (await verify()).filter(({ count }) => count > 0)

describe('what is paid by hand', () => {
  it('is confirmed with its tickets, and in the books as captured by the door, with who took it', async () => {
    const ctx = at(here.event)
    const sold = await sell('cash', 2, ctx)
    expect(sold).toMatchObject({ status: 'confirmed', buyer: { name: 'Walk-in', email: '' }, payment: { method: 'cash' } })
    expect(sold.tickets).toHaveLength(2)
    expect(sold.payment.url).toBeUndefined()
    const order = await db().order.findUniqueOrThrow({
      where: { id: sold.id },
      include: { payments: { include: { receipts: true } } },
    })
    expect(order).toMatchObject({ soldBy: (ctx.actor as DoorActor).deviceId, userId: null })
    expect(order.payments).toMatchObject([
      {
        provider: 'door',
        method: 'cash',
        state: 'captured',
        capturedMinor: 2_400,
        receipts: [{ kind: 'captured', outcome: 'confirm' }],
      },
    ])
    expect(await db().activity.findMany({ where: { orderId: sold.id, kind: 'order.sold_at_door' } })).toMatchObject([
      { actor: order.soldBy, data: { deviceId: order.soldBy, gate: 'North', payment: 'cash', tickets: 2, amountMinor: 2_400 } },
    ])
    expect(await pools()).toEqual(all(0, 2))
    expect(await compareBooks(providerNamed, here.event.id)).toEqual([])
    expect(await broken()).toEqual([])
  })

  it('sends nobody a mail who left no address, and one to who did', async () => {
    const [without, of] = [
      await sell('cash'),
      await sellAtDoor(at(here.event), { ...wish('cash'), buyer: { email: 'Ada@Example.org' } }),
    ]
    for (const { id } of [without, of]) await planConfirmationMails(id)
    expect(await db().delivery.findMany({ where: { eventId: here.event.id } })).toMatchObject([
      { toAddress: 'ada@example.org', orderId: of.id },
    ])
  })

  it('is one sale under one key, however often and at whatever the same time it is sent; with another payment it is refused', async () => {
    const key = newId('key')
    const sales = await Promise.all([1, 2, 3].map(() => sell('card_terminal', 1, at(here.event, {}, key))))
    expect(new Set(sales.map(({ id }) => id)).size).toBe(1)
    expect(sales.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    await expect(sell('cash', 1, at(here.event, {}, key))).rejects.toMatchObject({ code: 'idempotency.key_reused' })
    expect(await db().payment.findMany({ where: { order: { eventId: here.event.id } } })).toMatchObject([
      { method: 'card_terminal', capturedMinor: 1_200 },
    ])
    expect(await db().activity.count({ where: { eventId: here.event.id, kind: 'order.sold_at_door' } })).toBe(1)
    expect(await pools()).toEqual(all(0, 1))
  })

  it('is given back by hand: done as soon as it is promised, once, and the seat is free', async () => {
    const { id, tickets } = await sell('cash', 2)
    const part = await refundOrder(here.owner, { id, what: 'tickets', ticketIds: [tickets[0]!.id] })
    expect(part).toMatchObject({ status: 'partly_refunded', refunds: [{ state: 'done', amount: { amountMinor: 1_200 } }] })
    expect(await refundOrder(here.owner, { id })).toMatchObject({ status: 'refunded', left: { amountMinor: 0 } })
    expect(await sendRefunds()).toBe(0)
    expect(await pools()).toEqual(all(0, 0))
    expect(await compareBooks(providerNamed, here.event.id)).toEqual([])
    expect(await broken()).toEqual([])
  })

  it('and whose refund nobody noted at once is noted in the background, once', async () => {
    const { id } = await sell('cash')
    const { refunds } = await refundOrder(here.owner, { id })
    await db().refund.update({ where: { id: refunds[0]!.id }, data: { state: 'due', doneAt: null, providerRef: null } })
    await db().order.update({ where: { id }, data: { status: 'refund_due' } })
    await db().$executeRaw`ALTER TABLE receipts DISABLE TRIGGER receipts_kept`
    await db().receipt.deleteMany({ where: { orderId: id, kind: 'refunded' } })
    await db().$executeRaw`ALTER TABLE receipts ENABLE TRIGGER receipts_kept`
    expect(await sendRefunds()).toBe(1)
    expect(await db().refund.findMany({ where: { orderId: id } })).toMatchObject([{ state: 'done', amountMinor: 1_200 }])
    expect(await compareBooks(providerNamed, here.event.id)).toEqual([])
  })

  it('stands apart from what providers pay out, by day and as what it came', async () => {
    await sell('cash', 2)
    const { id } = await sell('card_terminal')
    await refundOrder(here.owner, { id, what: 'amount', amountMinor: 200 })
    const money = await eventMoney(here.owner, { eventId: here.event.id })
    expect(money).toMatchObject({ grossMinor: 3_600, capturedMinor: 3_600, refundedMinor: 200, days: [] })
    expect(money.atDoor).toMatchObject([
      { method: 'card_terminal', capturedMinor: 1_200, refundedMinor: 200, netMinor: 1_000 },
      { method: 'cash', capturedMinor: 2_400, refundedMinor: 0, netMinor: 2_400 },
    ])
  })

  it('is nothing anybody outside can tell of', () => {
    const body = Buffer.from(JSON.stringify({ kind: 'captured', amountMinor: 1_200 }))
    expect(() => providerNamed('door').readWebhook(body, new Headers())).toThrow('signature')
  })

  it('and was never noted, because a process ended in between, is no sale: its seats come back', async () => {
    const key = newId('key')
    const ctx = at(here.event, {}, key)
    const request = { lines: wish('cash').lines, attendees: [], buyer: { name: 'Walk-in', email: '' }, atDoor: 'cash' }
    const { order } = await reserve({ ...ctx, idempotencyKey: `door:${key}` }, here.event.id, request)
    const bill = {
      total: { amountMinor: 1_200, currency: 'EUR' },
      expiresAt: new Date().toISOString(),
      returnUrl: 'https://example.org',
      paymentId: newId('pay'),
    }
    const asked = { orderId: order.orderId, paymentId: bill.paymentId, provider: 'door', account: null, bill }
    await db().$queryRaw`SELECT open_payment(${JSON.stringify(asked)}::jsonb)::text`
    await letTimePass(order.orderId)
    await sweepHolds()
    await sweepHolds()
    expect(await db().order.findUniqueOrThrow({ where: { id: order.orderId } })).toMatchObject({ status: 'expired' })
    expect(await pools()).toEqual(all(0, 0))
    await expect(sell('cash', 1, ctx)).rejects.toMatchObject({ code: 'orders.hold_ended' })
  })
})

describe('what costs nothing', () => {
  beforeEach(async () => {
    here = await stage({}, 0)
  })

  it('is there at once, whoever asks for it in whatever way', async () => {
    expect(await sell('free', 2)).toMatchObject({ status: 'confirmed', payment: { method: 'free' } })
    expect(await sell('cash')).toMatchObject({ status: 'confirmed', payment: { method: 'free' } })
    expect(await pools()).toEqual(all(0, 3))
    expect(await db().payment.count({ where: { order: { eventId: here.event.id } } })).toBe(0)
  })

  it('is paid by no link, and its seats are free again', async () => {
    await expect(sell('link')).rejects.toMatchObject({ fields: [{ path: 'payment' }] })
    expect(await pools()).toEqual(all(0, 0))
  })
})

describe('what is sold by a link', () => {
  it('holds its seats until it is paid on somebody’s own phone, and goes back when the door gives up', async () => {
    const sold = await sell('link', 2)
    expect(sold).toMatchObject({ status: 'pending', buyer: { name: '' }, tickets: [], admissions: [] })
    expect(sold.payment).toEqual({ method: 'link', url: expect.stringContaining(`/checkout/${sold.token}`) })
    expect(await pools()).toEqual(all(2, 0))
    await cancelOrder(at(here.event), { id: sold.id, token: sold.token })
    expect(await pools()).toEqual(all(0, 0))
  })
})

it('a link that is paid on somebody’s phone is their order, with their name, and the door hears of it by its token', async () => {
  const ctx = at(here.event)
  const { id, token } = await sell('link', 2, ctx)
  const buyer = { name: 'Ada Example', email: 'ada@example.org' }
  const { url } = await submitCheckout(anonymous(), { token: token!, buyer })
  await actInSandbox(anonymous(), { session: url.split('/').at(-1)!, choice: 'pay' })
  await returnFromPayment(token!)
  const seen = await getOrder(anonymous(), { id, token })
  expect(seen).toMatchObject({ status: 'confirmed', buyer: { name: 'Ada Example' }, url: expect.any(String) })
  const told = [seen, await sell('link', 2, ctx), await cancelOrder(anonymous(), { id, token }).catch(() => null)]
  expect(JSON.stringify(told), 'what they typed on their phone is theirs').not.toContain(buyer.email)
  const trusted = { ...ctx, actor: { ...(ctx.actor as DoorActor), rights: ['sell', 'email'] as DoorActor['rights'] } }
  expect((await sell('link', 2, trusted)).buyer).toEqual(buyer)
  expect((await getOrder(here.owner, { id })).buyer).toEqual(buyer)
  expect(seen.tickets.map(({ holder, code }) => [holder.name, code !== undefined])).toEqual([
    ['Ada Example', true],
    ['Ada Example', true],
  ])
  expect(await pools()).toEqual(all(0, 2))
  const { days, atDoor } = await eventMoney(here.owner, { eventId: here.event.id })
  expect([days.map(({ provider }) => provider), atDoor]).toEqual([['sandbox'], []])
})

describe('nothing is sold', () => {
  it('that is due and not paid, or at another price than was said: the seats are free again', async () => {
    await expect(sell('free')).rejects.toMatchObject({
      fields: [{ path: 'payment', message: expect.stringContaining('€12.00') }],
    })
    const told = sellAtDoor(at(here.event), { ...wish('cash'), totalMinor: 1_000 })
    await expect(told).rejects.toMatchObject({ code: 'orders.price_changed', facts: { amountMinor: 1_200 } })
    expect(await pools()).toEqual(all(0, 0))
    expect(await db().payment.count({ where: { order: { eventId: here.event.id } } })).toBe(0)
  })

  it('beyond what is left, and the door is told how many are', async () => {
    await sell('cash', 8)
    await expect(sell('cash', 2)).rejects.toMatchObject({
      code: 'tickets.sold_out',
      facts: { remaining: 1 },
      fields: [{ path: 'lines.0.quantity' }],
    })
  })

  it('by a door without the right to, of another event, or of tickets it does not let in', async () => {
    const other = await makeTicketType(here.event.id, { name: 'Gallery' })
    await expect(sell('cash', 1, at(here.event, { rights: ['scan', 'search', 'override', 'email'] }))).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
    await expect(sell('cash', 1, at(await makeEvent()))).rejects.toMatchObject({ code: 'event.not_found' })
    const gallery = at(here.event, { ticketTypeIds: [other.id] })
    await expect(sell('cash', 1, gallery)).rejects.toMatchObject({ code: 'ticket_type.not_found' })
    expect((await doorOffer(gallery, { eventId: here.event.id })).items.map(({ name }) => name)).toEqual(['Gallery'])
    const noScan = at(here.event, { rights: ['sell'] })
    await expect(sellAtDoor(noScan, { ...wish('cash'), admit: true })).rejects.toMatchObject({ code: 'auth.forbidden' })
    expect(await db().order.count({ where: { eventId: here.event.id } })).toBe(0)
  })
})

it('hidden types are sold, of private events too, and by one device to more people than one buyer or network may be', async () => {
  here = await stage({ visibility: 'private', capacity: 1_000 })
  const hidden = await makeTicketType(here.event.id, {
    name: 'Box office',
    hidden: true,
    quantity: 500,
    maxPerOrder: 100,
    priceMinor: 100,
  })
  const offer = await doorOffer(at(here.event), { eventId: here.event.id })
  expect(offer.items).toMatchObject([{ remaining: 9 }, { name: 'Box office', priceMinor: 100, state: 'on_sale', remaining: 500 }])
  for (let n = 0; n < 3; n++) await sellAtDoor(at(here.event), { ...wish('link', 100, hidden.id) })
  const email = 'regular@example.org'
  for (let n = 0; n < 22; n++) await sellAtDoor(at(here.event), { ...wish('cash', 1, hidden.id), buyer: { email } })
  expect(await db().ticket.count({ where: { ticketTypeId: hidden.id } })).toBe(22)
})

it('a manager sells without the order becoming theirs', async () => {
  const sold = await sellAtDoor({ ...here.owner, idempotencyKey: newId('key') }, wish('cash'))
  const order = await db().order.findUniqueOrThrow({ where: { id: sold.id } })
  expect(order).toMatchObject({ userId: null, soldBy: here.owner.actor.kind === 'user' && here.owner.actor.userId })
})

it('who is let in at once is in once, however often the sale is sent', async () => {
  const ctx = at(here.event)
  const [first, second] = [1, 2].map(() => sellAtDoor(ctx, { ...wish('cash', 2), admit: true }))
  expect((await first!).admissions).toMatchObject([{ decision: 'admit' }, { decision: 'admit' }])
  expect((await second!).admissions).toEqual((await first!).admissions)
  const scans = await db().scan.findMany({ where: { eventId: here.event.id } })
  expect(scans.map(({ gate, decision, conflict }) => [gate, decision, conflict])).toEqual([
    ['North', 'admit', null],
    ['North', 'admit', null],
  ])
})

it.each([1, 2, 3])('many doors at once, in whatever way they are paid, never sell more than there is (%i)', async (round) => {
  const ways = ['cash', 'card_terminal', 'link'] as const
  const doors = Array.from({ length: 18 }, (_, n) => ({ payment: ways[(n * round) % 3]!, quantity: 1 + ((n + round) % 3) }))
  const outcomes = await Promise.allSettled(doors.map(({ payment, quantity }) => sell(payment, quantity)))
  const sold = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
  expect(new Set(refused)).toEqual(new Set(['tickets.sold_out']))
  const seats = (status: string) =>
    sold.filter((each) => each.status === status).reduce((sum, { lines }) => sum + lines[0]!.quantity, 0)
  expect(await pools()).toEqual(all(seats('pending'), seats('confirmed')))
  expect(seats('pending') + seats('confirmed')).toBeLessThanOrEqual(9)
  expect(seats('pending') + seats('confirmed')).toBeGreaterThan(6) // less is left than any of them asked for
  expect(await db().ticket.count({ where: { eventId: here.event.id } })).toBe(seats('confirmed'))
  expect(await broken()).toEqual([])
})
