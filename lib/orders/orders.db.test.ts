import pg from 'pg'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Context } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { verifyTicketCode } from '@/lib/tickets/code'
import { publicKeyOf } from '@/lib/tickets/event-key'
import { cancelOrder } from './cancel-order'
import { getOrder } from './get-order'
import { listAttendees } from './list-attendees'
import { listOrders } from './list-orders'
import { myOrders } from './my-orders'
import { placeOrder } from './place-order'

let event: Awaited<ReturnType<typeof makeEvent>>
let type: Awaited<ReturnType<typeof makeTicketType>>
let manager: Context
let door: Context
let finance: Context
let stranger: Context

async function member(role: string, organisationId: string) {
  const user = await makeUser()
  await db().membership.create({ data: { id: `mem_${user.id}`, userId: user.id, organisationId, role } })
  return contextOf(user)
}

beforeEach(async () => {
  event = await makeEvent({ organisationId: (await makeOrganisation()).id })
  type = await makeTicketType(event.id, { name: 'Standing', quantity: 50 })
  manager = await member('manager', event.organisationId)
  door = await member('door', event.organisationId)
  finance = await member('finance', event.organisationId)
  stranger = await member('owner', (await makeOrganisation()).id)
})

const buyer = { name: 'Ada Example', email: 'Ada@Example.org ' }
const place = (quantity = 1, ctx = anonymous(), input: object = {}) =>
  placeOrder(ctx, { eventId: event.id, lines: [{ ticketTypeId: type.id, quantity }], buyer, ...input })

describe('placing an order', () => {
  it('answers with tickets whose codes the event key verifies, and with the keys to them', async () => {
    const order = await place(2, anonymous(), { attendees: [{ ticketTypeId: type.id, name: ' Grace ', email: '' }] })
    expect(order).toMatchObject({
      status: 'confirmed',
      buyer: { name: 'Ada Example', email: 'ada@example.org' },
      lines: [{ ticketTypeId: type.id, name: 'Standing', quantity: 2, unitPrice: { amountMinor: 0, currency: 'EUR' } }],
      total: { amountMinor: 0, currency: 'EUR' },
      tickets: [
        { reference: `${order.number}-1`, holder: { name: 'Grace', email: null }, status: 'valid', ticketTypeName: 'Standing' },
        { reference: `${order.number}-2`, holder: { name: 'Ada Example', email: null } },
      ],
    })
    expect(order.number).toMatch(/^[23456789A-HJKMNP-TV-Z]{7}$/)
    expect(order.createdAt).toMatch(/[+-]\d\d:\d\d$/)
    const publicKey = await publicKeyOf(event.id)
    for (const { code } of order.tickets) expect((await verifyTicketCode(code ?? '', publicKey)).verdict).toBe('genuine')
    expect(await getOrder(anonymous(), { id: order.id, token: order.token })).toEqual(order)
  })

  it('is one statement to the database', async () => {
    await place() // what is read once per process: the key of the event
    const statements = vi.spyOn(pg.Client.prototype, 'query')
    await place()
    const count = statements.mock.calls.length
    statements.mockRestore()
    expect(count).toBe(1)
  })

  it('repeated with its key answers the very same', async () => {
    const ctx = { ...anonymous(), idempotencyKey: 'once' }
    expect(await place(2, ctx)).toEqual(await place(2, ctx))
    await expect(place(3, ctx)).rejects.toMatchObject({ kind: 'conflict', code: 'idempotency.key_reused' })
  })

  it('takes the event by its address too', async () => {
    expect(await place(1, anonymous(), { eventId: event.slug })).toMatchObject({ eventId: event.id })
    await expect(place(1, anonymous(), { eventId: 'no-such-event' })).rejects.toMatchObject({ code: 'event.not_found' })
  })

  it('says what is wrong at the field it is about', async () => {
    const other = await makeTicketType(event.id, { quantity: 2 })
    const lines = (...quantities: number[]) => ({
      lines: [type, other].map(({ id }, index) => ({ ticketTypeId: id, quantity: quantities[index] })),
    })
    await expect(place(1, anonymous(), lines(1, 3))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'tickets.sold_out',
      message: 'Only 2 are left. Choose fewer.',
      facts: { ticketTypeId: other.id, remaining: 2 },
      fields: [{ path: 'lines.1.quantity' }],
    })
    await expect(place(1, anonymous(), lines(11, 0))).rejects.toMatchObject({
      kind: 'invalid',
      fields: [{ path: 'lines.0.quantity', message: 'Choose at most 10 in one order.' }],
    })
    await expect(place(1, anonymous(), lines(0, 0))).rejects.toMatchObject({
      fields: [{ path: 'lines', message: 'Choose at least one ticket.' }],
    })
    await expect(place(1, anonymous(), { buyer: { name: ' ', email: 'nobody' } })).rejects.toMatchObject({
      fields: [{ path: 'buyer.name' }, { path: 'buyer.email' }],
    })
    const people = [{ ticketTypeId: type.id }, { ticketTypeId: type.id, name: 'Too many' }]
    await expect(place(1, anonymous(), { attendees: people })).rejects.toMatchObject({ fields: [{ path: 'attendees.1' }] })
    expect(await db().order.count({ where: { eventId: event.id } })).toBe(0)
  })

  it('that costs money sets its seats aside for a while, and makes no ticket yet', async () => {
    await db().ticketType.update({ where: { id: type.id }, data: { priceMinor: 500 } })
    const order = await place(2)
    expect(order).toMatchObject({
      status: 'pending',
      lines: [{ quantity: 2, unitPrice: { amountMinor: 500, currency: 'EUR' }, discount: { amountMinor: 0 } }],
      total: { amountMinor: 1_000, currency: 'EUR' },
      tickets: [],
    })
    expect(Date.parse(order.expiresAt!) - Date.parse(order.createdAt)).toBe(15 * 60_000)
    expect(await getOrder(anonymous(), { id: order.id, token: order.token })).toEqual(order)
  })

  it('of an event that is over is refused for good', async () => {
    await db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
    await expect(place()).rejects.toMatchObject({ kind: 'gone', code: 'events.over', facts: { state: 'cancelled' } })
  })
})

