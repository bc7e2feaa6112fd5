import { describe, expect, test } from 'vitest'
import { systemContext } from '@/lib/core/context'
import type { AppError } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { listAttendees } from '@/lib/orders/list-attendees'
import { look, openDoors, standingIn, standingOnPaper, told } from '@/lib/testing/door-world'
import { makeEvent, makeOrder, makeTicketType } from '@/lib/testing/factories'
import { makeDoorLink } from '@/lib/testing/open-door'
import { createCheckInList } from './create-check-in-list'
import { deleteCheckInList } from './delete-check-in-list'
import { listCheckInLists } from './list-check-in-lists'
import { noteTicket } from './note-ticket'
import { dayOf } from './presence'
import { readEntryRules } from './read-entry-rules'
import { setEntryRules } from './set-entry-rules'
import { setTypeEntryRules } from './set-type-entry-rules'
import { updateCheckInList } from './update-check-in-list'

const system = systemContext()
const error = (tried: Promise<unknown>) =>
  tried.then(
    () => undefined,
    (reason: AppError) => reason,
  )

describe('the rules of an event', () => {
  test('are kept as they were set, each ticket type its own beside them', async () => {
    const { id: eventId, updatedAt } = await makeEvent()
    const type = await makeTicketType(eventId, { name: 'Weekend' })
    const rules = { periods: [{ from: '2026-11-14T17:00:00.000Z', until: null }], reentry: 'after_exit' as const, perDay: true }
    await setEntryRules(system, { eventId, rules, gates: ['North', 'South'] })
    await setTypeEntryRules(system, { eventId, ticketTypeId: type.id, rules: { gates: ['South'], maxEntries: 3 } })
    await setEntryRules(system, { eventId, gates: ['South'] })
    expect(await readEntryRules(system, { eventId })).toEqual({
      ...{ eventId, rules, gates: ['South'] },
      ticketTypes: [{ id: type.id, name: 'Weekend', rules: { gates: ['South'], maxEntries: 3 } }],
    })
    expect((await db().event.findUniqueOrThrow({ where: { id: eventId } })).updatedAt).toEqual(updatedAt)
  })

  test('name no gate that nobody could pass, no type of another event, and no period that ends before it begins', async () => {
    const { id: eventId } = await makeEvent({ gates: ['North'] })
    const foreign = await makeTicketType((await makeEvent()).id)
    expect(await error(setEntryRules(system, { eventId, rules: { gates: ['North', 'Nroth'] } }))).toMatchObject({
      fields: [{ path: 'rules.gates.1' }],
    })
    const backwards = { from: '2026-11-14T17:00:00Z', until: '2026-11-14T16:00:00Z' }
    expect(await error(setEntryRules(system, { eventId, rules: { periods: [backwards] } }))).toMatchObject({ kind: 'invalid' })
    expect(await error(setTypeEntryRules(system, { eventId, ticketTypeId: foreign.id, rules: {} }))).toMatchObject({
      code: 'ticket_type.not_found',
    })
    expect(await readEntryRules(system, { eventId })).toMatchObject({ rules: {}, gates: ['North'] })
  })
})

describe('a list', () => {
  test('stays when people were let in on it, and says how many', async () => {
    const { id: eventId } = await makeEvent()
    const list = await createCheckInList(system, { eventId, name: 'Dinner', rules: { reentry: 'always' } })
    const order = await makeOrder(eventId, (await makeTicketType(eventId)).id, { quantity: 2 })
    const scan = { eventId, listId: list.id, decision: 'admit', reason: 'ok', scannedAt: new Date() }
    await db().scan.createMany({ data: order.tickets.map(({ id }) => ({ id: newId('scn'), ticketId: id, ...scan })) })
    expect(await error(deleteCheckInList(system, { eventId, listId: list.id }))).toMatchObject({
      code: 'checkin.list_in_use',
      facts: { scans: 2, doorLinks: 0, devices: 0 },
    })
    expect((await listCheckInLists(system, { eventId })).items).toEqual([list])
  })

  test('at which a door stands goes only after it', async () => {
    const { id: eventId } = await makeEvent()
    const list = await createCheckInList(system, { eventId, name: 'Dinner' })
    const link = await makeDoorLink(eventId, { listId: list.id })
    expect(await error(deleteCheckInList(system, { eventId, listId: list.id }))).toMatchObject({ facts: { doorLinks: 1 } })
    await db().doorLink.update({ where: { id: link.id }, data: { revokedAt: new Date() } })
    await deleteCheckInList(system, { eventId, listId: list.id })
    expect((await listCheckInLists(system, { eventId })).items).toEqual([])
  })

  test('has a name and ticket types of its event, also after a change', async () => {
    const { id: eventId } = await makeEvent()
    const foreign = await makeTicketType((await makeEvent()).id)
    const dinner = await createCheckInList(system, { eventId, name: 'Dinner' })
    await createCheckInList(system, { eventId, name: 'Cloakroom' })
    expect(await error(updateCheckInList(system, { eventId, listId: dinner.id, name: 'cloakroom' }))).toMatchObject({
      fields: [{ path: 'name' }],
    })
    expect(await error(updateCheckInList(system, { eventId, listId: dinner.id, ticketTypeIds: [foreign.id] }))).toMatchObject({
      fields: [{ path: 'ticketTypeIds' }],
    })
    const renamed = await updateCheckInList(system, { eventId, listId: dinner.id, name: 'Gala dinner' })
    expect(renamed).toMatchObject({ name: 'Gala dinner', ticketTypeIds: [], rules: {} })
  })
})

