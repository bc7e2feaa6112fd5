import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { cancelOrder } from './cancel-order'
import { exportAttendees } from './export-attendees'
import { orderPage } from './order-page'
import { orderTimeline } from './order-timeline'
import { placeOrder } from './place-order'

let event: Awaited<ReturnType<typeof makeEvent>>
let type: Awaited<ReturnType<typeof makeTicketType>>
let manager: Context
let finance: Context
let door: Context
let stranger: Context

beforeEach(async () => {
  const [a, b, c, d] = [await makeUser({ name: 'Mia Manager' }), await makeUser(), await makeUser(), await makeUser()]
  const organisation = await makeOrganisation([
    { userId: a.id, role: 'manager' },
    { userId: b.id, role: 'finance' },
    { userId: c.id, role: 'door' },
  ])
  await makeOrganisation([{ userId: d.id, role: 'owner' }])
  manager = contextOf(a)
  finance = contextOf(b)
  door = contextOf(c)
  stranger = contextOf(d)
  event = await makeEvent({ organisationId: organisation.id })
  type = await makeTicketType(event.id, { quantity: 5000 })
})

const place = (ctx: Context) =>
  placeOrder(ctx, {
    eventId: event.id,
    lines: [{ ticketTypeId: type.id, quantity: 1 }],
    buyer: { name: 'Ada', email: 'ada@example.org' },
  })

describe('the timeline of an order', () => {
  it('tells what happened, by whom, and each message with its state', async () => {
    const order = await place(anonymous())
    await db().delivery.create({
      data: {
        id: `dlv_${order.id}`,
        template: 'order-confirmation',
        dedupeKey: order.id,
        orderId: order.id,
        toAddress: 'ada@example.org',
        state: 'failed',
        attempts: 3,
        lastError: 'No such mailbox',
      },
    })
    await cancelOrder(manager, { id: order.id })
    const { activities, deliveries } = await orderTimeline(manager, { id: order.id })
    expect(activities).toMatchObject([
      { kind: 'order.confirmed', actor: 'anonymous' },
      { kind: 'order.cancelled', actor: 'Mia Manager', data: { byBuyer: false } },
    ])
    expect(deliveries).toMatchObject([{ state: 'failed', lastError: 'No such mailbox', to: { address: 'ada@example.org' } }])
  })

  it('is for those who run the event: not for its buyer, unless they do, and not for others', async () => {
    const own = await place(manager)
    const { id, token } = await place(anonymous())
    expect((await orderTimeline(finance, { id })).activities).toHaveLength(1)
    expect((await orderTimeline(manager, { id: own.id })).activities).toHaveLength(1)
    for (const ctx of [door, stranger, anonymous()]) {
      await expect(orderTimeline(ctx, { id })).rejects.toMatchObject({ code: 'order.not_found' })
    }
    await expect(orderTimeline(anonymous(), { id, token } as { id: string })).rejects.toMatchObject({ code: 'order.not_found' })
  })
})

describe('the page of an order', () => {
  it('lets its buyer cancel while that is possible, and opens by its token alone', async () => {
    const { token, tickets } = await place(anonymous())
    const page = await orderPage(token ?? '')
    expect(page).toMatchObject({
      cancellable: true,
      status: 'confirmed',
      tickets: [{ standing: 'valid', code: tickets[0]!.code }],
    })
    await db().ticket.update({ where: { id: tickets[0]!.id }, data: { admittedAt: new Date() } })
    expect((await orderPage(token ?? ''))?.cancellable).toBe(false)
    for (const wrong of ['', 'x', 'a'.repeat(43), `${token}x`]) expect(await orderPage(wrong)).toBeNull()
  })
})

describe('the export of attendees', () => {
  const read = async (ctx: Context) => {
    const { fileName, parts } = await exportAttendees(ctx, event.id)
    let text = ''
    for await (const part of parts) text += part
    return { fileName, lines: text.trimEnd().split('\r\n') }
  }

  it('has everybody once, in pages, with the buyer’s address where the holder has none', async () => {
    const { id } = await makeOrder(event.id, type.id, { quantity: 2500, email: 'buyer@example.org' })
    await db().ticket.updateMany({ where: { orderId: id, reference: { endsWith: '-1' } }, data: { holderEmail: null } })
    const { fileName, lines } = await read(manager)
    expect(fileName).toBe(`${event.slug}-attendees.csv`)
    expect(lines[0]).toContain('Reference,Name,E-mail')
    expect(lines).toHaveLength(2501)
    expect(new Set(lines).size).toBe(2501)
    expect(lines.slice(1).every((line) => line.includes('buyer@example.org'))).toBe(true)
  })

  it('makes text of names that spreadsheets would run', async () => {
    const { tickets } = await makeOrder(event.id, type.id)
    await db().ticket.update({ where: { id: tickets[0]!.id }, data: { holderName: '=HYPERLINK("http://evil.example")' } })
    expect((await read(manager)).lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  })

  it('is for managers: others get nothing, not even the first line', async () => {
    for (const ctx of [finance, door]) await expect(exportAttendees(ctx, event.id)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(exportAttendees(stranger, event.id)).rejects.toMatchObject({ code: 'event.not_found' })
    await expect(exportAttendees(anonymous(), event.id)).rejects.toMatchObject({ kind: 'unauthenticated' })
  })
})
