import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { updateEvent } from '@/lib/events/update-event'
import { contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { createTicketType } from './create-ticket-type'
import { deleteTicketType } from './delete-ticket-type'
import { duplicateEvent } from './duplicate-event'
import { launchEvent } from './launch-event'
import { listTicketTypes } from './list-ticket-types'
import { moveTicketType } from './move-ticket-type'
import { reviseTicketType } from './revise-ticket-type'
import { updateTicketType } from './update-ticket-type'

async function mine(values: Parameters<typeof makeEvent>[0] = {}) {
  const user = await makeUser()
  const organisation = await makeOrganisation([{ userId: user.id, role: 'manager' }])
  const event = await makeEvent({ organisationId: organisation.id, venueName: 'Hall', city: 'Köln', ...values })
  return { ctx: contextOf(user), event, eventId: event.id }
}

describe('a ticket type', () => {
  test('has a pool of its own, and its times are in the zone of the event', async () => {
    const { ctx, eventId } = await mine()
    const type = await createTicketType(ctx, { eventId, name: 'Early', quantity: 50, salesStartAt: '2025-01-01T09:00' })
    expect(type).toMatchObject({
      quantity: 50,
      sold: 0,
      remaining: 50,
      salesStartAt: '2025-01-01T09:00:00+01:00',
      state: 'on_sale',
    })
    expect(await db().activity.findMany({ where: { eventId }, select: { kind: true } })).toEqual([
      { kind: 'ticket_type.created' },
    ])
  })

  test.each([
    [{ name: '' }, 'name', 'Name the ticket, like "Regular" or "Student".'],
    [{ quantity: 0 }, 'quantity', 'Write how many there are: a whole number from 1 to 1,000,000.'],
    [{ quantity: 2.5 }, 'quantity', 'Write how many there are: a whole number from 1 to 1,000,000.'],
    [{ priceMinor: -1 }, 'priceMinor', 'Write a whole number of minor units, at most 100,000,000.'],
    [{ priceMinor: 100_000_001 }, 'priceMinor', 'Write a whole number of minor units, at most 100,000,000.'],
    [{ priceMinor: 12.5 }, 'priceMinor', 'Write a whole number of minor units, at most 100,000,000.'],
    [
      { priceMinor: 900, minPriceMinor: 100 },
      'minPriceMinor',
      'A fixed price has no minimum. Leave it out, or let people choose the price.',
    ],
    [
      { pricing: 'pay_what_you_want', priceMinor: 100, minPriceMinor: 200 },
      'priceMinor',
      'Suggest at least the minimum, or nothing.',
    ],
    [{ pricing: 'donation', poolId: 'pol_1' }, 'poolId', 'A donation takes no seat, so it shares none. Leave the pool out.'],
    [
      { pricing: 'pay_what_you_want', priceTiers: [{ name: 'Early', priceMinor: 100, upTo: 5 }] },
      'priceTiers',
      'Tiers go with a fixed price. Leave them out where people choose the price.',
    ],
    [
      { priceMinor: 900, priceTiers: [{ name: 'Early', priceMinor: 100 }] },
      'priceTiers.0.endsAt',
      'Say until when it holds, or for how many tickets.',
    ],
    [
      {
        priceMinor: 900,
        priceTiers: [
          { name: 'Early', priceMinor: 100, upTo: 5 },
          { name: 'Later', priceMinor: 200, upTo: 5 },
        ],
      },
      'priceTiers.1.upTo',
      'Make this more than the tier before it, 5, or it is never the price.',
    ],
    [{ minPerOrder: 4, maxPerOrder: 2 }, 'maxPerOrder', 'Make this 4 or more: that many is the least one order takes.'],
    [
      { salesStartAt: '2030-01-02T10:00', salesEndAt: '2030-01-01T10:00' },
      'salesEndAt',
      'Make the end of sales later than their start, Wed, 2 Jan 2030, 10:00 CET.',
    ],
  ] as [object, string, string][])('is refused with %j', async (more, path, message) => {
    const { ctx, eventId } = await mine({ endsAt: new Date('2031-01-01'), startsAt: new Date('2030-12-31') })
    const make = createTicketType(ctx, { eventId, name: 'Regular', quantity: 10, ...more })
    await expect(make).rejects.toMatchObject({ kind: 'invalid', fields: [{ path, message }] })
  })

  test('made smaller while it sells never ends below what is sold', async () => {
    const { ctx, eventId } = await mine()
    const type = await makeTicketType(eventId, { quantity: 60 })
    const orders = Array.from({ length: 20 }, () =>
      makeOrder(eventId, type.id).then(
        () => 'sold',
        () => 'refused',
      ),
    )
    const shrinks = [40, 25, 12, 8, 3].map((quantity) =>
      updateTicketType(ctx, { eventId, ticketTypeId: type.id, quantity }).then(
        () => 'shrunk',
        (error: unknown) => {
          expect(error).toMatchObject({ kind: 'conflict', code: 'events.capacity_below_sold', fields: [{ path: 'quantity' }] })
          return 'refused'
        },
      ),
    )
    await Promise.all([...orders, ...shrinks])
    const pool = await db().inventory.findUniqueOrThrow({ where: { id: type.inventoryId } })
    expect(pool.sold).toBeLessThanOrEqual(pool.capacity)
    const sold = (await Promise.all(orders)).filter((outcome) => outcome === 'sold').length
    expect(pool.sold).toBe(sold)
  })

  test('cannot be deleted once ordered, nor as the last of a published event', async () => {
    const { ctx, eventId } = await mine()
    const [sold, fresh] = [await makeTicketType(eventId), await makeTicketType(eventId)]
    await makeOrder(eventId, sold.id)
    const remove = (ticketTypeId: string) => deleteTicketType(ctx, { eventId, ticketTypeId })
    await expect(remove(sold.id)).rejects.toMatchObject({ code: 'tickets.type_in_use', facts: { orders: 1 } })
    await remove(fresh.id)
    expect(await db().inventory.findUnique({ where: { id: fresh.inventoryId } })).toBeNull()
    const other = await mine()
    const only = await makeTicketType(other.eventId)
    const last = deleteTicketType(other.ctx, { eventId: other.eventId, ticketTypeId: only.id })
    await expect(last).rejects.toMatchObject({ code: 'tickets.last_type' })
  })

  test('moves one place, and at the end stays', async () => {
    const { ctx, eventId } = await mine()
    const made = []
    for (const name of ['A', 'B', 'C']) made.push(await createTicketType(ctx, { eventId, name, quantity: 1 }))
    const names = async () => (await listTicketTypes(ctx, { eventId })).items.map(({ name }) => name).join('')
    await moveTicketType(ctx, { eventId, ticketTypeId: made[2]!.id, direction: 'up' })
    expect(await names()).toBe('ACB')
    await moveTicketType(ctx, { eventId, ticketTypeId: made[0]!.id, direction: 'up' })
    expect(await names()).toBe('ACB')
  })

  test('saved as a form loses what was emptied; changed by name keeps the rest', async () => {
    const { ctx, eventId } = await mine()
    const type = await createTicketType(ctx, { eventId, name: 'A', quantity: 5, description: 'Long', hidden: true })
    const ticketTypeId = type.id
    expect(await updateTicketType(ctx, { eventId, ticketTypeId, quantity: 6 })).toMatchObject({
      description: 'Long',
      hidden: true,
    })
    expect(await reviseTicketType(ctx, { eventId, ticketTypeId, name: 'A', quantity: 6 })).toMatchObject({
      description: '',
      hidden: false,
    })
  })
})

describe('the price of a ticket type', () => {
  test('is taken as it is given, with tiers in the zone of the event and tax', async () => {
    const { ctx, eventId } = await mine()
    const priceTiers = [
      { name: 'First ten', priceMinor: 1000, upTo: 10 },
      { name: 'Early bird', priceMinor: 1500, endsAt: '2030-01-01T09:00' },
    ]
    const type = await createTicketType(ctx, { eventId, name: 'A', quantity: 50, priceMinor: 2000, priceTiers, taxBp: 1900 })
    expect(type).toMatchObject({
      pricing: 'fixed',
      priceMinor: 2000,
      taxBp: 1900,
      priceTiers: [
        { name: 'First ten', priceMinor: 1000, upTo: 10, endsAt: null },
        { name: 'Early bird', priceMinor: 1500, upTo: null, endsAt: '2030-01-01T09:00:00+01:00' },
      ],
    })
    const before = await db().activity.count({ where: { eventId } })
    await updateTicketType(ctx, { eventId, ticketTypeId: type.id, priceMinor: 2000, priceTiers })
    expect(await db().activity.count({ where: { eventId } })).toBe(before)
    const free = await updateTicketType(ctx, { eventId, ticketTypeId: type.id, pricing: 'pay_what_you_want', minPriceMinor: 300 })
    expect(free).toMatchObject({ priceMinor: 0, minPriceMinor: 300, priceTiers: [], taxBp: 1900 })
  })

  test('stays a gift, or a ticket, once something was ordered', async () => {
    const { ctx, eventId } = await mine()
    const type = await makeTicketType(eventId, { priceMinor: 500 })
    await makeOrder(eventId, type.id)
    const change = updateTicketType(ctx, { eventId, ticketTypeId: type.id, pricing: 'donation' })
    await expect(change).rejects.toMatchObject({
      code: 'tickets.pricing_in_use',
      facts: { taken: 1 },
      fields: [{ path: 'pricing' }],
    })
  })

  test('of a gift: one to an order, no tax, no seat of the event', async () => {
    const { ctx, eventId } = await mine({ capacity: 5 })
    const gift = await createTicketType(ctx, {
      eventId,
      name: 'Gift',
      quantity: 9,
      pricing: 'donation',
      taxBp: 1900,
      maxPerOrder: 4,
    })
    expect(gift).toMatchObject({ minPerOrder: 1, maxPerOrder: 1, taxBp: 0, poolId: null })
    await db().inventory.updateMany({ where: { ticketType: { id: gift.id } }, data: { sold: 8 } })
    await updateEvent(ctx, { eventId, capacity: null })
    expect((await updateEvent(ctx, { eventId, capacity: 3 })).capacity).toBe(3)
  })
})

describe('the form for a new event', () => {
  const form = {
    title: 'Launch',
    startsAt: '2031-05-01T19:30',
    endsAt: '2031-05-01T22:00',
    timeZone: 'Europe/Berlin',
    ticketName: 'Entry',
    ticketQuantity: 40,
    organisationName: 'The Example Club',
    publish: true,
  }

  test('makes organisation, draft and ticket and publishes, or leaves nothing behind', async () => {
    const user = await makeUser()
    const ctx = contextOf(user)
    await expect(launchEvent(ctx, form)).rejects.toMatchObject({
      code: 'events.not_ready',
      fields: [{ path: 'venue.name' }, { path: 'venue.city' }],
    })
    expect(await db().membership.count({ where: { userId: user.id } })).toBe(0)
    expect(await db().event.count({ where: { title: 'Launch' } })).toBe(0)
    const venue = { name: 'Hall', city: 'Bonn' }
    await expect(launchEvent(ctx, { ...form, venue, currency: 'JPY', ticketPrice: '12.50' })).rejects.toMatchObject({
      kind: 'invalid',
      fields: [{ path: 'ticketPrice' }],
    })
    const event = await launchEvent(ctx, { ...form, venue, ticketPrice: '12,50' })
    expect(event).toMatchObject({ status: 'published', organisation: { name: 'The Example Club' } })
    expect((await listTicketTypes(ctx, { eventId: event.id })).items).toMatchObject([
      { name: 'Entry', quantity: 40, priceMinor: 1250 },
    ])
  })
})

describe('a duplicate', () => {
  test('is a draft with the same ticket types, whole weeks later, at the same time by the wall clock', async () => {
    const startsAt = new Date(Date.now() - 3 * 86_400_000)
    const { ctx, event, eventId } = await mine({ startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000), capacity: 30 })
    const type = await makeTicketType(eventId, { name: 'Entry', quantity: 25 })
    await makeOrder(eventId, type.id)
    const copy = await duplicateEvent(ctx, { eventId })
    expect(copy).toMatchObject({ status: 'draft', title: event.title, capacity: 30 })
    const weeks = (new Date(copy.startsAt).getTime() - startsAt.getTime()) / (7 * 86_400_000)
    expect(weeks).toBeCloseTo(1, 1)
    expect((await listTicketTypes(ctx, { eventId: copy.id })).items).toMatchObject([{ name: 'Entry', quantity: 25, sold: 0 }])
  })

  test('lets in as the first one did, at the same gates, on no day yet', async () => {
    const { ctx, eventId } = await mine()
    const rules = { reentry: 'after_exit', periods: [{ from: '2026-11-30T10:00:00Z', until: null }] }
    await db().event.update({ where: { id: eventId }, data: { gates: ['North', 'South'], entryRules: rules } })
    const type = await makeTicketType(eventId)
    await db().ticketType.update({ where: { id: type.id }, data: { entryRules: { ...rules, gates: ['South'] } } })
    const { id } = await duplicateEvent(ctx, { eventId })
    const copy = await db().event.findUniqueOrThrow({ where: { id }, include: { ticketTypes: true } })
    expect(copy).toMatchObject({ gates: ['North', 'South'], entryRules: { reentry: 'after_exit' } })
    expect(copy.entryRules).not.toHaveProperty('periods')
    expect(copy.ticketTypes[0]?.entryRules).toEqual({ reentry: 'after_exit', gates: ['South'] })
  })
})