test('what the door should know of somebody changes in part, and not for tickets of another event', async () => {
  const { id: eventId } = await makeEvent()
  const { tickets } = await makeOrder(eventId, (await makeTicketType(eventId)).id)
  const ticketId = tickets[0]!.id
  await noteTicket(system, { eventId, ticketId, note: 'Wheelchair', flags: ['vip', 'vip'] })
  expect(await noteTicket(system, { eventId, ticketId, flags: ['accessibility'] })).toEqual({
    ...{ ticketId, note: 'Wheelchair', flags: ['accessibility'] },
  })
  const { items } = await listAttendees(system, { eventId, q: 'Buyer' })
  expect(items).toMatchObject([{ ticketId, note: 'Wheelchair', flags: ['accessibility'] }])
  const elsewhere = noteTicket(system, { eventId: (await makeEvent()).id, ticketId, note: 'None' })
  expect(await error(elsewhere)).toMatchObject({ code: 'ticket.not_found' })
})

describe('other rules while people are inside', () => {
  /** Everybody's `changed`, by which doors hear of them. */
  const marks = async (eventId: string) =>
    (await db().ticket.findMany({ where: { eventId }, orderBy: { id: 'asc' } })).map(({ changed }) => changed)

  test('when and where one may come in moves nobody, so doors are told of nobody', async () => {
    const { event, tickets, send } = await openDoors({}, 3)
    await send(tickets.map(({ id }) => look({ ticketId: id })))
    const before = await marks(event.id)
    await setEntryRules(system, { eventId: event.id, rules: { periods: [{ until: '2099-01-01T00:00:00Z' }], gates: ['North'] } })
    await setEntryRules(system, { eventId: event.id, rules: { reentry: 'after_exit' } })
    expect(await marks(event.id)).toEqual(before)
  })

  test('leave each where the fold of all their scans has them, whether they came in once or more often', async () => {
    const { event, type, tickets, send } = await openDoors({ reentry: 'always' }, 3)
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
    const seen = (index: number, hours: number, direction: 'in' | 'out' = 'in') =>
      look({ ticketId: tickets[index]!.id, at: ago(hours), direction, decided: told() })
    await send([seen(0, 30), seen(1, 30), seen(1, 29, 'out'), seen(1, 3), seen(2, 30), seen(2, 2), seen(2, 1, 'out')])
    const agree = async () => {
      for (const { id } of tickets) {
        const { presence, conflicts } = await standingOnPaper(id)
        const stands = await standingIn(id)
        expect(stands.presence).toEqual(presence)
        for (const scan of stands.scans) expect(scan.conflict).toEqual(conflicts.get(scan.id))
      }
    }
    const hours = [0, 3, 6, 9, 12]
    for (const dayStartsAt of hours) {
      await setEntryRules(system, { eventId: event.id, rules: { reentry: 'never', perDay: dayStartsAt > 3, dayStartsAt } })
      await agree()
    }
    await db().event.update({ where: { id: event.id }, data: { timeZone: 'Pacific/Auckland' } })
    await agree()
    await db().ticketType.update({ where: { id: type.id }, data: { entryRules: { dayStartsAt: 0 } } })
    await db().event.update({ where: { id: event.id }, data: { timeZone: 'Pacific/Honolulu' } })
    const once = await db().presence.findFirstOrThrow({ where: { eventId: event.id, entries: 1 } })
    expect(once.day?.toISOString().slice(0, 10)).toBe(dayOf(once.firstAt!, 'Pacific/Honolulu', 0))
  })
})
