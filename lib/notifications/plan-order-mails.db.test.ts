import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { planCancellationMails, planConfirmationMails, planEventCancelledMails } from './plan-order-mails'

let event: Awaited<ReturnType<typeof makeEvent>>
let type: Awaited<ReturnType<typeof makeTicketType>>

beforeEach(async () => {
  const organisation = await makeOrganisation()
  await db().organisation.update({ where: { id: organisation.id }, data: { contactEmail: 'hello@hall.example' } })
  event = await makeEvent({ organisationId: organisation.id })
  type = await makeTicketType(event.id, { quantity: 1000 })
})

/** An order whose tickets carry these addresses. */
async function orderFor(...addresses: (string | null)[]) {
  const order = await makeOrder(event.id, type.id, { quantity: addresses.length, email: 'buyer@example.org' })
  for (const [index, { id }] of order.tickets.entries()) {
    await db().ticket.update({ where: { id }, data: { holderEmail: addresses[index], holderName: `Holder ${index + 1}` } })
  }
  return order
}

const queued = async (orderId: string) =>
  (await db().delivery.findMany({ where: { orderId }, orderBy: { id: 'asc' } })).map(({ template, toAddress, ticketId }) => ({
    template,
    toAddress,
    ticketId,
  }))

describe('one address, named in many orders', () => {
  const fates = async (address: string) => {
    const mails = await db().delivery.findMany({ where: { toAddress: address, template: 'ticket' }, orderBy: { id: 'asc' } })
    return {
      queued: mails.filter(({ state }) => state === 'queued').length,
      withheld: mails.filter(({ state }) => state === 'withheld'),
    }
  }
  const five = (address: string) => orderFor(...Array.from({ length: 5 }, () => address))
  const newAddress = () => `${newId('v').toLowerCase()}@example.org`
  const earlier = (address: string, minutes: number) =>
    db()
      .$executeRaw`UPDATE deliveries SET created_at = created_at - make_interval(mins => ${minutes}) WHERE to_address = ${address}`

  it('gets twenty tickets an hour; the rest is withheld with its reason, and every buyer still gets theirs', async () => {
    const address = newAddress()
    const orders = await Promise.all(Array.from({ length: 5 }, () => five(address)))
    await Promise.all(orders.map(({ id }) => planConfirmationMails(id)))
    const { queued, withheld } = await fates(address)
    expect([queued, withheld.length]).toEqual([20, 5])
    expect(withheld[0]).toMatchObject({ lastError: 'Withheld: this address got 20 tickets by mail within 1 h already.' })
    const sending = await db().activity.count({ where: { orderId: { in: orders.map(({ id }) => id) }, kind: 'delivery.queued' } })
    expect(sending).toBe(20 + 5) // a job is made for these and no others
  })

  it('gets sixty a day', async () => {
    const address = newAddress()
    for (let hour = 0; hour < 4; hour++) {
      for (let each = 0; each < 4; each++) await planConfirmationMails((await five(address)).id)
      await earlier(address, 61)
    }
    const { queued, withheld } = await fates(address)
    expect([queued, withheld.length]).toEqual([60, 20])
    expect(withheld[0]?.lastError).toContain('60 tickets by mail within 24 h')
    await earlier(address, 24 * 60)
    await planConfirmationMails((await five(address)).id)
    expect((await fates(address)).queued).toBe(65)
  })

  it('gets all of them when its own proven account ordered them, not when nobody has proven it', async () => {
    const orderedBy = async (verified: boolean) => {
      const user = await makeUser({ verified })
      for (let each = 0; each < 5; each++) {
        const { id } = await five(user.email)
        await db().order.update({ where: { id }, data: { userId: user.id } })
        await planConfirmationMails(id)
      }
      return (await fates(user.email)).queued
    }
    expect([await orderedBy(true), await orderedBy(false)]).toEqual([25, 20])
  })

  it('is not told of the end of a ticket it was never told of', async () => {
    const address = newAddress()
    for (let each = 0; each < 4; each++) await planConfirmationMails((await five(address)).id)
    const order = await orderFor(address, 'ann@example.org')
    await planConfirmationMails(order.id)
    await db().order.update({ where: { id: order.id }, data: { status: 'cancelled' } })
    await planCancellationMails(order.id, 'buyer')
    const told = (await queued(order.id))
      .filter(({ template }) => template === 'order-cancelled')
      .map(({ toAddress }) => toAddress)
    expect(told).toEqual(['buyer@example.org', 'ann@example.org'])
  })
})

