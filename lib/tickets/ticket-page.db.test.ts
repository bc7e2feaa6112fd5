import { beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { makeEvent, makeOrder, makeTicketType } from '@/lib/testing/factories'
import { verifyTicketCode } from './code'
import { publicKeyOf } from './event-key'
import { codeByLink, ticketPage } from './ticket-page'

let event: Awaited<ReturnType<typeof makeEvent>>
let order: Awaited<ReturnType<typeof makeOrder>>

beforeEach(async () => {
  event = await makeEvent({ joinUrl: 'https://meet.example/x', format: 'hybrid' })
  order = await makeOrder(event.id, (await makeTicketType(event.id)).id, { quantity: 4, email: 'buyer@example.org' })
  await db().ticket.updateMany({ where: { orderId: order.id }, data: { holderEmail: null } })
  const [, , third, fourth] = order.tickets
  await db().ticket.update({ where: { id: third!.id }, data: { holderName: 'Friend' } })
  await db().ticket.update({ where: { id: fourth!.id }, data: { holderEmail: 'other@example.org' } })
})

const links = async (token: string) => (await ticketPage(token))?.tickets.map(({ linkToken }) => linkToken)

it('opens with the ticket of its address first, then those of the same person, and nobody else’s', async () => {
  const [first, second, third, fourth] = order.tickets.map(({ linkToken }) => linkToken)
  expect(await links(second!)).toEqual([second, first])
  expect(await links(third!)).toEqual([third])
  expect(await links(fourth!)).toEqual([fourth])
})

it('has a code the event key verifies while the ticket is valid, and none after', async () => {
  const [ticket] = order.tickets
  const code = await codeByLink(ticket!.linkToken)
  expect(await verifyTicketCode(code ?? '', await publicKeyOf(event.id))).toMatchObject({
    verdict: 'genuine',
    serial: ticket!.serial,
  })
  await db().ticket.update({ where: { id: ticket!.id }, data: { admittedAt: new Date(), admittedGate: 'North' } })
  expect((await ticketPage(ticket!.linkToken))?.tickets[0]).toMatchObject({ standing: 'used', code: null, admittedGate: 'North' })
  await db().ticket.update({ where: { id: ticket!.id }, data: { admittedAt: null, status: 'void' } })
  expect(await codeByLink(ticket!.linkToken)).toBeNull()
})

it('says that the event is cancelled, and then shows no code', async () => {
  await db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
  expect((await ticketPage(order.tickets[0]!.linkToken))?.tickets[0]).toMatchObject({ standing: 'event_cancelled', code: null })
})

it.each(['', 'x', `${'a'.repeat(43)}`, '../../etc/passwd', "' OR 1=1 --"])('does not open by %j', async (token) => {
  expect(await ticketPage(token)).toBeNull()
})
