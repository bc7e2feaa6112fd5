import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { makeEvent, makeTicketType } from '@/lib/testing/factories'
import { makePaidOrder, makeRefund } from '@/lib/testing/paid-order'
import { orderMailLoaders } from './loaders'
import { planLatePaymentMail, planPaymentFailedMail, planRefundMails } from './plan-money-mails'
import { planCancellationMails, planConfirmationMails, planEventCancelledMails } from './plan-order-mails'

let event: Awaited<ReturnType<typeof makeEvent>>
let order: Awaited<ReturnType<typeof makePaidOrder>>

beforeEach(async () => {
  event = await makeEvent()
  const type = await makeTicketType(event.id, { name: 'Standing', priceMinor: 2400 })
  order = await makePaidOrder(event.id, type.id, { quantity: 3, email: 'buyer@example.org' })
  await db().ticket.update({ where: { id: order.tickets[2]!.id }, data: { holderName: 'Ann', holderEmail: 'ann@example.org' } })
})

const queued = async () =>
  (await db().delivery.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } })).map(({ template, toAddress }) => [
    template,
    toAddress,
  ])

async function load(template: keyof typeof orderMailLoaders, toAddress = 'buyer@example.org') {
  const delivery = await db().delivery.findFirstOrThrow({ where: { orderId: order.id, template, toAddress } })
  return (await orderMailLoaders[template](delivery))?.props
}

describe('a confirmation', () => {
  it('lists what was paid and by whom', async () => {
    await planConfirmationMails(order.id)
    expect(await load('order-confirmation')).toMatchObject({
      order: {
        lines: [{ label: 'Standing', quantity: 3, amountMinor: 7200 }],
        totalMinor: 7200,
        paid: { by: 'Stripe' },
        test: false,
      },
      can: ['edit'],
    })
  })

  it('marks test money', async () => {
    await db().payment.update({ where: { id: order.payment.id }, data: { provider: 'sandbox' } })
    await planConfirmationMails(order.id)
    expect(await load('order-confirmation')).toMatchObject({ order: { test: true } })
  })

  it('is still sent when a part was refunded before it left, with the tickets that admit', async () => {
    await makeRefund(order, { amountMinor: 2400, ticketIds: [order.tickets[0]!.id] })
    await db().order.update({ where: { id: order.id }, data: { status: 'partly_refunded' } })
    await planConfirmationMails(order.id)
    const props = (await load('order-confirmation')) as { tickets: unknown[] }
    expect(props.tickets).toHaveLength(2)
  })
})

describe('a refund', () => {
  it('is told to the buyer with what died and what is left, and to the attendee whose ticket died; once', async () => {
    const { id } = await makeRefund(order, { amountMinor: 2400, note: 'Get well.', ticketIds: [order.tickets[2]!.id] })
    await db().order.update({ where: { id: order.id }, data: { status: 'partly_refunded' } })
    await Promise.all([planRefundMails(id), planRefundMails(id)])
    expect(await queued()).toEqual([
      ['refund', 'buyer@example.org'],
      ['order-cancelled', 'ann@example.org'],
    ])
    expect(await load('refund')).toMatchObject({
      order: { whole: false },
      refund: { amountMinor: 2400, currency: 'EUR', reason: 'requested', note: 'Get well.' },
      tickets: [{ holderName: 'Ann', typeName: 'Standing' }],
      remaining: 2,
    })
    const told = await load('order-cancelled', 'ann@example.org')
    expect(told).toMatchObject({ tickets: [{ holderName: 'Ann' }], by: 'Example Hall' })
    expect(JSON.stringify(told)).not.toContain(order.token)
  })

  it('of everything says so', async () => {
    const { id } = await makeRefund(order, { amountMinor: 7200, ticketIds: order.tickets.map(({ id }) => id) })
    await planRefundMails(id)
    expect(await load('refund')).toMatchObject({ order: { whole: true }, remaining: 0 })
  })

  it.each(['late', 'event_cancelled'])('because of %s is told by another mail', async (reason) => {
    await planRefundMails((await makeRefund(order, { amountMinor: 7200, reason })).id)
    expect(await queued()).toEqual([])
  })
})

