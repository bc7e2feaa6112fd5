import { describe, expect, test } from 'vitest'
import { systemContext } from '@/lib/core/context'
import type { AppError } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { listAttendees } from '@/lib/orders/list-attendees'
import { makeEvent, makeOrder, makeTicketType } from '@/lib/testing/factories'
import { makeDoorLink } from '@/lib/testing/open-door'
import { createCheckInList } from './create-check-in-list'
import { deleteCheckInList } from './delete-check-in-list'
import { listCheckInLists } from './list-check-in-lists'
import { noteTicket } from './note-ticket'
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
