import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { cancelEvent } from './cancel-event'
import { deleteEvent } from './delete-event'
import { publishEvent } from './publish-event'
import { reviseEvent } from './revise-event'
import { unpublishEvent } from './unpublish-event'

const hall = { venueName: 'Hall', city: 'Köln' }
const hour = 3_600_000

async function mine(values: Parameters<typeof makeEvent>[0] = {}) {
  const user = await makeUser()
  const organisation = await makeOrganisation([{ userId: user.id, role: 'admin' }])
  const event = await makeEvent({ organisationId: organisation.id, ...values })
  return { ctx: contextOf(user), event, eventId: event.id }
}

const activities = (eventId: string) =>
  db()
    .activity.findMany({ where: { eventId }, orderBy: { id: 'asc' } })
    .then((rows) => rows.map(({ kind }) => kind))

describe('publishing', () => {
  test('says everything that is missing, with the field to mend', async () => {
    const startsAt = new Date(Date.now() - hour)
    const { ctx, eventId } = await mine({ status: 'draft', startsAt, endsAt: new Date(Date.now() + hour) })
    await expect(publishEvent(ctx, { eventId })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'events.not_ready',
      facts: {
        missing: [
          { code: 'start_passed' },
          { code: 'venue_missing' },
          { code: 'city_missing' },
          { code: 'tickets_missing', message: 'Add a ticket type that people can still get.' },
        ],
      },
      fields: [{ path: 'startsAt' }, { path: 'venue.name' }, { path: 'venue.city' }, { path: '' }],
    })
  })

  test.each([
    ['a hidden one', { hidden: true }],
    ['one whose sales are over', { salesEndAt: new Date(Date.now() - hour) }],
  ])('needs a ticket people can get; %s is none', async (_, values) => {
    const { ctx, eventId } = await mine({ status: 'draft', ...hall })
    await makeTicketType(eventId, values)
    await expect(publishEvent(ctx, { eventId })).rejects.toMatchObject({ facts: { missing: [{ code: 'tickets_missing' }] } })
  })

  test('happens once, however often it is asked for, and is recorded once', async () => {
    const { ctx, eventId } = await mine({ status: 'draft', publishedAt: null, ...hall })
    await makeTicketType(eventId)
    const answers = await Promise.all(Array.from({ length: 5 }, () => publishEvent(ctx, { eventId })))
    expect(answers.every(({ status }) => status === 'published')).toBe(true)
    expect(await activities(eventId)).toEqual(['event.published'])
  })

  test('with the form saves and publishes, or does neither', async () => {
    const { ctx, event, eventId } = await mine({ status: 'draft', publishedAt: null })
    await makeTicketType(eventId)
    const form = {
      eventId,
      updatedAt: event.updatedAt.toISOString(),
      title: 'Named',
      startsAt: '2031-05-01T19:30',
      endsAt: '2031-05-01T22:00',
      timeZone: 'Europe/Berlin',
      publish: true,
    }
    await expect(reviseEvent(ctx, form)).rejects.toMatchObject({ code: 'events.not_ready' })
    expect(await db().event.findUnique({ where: { id: eventId } })).toMatchObject({ title: event.title, status: 'draft' })
    expect(await activities(eventId)).toEqual([])
    const venue = { name: 'Hall', city: 'Köln' }
    expect(await reviseEvent(ctx, { ...form, venue })).toMatchObject({ title: 'Named', status: 'published' })
  })
})

describe('taking an event off', () => {
  test('unpublishing is refused while somebody holds a ticket, with the number', async () => {
    const { ctx, eventId } = await mine(hall)
    const type = await makeTicketType(eventId)
    await makeOrder(eventId, type.id, { quantity: 3 })
    await expect(unpublishEvent(ctx, { eventId })).rejects.toMatchObject({
      code: 'events.tickets_out',
      facts: { tickets: 3 },
      message: expect.stringMatching(/^3 people hold tickets\./),
    })
    await db().ticket.updateMany({ where: { eventId }, data: { status: 'void' } })
    expect((await unpublishEvent(ctx, { eventId })).status).toBe('draft')
  })

  test('cancelling voids every ticket at once, says how many, and cannot be repeated or undone', async () => {
    const { ctx, eventId } = await mine(hall)
    const type = await makeTicketType(eventId)
    const order = await makeOrder(eventId, type.id, { quantity: 2 })
    expect(await cancelEvent(ctx, { eventId, message: 'The hall is flooded.' })).toMatchObject({ status: 'cancelled' })
    await cancelEvent(ctx, { eventId })
    expect(await db().ticket.count({ where: { eventId, status: 'void' } })).toBe(2)
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({ status: 'confirmed' })
    const cancelled = await db().activity.findMany({ where: { eventId, kind: 'event.cancelled' } })
    expect(cancelled.map(({ data }) => data)).toEqual([{ tickets: 2, message: 'The hall is flooded.' }])
    await expect(publishEvent(ctx, { eventId })).rejects.toMatchObject({ code: 'events.cancelled' })
    await expect(unpublishEvent(ctx, { eventId })).rejects.toMatchObject({ code: 'events.cancelled' })
  })

  test('a draft and an event that is over cannot be cancelled', async () => {
    const draft = await mine({ status: 'draft' })
    await expect(cancelEvent(draft.ctx, { eventId: draft.eventId })).rejects.toMatchObject({ code: 'events.draft' })
    const over = await mine({ startsAt: new Date(Date.now() - 2 * hour), endsAt: new Date(Date.now() - hour) })
    await expect(cancelEvent(over.ctx, { eventId: over.eventId })).rejects.toMatchObject({ code: 'events.ended' })
  })

  test('deleting takes everything of it along, and is refused once something was ordered', async () => {
    const { ctx, eventId } = await mine({ capacity: 10 })
    const type = await makeTicketType(eventId)
    await makeOrder(eventId, type.id)
    await expect(deleteEvent(ctx, { eventId })).rejects.toMatchObject({ code: 'events.has_orders', facts: { orders: 1 } })
    const other = await mine({ capacity: 10 })
    await makeTicketType(other.eventId)
    const before = await db().inventory.count()
    await deleteEvent(other.ctx, { eventId: other.eventId })
    expect(await db().event.findUnique({ where: { id: other.eventId } })).toBeNull()
    expect(await db().inventory.count()).toBe(before - 2)
    expect(await activities(other.eventId)).toEqual(['event.deleted'])
  })
})