describe('an order of somebody else', () => {
  it('does not exist: by a wrong token, none, another account or another organisation', async () => {
    const order = await place()
    const missing = { kind: 'not_found', code: 'order.not_found' }
    const same = contextOf({ ...(await makeUser({ verified: false })), email: 'ada@example.org' })
    for (const ctx of [anonymous(), stranger, door, same]) {
      for (const token of [undefined, 'x', `${order.token}x`, order.number]) {
        await expect(getOrder(ctx, { id: order.id, token })).rejects.toMatchObject(missing)
        await expect(cancelOrder(ctx, { id: order.id, token })).rejects.toMatchObject(missing)
      }
    }
    await expect(getOrder(anonymous(), { id: 'ord_none', token: order.token })).rejects.toMatchObject(missing)
    await expect(cancelOrder(finance, { id: order.id })).rejects.toMatchObject(missing)
    expect((await getOrder(anonymous(), { id: order.id, token: order.token })).status).toBe('confirmed')
  })

  it('is shown to those who manage the event, without what opens the door', async () => {
    const { id } = await place()
    for (const ctx of [manager, finance]) {
      const order = await getOrder(ctx, { id })
      expect(order).toMatchObject({ buyer: { email: 'ada@example.org' }, status: 'confirmed' })
      expect(order.token).toBeUndefined()
      expect(order.url).toBeUndefined()
      expect(order.tickets[0]!.code).toBeUndefined()
      expect(order.tickets[0]!.url).toBeUndefined()
    }
  })

  it('becomes the reader’s own once they have proved that its address is theirs', async () => {
    const order = await place(1, anonymous(), { buyer: { name: 'Eve', email: 'eve@example.org' } })
    const user = await makeUser({ email: 'eve@example.org', verified: false })
    expect((await myOrders(contextOf(user), {})).items).toEqual([])
    const proved = contextOf({ ...user, emailVerifiedAt: new Date() })
    expect((await myOrders(proved, {})).items).toEqual([order])
    expect(await getOrder(proved, { id: order.id })).toEqual(order)
    await expect(myOrders(anonymous(), {})).rejects.toMatchObject({ kind: 'unauthenticated' })
  })
})

describe('cancelling', () => {
  const inventory = () => db().inventory.findUniqueOrThrow({ where: { id: type.inventoryId } })

  it('by the buyer voids the tickets and returns the seats, once', async () => {
    const { id, token } = await place(3)
    await place(2)
    const orders = await Promise.all(Array.from({ length: 5 }, () => cancelOrder(anonymous(), { id, token })))
    for (const order of orders) {
      expect(order).toMatchObject({ status: 'cancelled', tickets: [{ status: 'void' }, { status: 'void' }, { status: 'void' }] })
      expect(order.tickets[0]!.code).toBeUndefined()
      expect(order.cancelledAt).toBeDefined()
    }
    expect((await inventory()).sold).toBe(2)
    expect(await db().activity.count({ where: { orderId: id, kind: 'order.cancelled' } })).toBe(1)
  })

  it('is for the buyer until the event begins, for the organiser also after', async () => {
    const { id, token } = await place()
    await db().event.update({ where: { id: event.id }, data: { startsAt: new Date(Date.now() - 1000) } })
    await expect(cancelOrder(anonymous(), { id, token })).rejects.toMatchObject({
      code: 'orders.not_cancellable',
      facts: { reason: 'started' },
    })
    expect((await cancelOrder(manager, { id })).status).toBe('cancelled')
    const [activity] = await db().activity.findMany({ where: { orderId: id, kind: 'order.cancelled' } })
    expect(activity).toMatchObject({ data: { byBuyer: false } })
  })

  it('is for nobody once a ticket was used', async () => {
    const { id, token, tickets } = await place(2)
    await db().ticket.update({ where: { id: tickets[1]!.id }, data: { admittedAt: new Date() } })
    await expect(cancelOrder(anonymous(), { id, token })).rejects.toMatchObject({ facts: { reason: 'used' } })
    await expect(cancelOrder(manager, { id })).rejects.toMatchObject({ facts: { reason: 'used' } })
    expect((await inventory()).sold).toBe(2)
  })

  it('is for orders that are confirmed and free', async () => {
    const { id, token } = await place()
    await db().order.update({ where: { id }, data: { listMinor: 100, totalMinor: 100 } })
    await expect(cancelOrder(anonymous(), { id, token })).rejects.toMatchObject({ facts: { reason: 'not_cancellable' } })
  })
})