describe('a confirmed order', () => {
  it('is mailed to the buyer, and each ticket with another address to that one', async () => {
    const order = await orderFor(null, 'ann@example.org', 'buyer@example.org', 'bob@example.org')
    await planConfirmationMails(order.id)
    expect(await queued(order.id)).toEqual([
      { template: 'order-confirmation', toAddress: 'buyer@example.org', ticketId: null },
      { template: 'ticket', toAddress: 'ann@example.org', ticketId: order.tickets[1]!.id },
      { template: 'ticket', toAddress: 'bob@example.org', ticketId: order.tickets[3]!.id },
    ])
    const [first] = await db().delivery.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' }, take: 1 })
    expect(first).toMatchObject({ toName: 'Bo Buyer', replyTo: 'hello@hall.example', eventId: event.id, state: 'queued' })
  })

  it('is mailed once, though the job runs again, or twice at the same time', async () => {
    const order = await orderFor('ann@example.org')
    await Promise.all([planConfirmationMails(order.id), planConfirmationMails(order.id)])
    await planConfirmationMails(order.id)
    expect(await queued(order.id)).toHaveLength(2)
    const recorded = await db().activity.count({ where: { orderId: order.id, kind: 'delivery.queued' } })
    expect(recorded).toBe(2)
  })

  it('is not mailed when it was cancelled before the job ran', async () => {
    const order = await orderFor(null)
    await db().order.update({ where: { id: order.id }, data: { status: 'cancelled' } })
    await planConfirmationMails(order.id)
    expect(await queued(order.id)).toEqual([])
  })
})

describe('a cancelled order', () => {
  it('is told to everybody who had a mail about it, once', async () => {
    const order = await orderFor(null, 'ann@example.org')
    await db().order.update({ where: { id: order.id }, data: { status: 'cancelled' } })
    await planCancellationMails(order.id, 'buyer')
    await planCancellationMails(order.id, 'buyer')
    expect(await queued(order.id)).toEqual([
      { template: 'order-cancelled', toAddress: 'buyer@example.org', ticketId: null },
      { template: 'order-cancelled', toAddress: 'ann@example.org', ticketId: order.tickets[1]!.id },
    ])
  })

  it('of a cancelled event is told by the mail about the event alone', async () => {
    const order = await orderFor(null)
    await db().order.update({ where: { id: order.id }, data: { status: 'cancelled' } })
    await db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
    await planCancellationMails(order.id, 'organiser')
    expect(await queued(order.id)).toEqual([])
  })
})

describe('a cancelled event', () => {
  it('is told to every order that stands, however many, and again to nobody', async () => {
    const gone = await orderFor(null)
    await db().order.update({ where: { id: gone.id }, data: { status: 'cancelled' } })
    const orders = await Promise.all(Array.from({ length: 205 }, () => makeOrder(event.id, type.id)))
    await db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
    await planEventCancelledMails(event.id, 'The roof leaks.')
    await planEventCancelledMails(event.id, 'The roof leaks.')
    const deliveries = await db().delivery.findMany({ where: { eventId: event.id, template: 'event-cancelled' } })
    expect(deliveries).toHaveLength(205)
    expect(new Set(deliveries.map(({ orderId }) => orderId))).toEqual(new Set(orders.map(({ id }) => id)))
    expect(deliveries[0]!.props).toEqual({ message: 'The roof leaks.' })
  })
})
