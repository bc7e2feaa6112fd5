import { beforeEach, expect, it } from 'vitest'
import type { Context } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { contextOf, makeEvent, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { makePaidOrder, makeRefund } from '@/lib/testing/paid-order'
import { getTicket } from '@/lib/tickets/get-ticket'
import { myTickets } from '@/lib/tickets/my-tickets'
import { ticketPage } from '@/lib/tickets/ticket-page'
import { exportAttendees } from './export-attendees'
import { getOrder } from './get-order'
import { listAttendees } from './list-attendees'
import { orderPage } from './order-page'

let buyer: Context
let manager: Context
let order: Awaited<ReturnType<typeof makePaidOrder>>

beforeEach(async () => {
  const [a, b] = [await makeUser(), await makeUser()]
  buyer = contextOf(a)
  manager = contextOf(b)
  const organisation = await makeOrganisation([{ userId: b.id, role: 'manager' }])
  const event = await makeEvent({ organisationId: organisation.id })
  order = await makePaidOrder(event.id, (await makeTicketType(event.id)).id, { quantity: 2, email: a.email, userId: a.id })
  await makeRefund(order, { amountMinor: 2400, ticketIds: [order.tickets[1]!.id], state: 'done' })
  await db().order.update({ where: { id: order.id }, data: { status: 'partly_refunded' } })
})

it('says on its page and on that of its order that it was refunded; the one that is left is valid', async () => {
  const [left, gone] = order.tickets
  expect((await ticketPage(gone!.linkToken))?.tickets[0]).toMatchObject({ standing: 'refunded', code: null })
  expect((await ticketPage(left!.linkToken))?.tickets[0]).toMatchObject({ standing: 'valid', code: expect.any(String) })
  expect((await orderPage(order.token))?.tickets.map(({ standing }) => standing)).toEqual(['valid', 'refunded'])
})

it('says it to programs: alone, with its order, and among those of its holder', async () => {
  const [, gone] = order.tickets
  const refunded = { status: 'void', voidReason: 'refunded' }
  expect(await getTicket(buyer, { id: gone!.id })).toMatchObject(refunded)
  const { tickets } = await getOrder(buyer, { id: order.id })
  expect(tickets.map(({ voidReason }) => voidReason)).toEqual([undefined, 'refunded'])
  expect((await myTickets(buyer, {})).items.find(({ id }) => id === gone!.id)).toMatchObject(refunded)
})

it('says it to the organiser, in the list and in the file', async () => {
  const { items } = await listAttendees(manager, { eventId: order.eventId })
  expect(items.map(({ status, voidReason }) => voidReason ?? status)).toEqual(['valid', 'refunded'])
  const { parts } = await exportAttendees(manager, order.eventId)
  let text = ''
  for await (const part of parts) text += part
  expect(text).toMatch(new RegExp(`${order.number}-2,.*,refunded,`))
  expect(text).toMatch(new RegExp(`${order.number}-1,.*,valid,`))
})