describe('a payment that came too late', () => {
  it.each([
    ['late_refund', 'expired', 'hold_ended', 'seats_gone'],
    ['late_refund', 'cancelled', 'left', 'seats_gone'],
    ['late_refund', 'cancelled', 'by_organiser', 'order_cancelled'],
    ['event_over', 'expired', 'hold_ended', 'event_over'],
    ['event_off', 'expired', 'event_cancelled', 'event_cancelled'],
    ['replaced', 'expired', 'hold_ended', 'replaced'],
  ])('and was sent back as %s of an order that was %s (%s) says why: %s', async (outcome, status, endReason, why) => {
    await db().order.update({ where: { id: order.id }, data: { status, endReason } })
    const { id } = await makeRefund(order, { amountMinor: 7200, reason: 'late' })
    await planLatePaymentMail(order.id, id, outcome)
    await planLatePaymentMail(order.id, id, outcome)
    expect(await queued()).toEqual([['late-payment', 'buyer@example.org']])
    expect(await load('late-payment')).toMatchObject({ why, refund: { amountMinor: 7200, currency: 'EUR' } })
  })
})

describe('a payment that failed', () => {
  it('is told when it ended the order, with the way to try again; not while the buyer is still at it', async () => {
    await db().order.update({ where: { id: order.id }, data: { status: 'pending' } })
    await planPaymentFailedMail(order.id)
    expect(await queued()).toEqual([])
    await db().order.update({ where: { id: order.id }, data: { status: 'expired', endReason: 'payment_failed' } })
    await planPaymentFailedMail(order.id)
    expect(await load('payment-failed')).toMatchObject({
      total: { amountMinor: 7200, currency: 'EUR' },
      againUrl: expect.stringMatching(new RegExp(`/checkout/${order.token}$`)),
    })
  })

  it('is not mailed when the buyer has paid otherwise before it leaves', async () => {
    await db().order.update({ where: { id: order.id }, data: { status: 'expired', endReason: 'payment_failed' } })
    await planPaymentFailedMail(order.id)
    await db().order.update({ where: { id: order.id }, data: { status: 'confirmed' } })
    expect(await load('payment-failed')).toBeUndefined()
  })
})

describe('a cancelled event', () => {
  const off = () => db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })

  it('says what goes back, to the buyer alone, whether it is on its way yet or not', async () => {
    await off()
    await planEventCancelledMails(event.id, '')
    const refund = { amountMinor: 7200, currency: 'EUR' }
    expect(await load('event-cancelled')).toMatchObject({ refund, money: true })
    expect(await load('event-cancelled', 'ann@example.org')).toMatchObject({ refund: null, money: false })
    await makeRefund(order, { amountMinor: 7200, reason: 'event_cancelled' })
    expect(await load('event-cancelled')).toMatchObject({ refund })
  })

  it('is told also when the money was sent back before the mails were planned', async () => {
    await off()
    await makeRefund(order, { amountMinor: 7200, reason: 'event_cancelled' })
    await db().order.update({ where: { id: order.id }, data: { status: 'refunded' } })
    await planEventCancelledMails(event.id, '')
    expect(await queued()).toHaveLength(2)
  })

  it('counts what was refunded before as gone', async () => {
    await makeRefund(order, { amountMinor: 2400, ticketIds: [order.tickets[0]!.id] })
    await db().order.update({ where: { id: order.id }, data: { status: 'partly_refunded' } })
    await off()
    await planEventCancelledMails(event.id, '')
    expect(await load('event-cancelled')).toMatchObject({ refund: { amountMinor: 4800 } })
  })
})

it('a hold that was given back is no cancellation anybody is mailed about', async () => {
  await db().ticket.deleteMany({ where: { orderId: order.id } })
  await db().order.update({ where: { id: order.id }, data: { status: 'cancelled', endReason: 'left' } })
  await planCancellationMails(order.id, 'buyer')
  expect(await queued()).toEqual([])
})
