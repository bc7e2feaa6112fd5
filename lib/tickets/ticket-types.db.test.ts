import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
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
    [{ priceMinor: 100 }, 'priceMinor', 'Tickets are free in this release: leave the price at 0.'],
    [{ minPerOrder: 4, maxPerOrder: 2 }, 'maxPerOrder', 'Make this 4 or more: that many is the least one order takes.'],
    [
      { salesStartAt: '2030-01-02T10:00', salesEndAt: '2030-01-01T10:00' },
      'salesEndAt',
      'Make the end of sales later than their start, Wed, 2 Jan 2030, 10:00 CET.',
    ],
  ])('is refused with %j', async (more, path, message) => {
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
    const event = await launchEvent(ctx, { ...form, venue: { name: 'Hall', city: 'Bonn' } })
    expect(event).toMatchObject({ status: 'published', organisation: { name: 'The Example Club' } })
    expect((await listTicketTypes(ctx, { eventId: event.id })).items).toMatchObject([{ name: 'Entry', quantity: 40 }])
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
})