describe('the organiser’s lists', () => {
  beforeEach(async () => {
    const people = ['Ada Lovelace', 'Bob 100%_sure', 'Grace Hopper', 'Zoë van den Berg']
    for (const [index, name] of people.entries()) {
      await place(2, anonymous(), {
        buyer: { name, email: `person${index}@example.org` },
        attendees: [{ ticketTypeId: type.id, name: `Guest of ${name}`, email: `guest${index}@example.net` }],
      })
    }
  })

  it('page by key, newest first, without gaps or repeats', async () => {
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await listOrders(manager, { eventId: event.id, limit: 3, cursor })
      seen.push(...page.items.map(({ buyer: { name } }) => name))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(seen).toEqual(['Zoë van den Berg', 'Grace Hopper', 'Bob 100%_sure', 'Ada Lovelace'])
  })

  it('find orders by name, address and number, taking every sign for itself', async () => {
    const find = async (q: string) =>
      (await listOrders(finance, { eventId: event.id, q })).items.map(({ buyer: { name } }) => name)
    const { items } = await listOrders(manager, { eventId: event.id })
    expect(await find('LOVE')).toEqual(['Ada Lovelace'])
    expect(await find('person2@')).toEqual(['Grace Hopper'])
    expect(await find('0%_')).toEqual(['Bob 100%_sure'])
    expect(await find('%%%')).toEqual([])
    expect(await find(` ${items[0]!.number.toLowerCase()} `)).toEqual(['Zoë van den Berg'])
    await expect(find('ad')).rejects.toMatchObject({ fields: [{ path: 'q' }] })
  })

  it('filter orders by status', async () => {
    const { items } = await listOrders(manager, { eventId: event.id })
    await cancelOrder(manager, { id: items[0]!.id })
    expect((await listOrders(manager, { eventId: event.id, status: 'cancelled' })).items.map(({ id }) => id)).toEqual([
      items[0]!.id,
    ])
    expect((await listOrders(manager, { eventId: event.id, status: 'confirmed' })).items).toHaveLength(3)
  })

  it('show attendees to door staff without addresses, and only those they search', async () => {
    const found = await listAttendees(door, { eventId: event.id, q: 'guest of ada' })
    expect(found.items).toMatchObject([{ name: 'Guest of Ada Lovelace', ticketTypeName: 'Standing', status: 'valid' }])
    expect(JSON.stringify(found)).not.toContain('@')
    expect((await listAttendees(door, { eventId: event.id, q: 'guest0@' })).items).toEqual([])
    await expect(listAttendees(door, { eventId: event.id })).rejects.toMatchObject({ code: 'attendees.search_needed' })
  })

  it('show attendees to managers with addresses: their own, or the buyer’s where they have none', async () => {
    const { items } = await listAttendees(manager, { eventId: event.id, limit: 3 })
    expect(items.map(({ email }) => email)).toEqual(['guest0@example.net', 'person0@example.org', 'guest1@example.net'])
    expect((await listAttendees(manager, { eventId: event.id, q: 'guest3@' })).items).toHaveLength(1)
    const { reference } = items[0]!
    expect((await listAttendees(manager, { eventId: event.id, q: reference.toLowerCase() })).items).toEqual([items[0]])
    const rest = await listAttendees(manager, { eventId: event.id, cursor: items[2]!.ticketId })
    expect(rest.items).toHaveLength(5)
    expect(rest.nextCursor).toBeNull()
  })

  it('are not there for other organisations, and say who may see them', async () => {
    for (const list of [listOrders, listAttendees]) {
      await expect(list(stranger, { eventId: event.id, q: 'ada' })).rejects.toMatchObject({ code: 'event.not_found' })
      await expect(list(anonymous(), { eventId: event.id, q: 'ada' })).rejects.toMatchObject({ kind: 'unauthenticated' })
    }
    await expect(listOrders(door, { eventId: event.id })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(listAttendees(finance, { eventId: event.id })).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
