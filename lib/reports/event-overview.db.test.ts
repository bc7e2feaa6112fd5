import { describe, expect, test } from 'vitest'
import { localOf } from '@/lib/core/instant'
import { db } from '@/lib/db/client'
import { deleteEvent } from '@/lib/events/delete-event'
import { publishEvent } from '@/lib/events/publish-event'
import { countStatements } from '@/lib/testing/count-statements'
import { contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { deleteTicketType } from '@/lib/tickets/delete-ticket-type'
import { launchEvent } from '@/lib/tickets/launch-event'
import { eventOverview } from './event-overview'

async function stage(role = 'manager') {
  const user = await makeUser({ name: 'Mona Manager' })
  const organisation = await makeOrganisation([{ userId: user.id, role }])
  const zone = 'Pacific/Kiritimati' // UTC+14: its day is often tomorrow
  const event = await makeEvent({ organisationId: organisation.id, status: 'draft', timeZone: zone, capacity: 80 })
  return { ctx: contextOf(user), eventId: event.id, type: await makeTicketType(event.id), zone }
}

describe('the overview of an event', () => {
  test('tells what is missing, sold and admitted, and what happened, by day of the event’s zone', async () => {
    const { ctx, eventId, type, zone } = await stage()
    await makeOrder(eventId, type.id, { quantity: 3 })
    const order = await makeOrder(eventId, type.id, { quantity: 2 })
    await db().ticket.update({ where: { id: order.tickets[0]!.id }, data: { admittedAt: new Date() } })
    await db().event.update({ where: { id: eventId }, data: { venueName: 'Hall', city: 'Bonn' } })
    await publishEvent(ctx, { eventId })

    const overview = await eventOverview(ctx, { eventId })
    expect(overview.totals).toEqual({ orders: 2, sold: 5, held: 0, seats: 80, valid: 5, inside: 1 })
    expect(overview.perDay).toHaveLength(30)
    expect(overview.perDay.at(-1)).toEqual({ date: localOf(new Date(), zone).slice(0, 10), tickets: 5 })
    expect(overview.perDay.slice(0, 28).every(({ tickets }) => tickets === 0)).toBe(true)
    expect(overview.recent).toMatchObject([{ kind: 'event.published', by: 'Mona Manager' }])
    expect(overview.steps.filter(({ needed, done }) => needed && !done)).toEqual([])
  })

  test('takes at most eight statements, however much was sold', async () => {
    const { ctx, eventId, type } = await stage()
    const few = await countStatements(() => eventOverview(ctx, { eventId }))
    for (let order = 0; order < 12; order++) await makeOrder(eventId, type.id, { quantity: 3 })
    const many = await countStatements(() => eventOverview(ctx, { eventId }))
    expect(many.statements).toBe(few.statements)
    expect(many.statements).toBeLessThanOrEqual(8)
  })

  test('is not for the door, and not there for others', async () => {
    const { eventId } = await stage()
    const { ctx: door, eventId: doorEvent } = await stage('door')
    await expect(eventOverview(door, { eventId: doorEvent })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(eventOverview(door, { eventId })).rejects.toMatchObject({ kind: 'not_found' })
  })
})

test('an event that takes the id of a deleted one of another organisation shows nothing of what happened to that', async () => {
  const { ctx, eventId, type } = await stage()
  await deleteTicketType(ctx, { eventId, ticketTypeId: type.id })
  await deleteEvent(ctx, { eventId })
  const stranger = contextOf(await makeUser({ name: 'Steve Stranger' }))
  const input = { title: 'Mine now', startsAt: '2199-11-30T19:30', endsAt: '2199-11-30T22:00', timeZone: 'UTC' }
  await launchEvent(stranger, { ...input, wishedId: eventId })
  const { recent } = await eventOverview(stranger, { eventId })
  expect(recent.map(({ kind, by }) => ({ kind, by }))).toEqual([{ kind: 'event.created', by: 'Steve Stranger' }])
})
