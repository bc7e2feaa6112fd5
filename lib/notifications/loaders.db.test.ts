import jsQR from 'jsqr'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { makeEvent, makeOrder, makeTicketType } from '@/lib/testing/factories'
import { verifyTicketCode } from '@/lib/tickets/code'
import { publicKeyOf } from '@/lib/tickets/event-key'
import { orderMailLoaders } from './loaders'
import { planCancellationMails, planConfirmationMails, planEventCancelledMails } from './plan-order-mails'

let event: Awaited<ReturnType<typeof makeEvent>>
let order: Awaited<ReturnType<typeof makeOrder>>

beforeEach(async () => {
  event = await makeEvent({ venueName: 'Hall', city: 'Berlin', country: 'DE', refundPolicy: 'Until the day before.' })
  const type = await makeTicketType(event.id, { name: 'Standing' })
  order = await makeOrder(event.id, type.id, { quantity: 2, email: 'buyer@example.org' })
  await db().ticket.update({
    where: { id: order.tickets[1]!.id },
    data: { holderName: 'Ann', holderEmail: 'ann@example.org' },
  })
})

async function load(template: keyof typeof orderMailLoaders, toAddress: string) {
  const delivery = await db().delivery.findFirstOrThrow({ where: { orderId: order.id, template, toAddress } })
  return orderMailLoaders[template](delivery)
}

async function readQr(png: Uint8Array) {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
}

describe('the confirmation', () => {
  beforeEach(() => planConfirmationMails(order.id))

  it('has every ticket with a code the event key verifies, shown and attached, and the date for the calendar', async () => {
    const content = await load('order-confirmation', 'buyer@example.org')
    expect(content?.props).toMatchObject({
      event: { title: event.title, place: { name: 'Hall', address: 'Berlin, Germany' }, online: false },
      order: { number: order.number, totalMinor: 0, lines: [{ label: 'Standing', quantity: 2, amountMinor: 0 }] },
      can: ['edit', 'cancel'],
      refundPolicy: 'Until the day before.',
    })
    const files = content?.attachments ?? []
    const publicKey = await publicKeyOf(event.id)
    for (const { reference, serial } of order.tickets) {
      const pictures = files.filter(({ filename }) => filename.includes(reference))
      expect(pictures.map(({ contentId }) => contentId)).toEqual([`qr-${reference}`, undefined])
      for (const { content: png } of pictures) {
        expect(await verifyTicketCode(await readQr(png), publicKey)).toEqual({ verdict: 'genuine', serial, revision: 1 })
      }
    }
    const calendar = files.find(({ filename }) => filename === 'event.ics')
    expect(calendar?.contentType).toBe('text/calendar; charset=utf-8; method=PUBLISH')
    expect(new TextDecoder().decode(calendar?.content)).toContain(`UID:${event.id}@localhost`)
  })

  it('is the same each time it is made', async () => {
    const [first, second] = [
      await load('order-confirmation', 'buyer@example.org'),
      await load('order-confirmation', 'buyer@example.org'),
    ]
    expect(second).toEqual(first)
  })

  it('is not made once the order or the event is off', async () => {
    await db().order.update({ where: { id: order.id }, data: { status: 'cancelled' } })
    expect(await load('order-confirmation', 'buyer@example.org')).toBeNull()
    await db().order.update({ where: { id: order.id }, data: { status: 'confirmed' } })
    await db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
    expect(await load('order-confirmation', 'buyer@example.org')).toBeNull()
  })
})

describe("an attendee's mail", () => {
  it('has their own ticket and nothing that opens the order or another ticket', async () => {
    await planConfirmationMails(order.id)
    const content = await load('ticket', 'ann@example.org')
    const text = JSON.stringify(content?.props)
    expect(content?.props).toMatchObject({ ticket: { holderName: 'Ann', reference: `${order.number}-2` }, buyerName: 'Bo Buyer' })
    expect(text).toContain(order.tickets[1]!.linkToken)
    expect(text).not.toContain(order.token)
    expect(text).not.toContain(order.tickets[0]!.linkToken)
    expect(content?.attachments?.map(({ filename }) => filename)).toEqual([
      'poster.png',
      `qr-${order.number}-2.png`,
      `ticket-${order.number}-2.png`,
      'event.ics',
    ])
  })

  it('is not made for a ticket that is void', async () => {
    await planConfirmationMails(order.id)
    await db().ticket.updateMany({ where: { orderId: order.id }, data: { status: 'void' } })
    expect(await load('ticket', 'ann@example.org')).toBeNull()
  })
})

describe('mails about what is off', () => {
  it('name who cancelled an order, and take the date off the calendar', async () => {
    await db().order.update({ where: { id: order.id }, data: { status: 'cancelled' } })
    await planCancellationMails(order.id, 'buyer')
    const [buyer, ann] = [await load('order-cancelled', 'buyer@example.org'), await load('order-cancelled', 'ann@example.org')]
    expect(buyer?.props).toMatchObject({ by: null, tickets: [{ holderName: 'Bo Buyer' }, { holderName: 'Ann' }] })
    expect(ann?.props).toMatchObject({ by: 'Bo Buyer', tickets: [{ holderName: 'Ann' }] })
    expect(JSON.stringify(ann?.props)).not.toContain(order.token)
    expect(ann?.attachments?.[0]?.contentType).toMatch(/method=CANCEL$/)
  })

  it('carry the organiser’s words about the event', async () => {
    await db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
    await planEventCancelledMails(event.id, 'The roof leaks.')
    const [buyer, ann] = [await load('event-cancelled', 'buyer@example.org'), await load('event-cancelled', 'ann@example.org')]
    expect(buyer?.props).toMatchObject({
      message: 'The roof leaks.',
      refund: null,
      order: { url: expect.stringContaining(order.token) },
    })
    expect(JSON.stringify(ann?.props)).not.toContain(order.token)
  })
})
