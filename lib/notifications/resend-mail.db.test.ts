import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { planConfirmationMails } from './plan-order-mails'
import { resendMail } from './resend-mail'

let order: Awaited<ReturnType<typeof makeOrder>>
let deliveryId: string
let manager: Context
let others: Context[]

beforeEach(async () => {
  const [a, b, c] = [await makeUser(), await makeUser(), await makeUser()]
  const organisation = await makeOrganisation([
    { userId: a.id, role: 'manager' },
    { userId: b.id, role: 'finance' },
  ])
  await makeOrganisation([{ userId: c.id, role: 'owner' }])
  manager = contextOf(a)
  others = [anonymous(), contextOf(b), contextOf(c)]
  const event = await makeEvent({ organisationId: organisation.id })
  order = await makeOrder(event.id, (await makeTicketType(event.id)).id)
  await planConfirmationMails(order.id)
  deliveryId = (await db().delivery.findFirstOrThrow({ where: { orderId: order.id } })).id
})

const settle = (state: string) => db().delivery.update({ where: { id: deliveryId }, data: { state } })
const count = () => db().delivery.count({ where: { orderId: order.id } })

describe('sending a mail again', () => {
  it.each(['sent', 'failed'])('makes a delivery of its own of one that was %s, to the same reader', async (state) => {
    await settle(state)
    const { deliveryId: again } = await resendMail(manager, { id: order.id, deliveryId })
    expect(await db().delivery.findUniqueOrThrow({ where: { id: again ?? '' } })).toMatchObject({
      state: 'queued',
      template: 'order-confirmation',
      toAddress: 'buyer@example.org',
      orderId: order.id,
    })
    expect(await db().delivery.findUniqueOrThrow({ where: { id: deliveryId } })).toMatchObject({ state })
  })

  it('twice by one press is one, by two presses two', async () => {
    await settle('sent')
    const press = (idempotencyKey: string) => resendMail({ ...manager, idempotencyKey }, { id: order.id, deliveryId })
    await Promise.all([press('one'), press('one')])
    expect(await count()).toBe(2)
    await press('two')
    expect(await count()).toBe(3)
  })

  it('waits for one that is still on its way', async () => {
    await expect(resendMail(manager, { id: order.id, deliveryId })).rejects.toMatchObject({ code: 'deliveries.still_queued' })
  })

  it('is refused when what it tells is no longer so', async () => {
    await settle('sent')
    await db().order.update({ where: { id: order.id }, data: { status: 'cancelled' } })
    await expect(resendMail(manager, { id: order.id, deliveryId })).rejects.toMatchObject({ code: 'deliveries.nothing_to_send' })
  })

  it('does not get round what is withheld from an address that got too many tickets', async () => {
    const address = `${newId('v').toLowerCase()}@example.org`
    const mails = Array.from({ length: 20 }, () => ({
      id: newId('dlv'),
      template: 'ticket',
      dedupeKey: newId('fact'),
      toAddress: address,
      state: 'sent',
    }))
    await db().delivery.createMany({ data: mails })
    const ticket = { template: 'ticket', ticketId: order.tickets[0]!.id, toAddress: address, state: 'withheld' }
    await db().delivery.update({ where: { id: deliveryId }, data: ticket })
    await expect(resendMail(manager, { id: order.id, deliveryId })).rejects.toMatchObject({ code: 'deliveries.too_many' })
    await db().$executeRaw`UPDATE deliveries SET created_at = created_at - interval '61 minutes' WHERE to_address = ${address}`
    await resendMail(manager, { id: order.id, deliveryId })
    expect(await count()).toBe(2)
  })

  it('is for those who manage the event, and for mails of that order alone', async () => {
    await settle('sent')
    for (const ctx of others)
      await expect(resendMail(ctx, { id: order.id, deliveryId })).rejects.toMatchObject({ code: 'order.not_found' })
    const elsewhere = await makeOrder(order.eventId, order.tickets[0]!.ticketTypeId)
    await expect(resendMail(manager, { id: elsewhere.id, deliveryId })).rejects.toMatchObject({ code: 'delivery.not_found' })
    expect(await count()).toBe(1)
  })
})
