import { describe, expect, test } from 'vitest'
import type { Context } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { reachEvent } from '@/lib/events/access'
import { cancelEvent } from '@/lib/events/cancel-event'
import { deleteEvent } from '@/lib/events/delete-event'
import { listMyEvents } from '@/lib/events/list-my-events'
import { publishEvent } from '@/lib/events/publish-event'
import { reviseEvent } from '@/lib/events/revise-event'
import { unpublishEvent } from '@/lib/events/unpublish-event'
import { updateEvent } from '@/lib/events/update-event'
import { roles } from '@/lib/orgs/policy'
import { updateOrganisation } from '@/lib/orgs/update-organisation'
import { anonymous, contextOf, makeEvent, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { createTicketType } from './create-ticket-type'
import { deleteTicketType } from './delete-ticket-type'
import { duplicateEvent } from './duplicate-event'
import { listTicketTypes } from './list-ticket-types'
import { moveTicketType } from './move-ticket-type'
import { reviseTicketType } from './revise-ticket-type'
import { updateTicketType } from './update-ticket-type'

type Subject = { eventId: string; ticketTypeId: string; updatedAt: string }

const words = { title: 'x', startsAt: '2031-05-01T19:30', endsAt: '2031-05-01T22:00', timeZone: 'UTC' }
const venue = { name: 'Hall', city: 'Bonn' }

/** Every operation on one event, in an order in which all of them succeed. */
const operations: Record<string, (ctx: Context, subject: Subject) => Promise<unknown>> = {
  updateEvent: (ctx, { eventId }) => updateEvent(ctx, { eventId, summary: 'x' }),
  reviseEvent: async (ctx, { eventId }) => {
    const { updatedAt } = (await db().event.findUnique({ where: { id: eventId } })) ?? { updatedAt: new Date() }
    return reviseEvent(ctx, { ...words, venue, eventId, updatedAt: updatedAt.toISOString() })
  },
  duplicateEvent: (ctx, { eventId }) => duplicateEvent(ctx, { eventId }),
  createTicketType: (ctx, { eventId }) => createTicketType(ctx, { eventId, name: 'x', quantity: 1 }),
  updateTicketType: (ctx, { eventId, ticketTypeId }) => updateTicketType(ctx, { eventId, ticketTypeId, quantity: 2 }),
  reviseTicketType: (ctx, { eventId, ticketTypeId }) => reviseTicketType(ctx, { eventId, ticketTypeId, name: 'x', quantity: 3 }),
  moveTicketType: (ctx, { eventId, ticketTypeId }) => moveTicketType(ctx, { eventId, ticketTypeId, direction: 'up' }),
  publishEvent: (ctx, { eventId }) => publishEvent(ctx, { eventId }),
  unpublishEvent: (ctx, { eventId }) => unpublishEvent(ctx, { eventId }),
  deleteTicketType: (ctx, { eventId, ticketTypeId }) => deleteTicketType(ctx, { eventId, ticketTypeId }),
  cancelEvent: async (ctx, { eventId }) => {
    await db().event.updateMany({ where: { id: eventId }, data: { status: 'published' } })
    return cancelEvent(ctx, { eventId })
  },
  deleteEvent: (ctx, { eventId }) => deleteEvent(ctx, { eventId }),
}

async function stage() {
  const organisation = await makeOrganisation([])
  const event = await makeEvent({ organisationId: organisation.id, status: 'draft', venueName: 'Hall', city: 'Bonn' })
  const type = await makeTicketType(event.id)
  const member = async (role: string) => {
    const user = await makeUser()
    await db().membership.create({ data: { id: `mem_${user.id}`, organisationId: organisation.id, userId: user.id, role } })
    return contextOf(user)
  }
  return {
    organisation,
    member,
    subject: { eventId: event.id, ticketTypeId: type.id, updatedAt: event.updatedAt.toISOString() },
  }
}

const outcomes = async (ctx: Context, subject: Subject) => {
  const kinds: Record<string, string> = {}
  for (const [name, run] of Object.entries(operations)) {
    kinds[name] = await run(ctx, subject).then(
      () => 'done',
      (error: { kind?: string; code?: string }) => `${error.kind} ${error.code}`,
    )
  }
  return kinds
}

const all = (outcome: string) => Object.fromEntries(Object.keys(operations).map((name) => [name, outcome]))

describe('who may change an event', () => {
  test.each(['owner', 'admin', 'manager'])('a member who is %s may do everything', async (role) => {
    const { subject, member } = await stage()
    expect(await outcomes(await member(role), subject)).toEqual(all('done'))
  })

  test.each(['finance', 'door'])('a member who is %s may do nothing of it', async (role) => {
    const { subject, member } = await stage()
    expect(await outcomes(await member(role), subject)).toEqual(all('forbidden auth.forbidden'))
  })

  test('for the owner of another organisation there is no such event', async () => {
    const { subject } = await stage()
    const stranger = await makeUser()
    await makeOrganisation([{ userId: stranger.id, role: 'owner' }])
    expect(await outcomes(contextOf(stranger), subject)).toEqual(all('not_found event.not_found'))
    const before = await db().activity.count({ where: { eventId: subject.eventId } })
    expect(before).toBe(0)
  })

  test('somebody who is not signed in is asked to be', async () => {
    const { subject } = await stage()
    expect(await outcomes(anonymous(), subject)).toEqual(all('unauthenticated auth.required'))
  })

  test('a ticket type of another event is not found through an event of one’s own', async () => {
    const { subject, member } = await stage()
    const other = await stage()
    const ctx = await member('owner')
    const mixed = { ...subject, ticketTypeId: other.subject.ticketTypeId }
    for (const name of ['updateTicketType', 'reviseTicketType', 'moveTicketType', 'deleteTicketType'])
      await expect(operations[name]!(ctx, mixed)).rejects.toMatchObject({ code: 'ticket_type.not_found' })
  })

  test.each(['evt_nope', '', '../..', 'a\u0000b', "' OR 1=1 --", 'x'.repeat(500)])('no event is called %j', async (id) => {
    const { member } = await stage()
    await expect(reachEvent(await member('owner'), id, 'event.read')).rejects.toMatchObject({ code: 'event.not_found' })
  })

  test('ticket types are read by those who may read the event', async () => {
    const { subject, member } = await stage()
    expect((await listTicketTypes(await member('finance'), subject)).items).toHaveLength(1)
    await expect(listTicketTypes(await member('door'), subject)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('an organisation is changed by its owner and admins, and found by its members only', async () => {
    const { organisation, member } = await stage()
    const change = (ctx: Context) => updateOrganisation(ctx, { organisationId: organisation.id, name: 'New' })
    for (const role of roles) {
      const answer = change(await member(role))
      if (role === 'owner' || role === 'admin') expect(await answer).toMatchObject({ name: 'New', role })
      else await expect(answer).rejects.toMatchObject({ kind: 'forbidden' })
    }
    await expect(change(contextOf(await makeUser()))).rejects.toMatchObject({ code: 'organisation.not_found' })
  })
})

describe('the list of my events', () => {
  test('shows those of my organisations, by state, in pages that meet', async () => {
    const { organisation, member } = await stage()
    const day = 86_400_000
    for (let index = 1; index <= 5; index++) {
      const startsAt = new Date(Date.now() + index * day)
      await makeEvent({
        organisationId: organisation.id,
        title: `Up ${index}`,
        startsAt,
        endsAt: new Date(startsAt.getTime() + 1),
      })
    }
    const past = new Date(Date.now() - day)
    await makeEvent({ organisationId: organisation.id, title: 'Past', startsAt: past, endsAt: new Date(past.getTime() + 1) })
    await makeEvent({ title: 'Of others' })
    const ctx = await member('finance')
    const titles: string[] = []
    let cursor: string | undefined
    do {
      const page = await listMyEvents(ctx, { state: 'upcoming', limit: 2, cursor })
      titles.push(...page.items.map(({ title }) => title))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(titles).toEqual(['Up 1', 'Up 2', 'Up 3', 'Up 4', 'Up 5'])
    expect((await listMyEvents(ctx, { state: 'past' })).items).toMatchObject([{ title: 'Past', status: 'ended', sold: 0 }])
    expect((await listMyEvents(ctx, { state: 'draft' })).items).toMatchObject([{ status: 'draft', seats: 100 }])
    expect((await listMyEvents(await member('door'), { state: 'draft' })).items).toEqual([])
    await expect(listMyEvents(ctx, { cursor: 'nonsense' })).rejects.toMatchObject({ fields: [{ path: 'cursor' }] })
    await expect(listMyEvents(anonymous(), {})).rejects.toMatchObject({ kind: 'unauthenticated' })
  })
})
