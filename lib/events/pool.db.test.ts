import { expect, test } from 'vitest'
import { newId, newReadableCode, newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { callFunction } from '@/lib/db/sql'
import { contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { newTicketSerial } from '@/lib/tickets/code'
import { updateEvent } from './update-event'

async function mine(values: Parameters<typeof makeEvent>[0] = {}) {
  const user = await makeUser()
  const organisation = await makeOrganisation([{ userId: user.id, role: 'owner' }])
  const event = await makeEvent({ organisationId: organisation.id, venueName: 'Hall', city: 'Köln', ...values })
  return { ctx: contextOf(user), eventId: event.id, type: await makeTicketType(event.id, { quantity: 500 }) }
}

const reserve = (eventId: string, ticketTypeId: string) => {
  const lineId = newId('lin')
  return callFunction<{ outcome: string }>('reserve', {
    orderId: newId('ord'),
    number: newReadableCode(7),
    token: newToken(),
    eventId,
    buyer: { name: 'Bo', email: `${lineId}@example.org` },
    actor: 'anonymous',
    requestId: newId('req'),
    lines: [{ id: lineId, ticketTypeId, quantity: 1 }],
    tickets: [
      { id: newId('tkt'), lineId, ticketTypeId, serial: newTicketSerial(), position: 1, linkToken: newToken(), holderName: 'Bo' },
    ],
  })
}

const poolOf = async (eventId: string) => {
  const event = await db().event.findUniqueOrThrow({ where: { id: eventId }, include: { inventory: true } })
  expect(event.capacity).toBe(event.inventory?.capacity ?? null)
  return event.inventory
}

test('a capacity set, changed and taken away while orders come in counts every one of them', async () => {
  const { ctx, eventId, type } = await mine()
  let sold = 0
  const sell = async () => {
    for (let order = 0; order < 40; order++) if ((await reserve(eventId, type.id)).outcome === 'confirmed') sold++
  }
  const buyers = Promise.all([sell(), sell(), sell()])
  for (const capacity of [400, 300, null, 350, null, null, 250, null, 200, 180, null, 260]) {
    await updateEvent(ctx, { eventId, capacity })
    expect((await poolOf(eventId))?.capacity ?? null).toBe(capacity)
  }
  await buyers
  const tickets = await db().ticket.count({ where: { eventId } })
  expect(tickets).toBe(sold)
  expect(sold).toBe(120)
  expect(await poolOf(eventId)).toMatchObject({ capacity: 260, sold: tickets })
  expect(await db().inventory.findUnique({ where: { id: type.inventoryId } })).toMatchObject({ sold: tickets })
  expect(await db().inventory.count()).toBe(2)
})

test('a capacity below what is sold is refused with the numbers, and nothing else of the change is written', async () => {
  const { ctx, eventId, type } = await mine({ capacity: 20 })
  await makeOrder(eventId, type.id, { quantity: 8 })
  const change = updateEvent(ctx, { eventId, title: 'Smaller', capacity: 7 })
  await expect(change).rejects.toMatchObject({
    kind: 'conflict',
    code: 'events.capacity_below_sold',
    facts: { asked: 7, taken: 8 },
    fields: [{ path: 'capacity', message: '8 are already taken; 7 would be too few. Make it 8 or more.' }],
  })
  expect(await db().event.findUnique({ where: { id: eventId } })).toMatchObject({ title: 'An evening of examples', capacity: 20 })
  expect((await updateEvent(ctx, { eventId, capacity: 8 })).capacity).toBe(8)
  const unlimited = await updateEvent(ctx, { eventId, capacity: null })
  expect(unlimited.capacity).toBeNull()
  await expect(updateEvent(ctx, { eventId, capacity: 7 })).rejects.toMatchObject({ facts: { asked: 7, taken: 8 } })
})
