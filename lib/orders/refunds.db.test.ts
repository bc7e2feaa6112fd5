import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { cancelEvent } from '@/lib/events/cancel-event'
import { ProviderRefused } from '@/lib/payments/errors'
import { contextOf, makeEvent, makeOrganisation, makeSharedPool, makeTicketType, makeUser } from '@/lib/testing/factories'
import { type FakeProvider, fakeProvider } from '@/lib/testing/fake-provider'
import { makeHeldOrder } from '@/lib/testing/held-order'
import { cancelOrder } from './cancel-order'
import { enterRefund } from './enter-refund'
import { openPayment } from './open-payment'
import { orderMoney } from './order-money'
import { refundEvent } from './refund-event'
import { refundOrder } from './refund-order'
import { refundProgress } from './refund-progress'
import { retryRefund } from './retry-refund'
import { sendRefunds } from './send-refunds'
import { settleOrder } from './settle-order'

let bank: FakeProvider
let finance: Context
let owner: Context
let event: Awaited<ReturnType<typeof makeEvent>>
let type: Awaited<ReturnType<typeof makeTicketType>>
let order: Awaited<ReturnType<typeof makeHeldOrder>>

const urls = { returnUrl: 'https://example.org/back', cancelUrl: 'https://example.org/checkout' }
async function pay(orderId: string, amountMinor?: number) {
  const { paymentId } = await openPayment(orderId, bank.provider, urls)
  const fact = bank.pay(paymentId, { amountMinor })
  return settleOrder(fact, { provider: 'sandbox', eventRef: newId('evt'), source: 'webhook' })
}

beforeEach(async () => {
  await db().refund.updateMany({ where: { state: 'due' }, data: { state: 'failed' } })
  bank = fakeProvider()
  const [user, head] = [await makeUser(), await makeUser()]
  finance = contextOf(user)
  owner = contextOf(head)
  const organisation = await makeOrganisation([
    { userId: user.id, role: 'finance' },
    { userId: head.id, role: 'owner' },
  ])
  event = await makeEvent({ organisationId: organisation.id, capacity: 10 })
  const pool = await makeSharedPool(event.id)
  type = await makeTicketType(event.id, { priceMinor: 1_000, quantity: 6, poolId: pool.id })
  // 3 × (10.00 + 1.00 fee + 2.09 tax of 19 % on both)
  order = await makeHeldOrder(event.id, [
    { ticketTypeId: type.id, quantity: 3, unitMinor: 1_309, feeMinor: 100, taxMinor: 209, taxBp: 1_900 },
  ])
  await pay(order.id)
})

const refund = (input: object = {}, ctx = finance) => refundOrder(ctx, { id: order.id, ...input })
const tickets = (where: object = {}) => db().ticket.findMany({ where: { orderId: order.id, ...where }, orderBy: { id: 'asc' } })
const sold = async () => {
  const rows = await db().$queryRaw<{ sold: number }[]>`
    SELECT i.sold FROM inventory i JOIN order_takes(${order.id}) k ON k.inventory_id = i.id`
  return rows.map((row) => row.sold)
}
const status = async () => (await db().order.findUniqueOrThrow({ where: { id: order.id } })).status
const kinds = async () =>
  (await db().activity.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const later = () => db().$executeRaw`UPDATE refunds SET try_after = now() WHERE state = 'due'`

describe('a refund of everything', () => {
  it('voids the tickets and frees the seats at once; the money follows, and then it is refunded', async () => {
    const answer = await refund({ note: 'As agreed.' })
    expect(answer).toMatchObject({
      status: 'refund_due',
      left: { amountMinor: 0, currency: 'EUR' },
      refunds: [{ amount: { amountMinor: 3_927, currency: 'EUR' }, reason: 'requested', state: 'due', note: 'As agreed.' }],
    })
    expect(answer.refunds[0]!.ticketIds).toHaveLength(3)
    expect(await tickets({ status: 'void' })).toHaveLength(3)
    expect(await sold()).toEqual([0, 0, 0])
    expect(await sendRefunds(bank.find)).toBe(1)
    expect(await status()).toBe('refunded')
    expect(bank.balance()).toBe(0)
    expect((await kinds()).slice(-2)).toEqual(['order.refunded', 'refund.done'])
    const told = await db().activity.findFirstOrThrow({ where: { orderId: order.id, kind: 'order.refunded' } })
    expect(told).toMatchObject({
      actor: finance.actor.kind === 'user' ? finance.actor.userId : '',
      data: { amountMinor: 3_927, tickets: 3 },
    })
    await expect(refund()).rejects.toMatchObject({ code: 'orders.not_refundable' })
  })

  it('can keep the booking fee with its tax', async () => {
    const { refunds, left } = await refund({ keepFee: true })
    expect(refunds[0]!.amount.amountMinor).toBe(3 * 1_190)
    expect(left.amountMinor).toBe(3 * 119)
    await sendRefunds(bank.find)
    expect(await status()).toBe('refunded')
  })

  it('is not for an order that is not paid, nor for its buyer or another organisation', async () => {
    const free = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1, unitMinor: 0 }])
    await expect(refundOrder(finance, { id: free.id })).rejects.toMatchObject({
      code: 'orders.not_refundable',
      facts: { status: 'pending' },
    })
    const buyer = contextOf(await makeUser({ email: 'buyer@example.org' }))
    await expect(refund({}, buyer)).rejects.toMatchObject({ code: 'order.not_found' })
  })
})

describe('a refund of some tickets', () => {
  const first = async (count: number) => (await tickets()).slice(0, count).map(({ id }) => id)

  it('takes back those alone, and the seats of those, once', async () => {
    const ids = await first(1)
    expect(await refund({ what: 'tickets', ticketIds: ids })).toMatchObject({
      status: 'partly_refunded',
      refunds: [{ amount: { amountMinor: 1_309 } }],
    })
    expect(await tickets({ status: 'valid' })).toHaveLength(2)
    expect(await sold()).toEqual([2, 2, 2])
    await expect(refund({ what: 'tickets', ticketIds: ids })).rejects.toMatchObject({ code: 'ticket.not_found' })
    await sendRefunds(bank.find)
    expect(await status()).toBe('partly_refunded')
    await refund({ what: 'tickets', ticketIds: (await tickets({ status: 'valid' })).map(({ id }) => id), keepFee: true })
    expect(await status()).toBe('refund_due')
    expect(await sold()).toEqual([0, 0, 0])
    await sendRefunds(bank.find)
    expect(await status()).toBe('refunded')
    expect(bank.balance()).toBe(2 * 119)
  })

  it('that were used only when that is meant', async () => {
    const ids = await first(2)
    await db().ticket.update({ where: { id: ids[0] }, data: { admittedAt: new Date() } })
    await expect(refund({ what: 'tickets', ticketIds: ids })).rejects.toMatchObject({
      code: 'orders.tickets_used',
      facts: { tickets: 1 },
    })
    await expect(refund()).rejects.toMatchObject({ code: 'orders.tickets_used' })
    await refund({ what: 'tickets', ticketIds: [ids[1]] })
    await refund({ evenIfUsed: true })
    expect(await sold()).toEqual([0, 0, 0])
  })

  it('of another order is refused', async () => {
    const other = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
    await pay(other.id)
    const theirs = await db().ticket.findFirstOrThrow({ where: { orderId: other.id } })
    await expect(refund({ what: 'tickets', ticketIds: [theirs.id] })).rejects.toMatchObject({ code: 'ticket.not_found' })
    await expect(refund({ what: 'tickets' })).rejects.toMatchObject({ fields: [{ path: 'ticketIds' }] })
  })
})

describe('a refund of an amount', () => {
  it('leaves the tickets, and never gives back more than is left', async () => {
    expect(await refund({ what: 'amount', amountMinor: 3_000 })).toMatchObject({
      status: 'partly_refunded',
      left: { amountMinor: 927 },
    })
    expect(await tickets({ status: 'valid' })).toHaveLength(3)
    await expect(refund({ what: 'amount', amountMinor: 928 })).rejects.toMatchObject({
      code: 'orders.refund_too_much',
      message: 'Only €9.27 of it is left; this would be €9.28.',
      facts: { askedMinor: 928, leftMinor: 927, currency: 'EUR' },
    })
    for (const amountMinor of [0, -1, 1.5, undefined])
      await expect(refund({ what: 'amount', amountMinor })).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('that is all there is left refunds the order: nobody keeps tickets they have not paid for', async () => {
    expect(await refund({ what: 'amount', amountMinor: 3_927 })).toMatchObject({ status: 'refund_due' })
    expect(await tickets({ status: 'valid' })).toHaveLength(0)
    expect(await sold()).toEqual([0, 0, 0])
  })
})

describe('at the same time', () => {
  it('one key refunds once, however often and with whatever delay it is sent; with another request it is refused', async () => {
    const keyed = { ...finance, idempotencyKey: newId('key') }
    const ask = () => refund({ what: 'amount', amountMinor: 500 }, keyed)
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map(({ refunds }) => refunds.length)).toEqual([1, 1, 1])
    expect((await ask()).refunds).toHaveLength(1)
    await expect(refund({ what: 'amount', amountMinor: 501 }, keyed)).rejects.toMatchObject({ code: 'idempotency.key_reused' })
  })

  it('different refunds never give back more than came', async () => {
    const asked = await Promise.allSettled([
      refund({ what: 'amount', amountMinor: 2_000 }),
      refund({ what: 'amount', amountMinor: 1_990 }),
      refund({ what: 'amount', amountMinor: 1_980 }),
    ])
    expect(asked.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    await sendRefunds(bank.find)
    const [payment] = await db().payment.findMany({ where: { orderId: order.id } })
    expect(bank.balance()).toBe(payment!.capturedMinor - payment!.refundedMinor)
  })

  it('a refund of everything and of a ticket free each seat once', async () => {
    const [ticket] = await tickets()
    await Promise.allSettled([refund(), refund({ what: 'tickets', ticketIds: [ticket!.id] }), refund()])
    await refund().catch(() => undefined)
    expect(await sold()).toEqual([0, 0, 0])
  })

  it('senders send each refund once', async () => {
    await refund()
    await Promise.all(Array.from({ length: 5 }, () => sendRefunds(bank.find)))
    expect(bank.calls.filter((call) => call === 'refund')).toHaveLength(1)
  })
})

describe('sending it', () => {
  const row = async () => db().refund.findFirstOrThrow({ where: { orderId: order.id } })

  it('again after no answer sends it once: the key is the same', async () => {
    await refund()
    bank.trouble('refund', { after: true })
    await sendRefunds(bank.find)
    expect(await row()).toMatchObject({ state: 'due', attempts: 1, lastError: 'no answer' })
    expect(await sendRefunds(bank.find)).toBe(0)
    await later()
    await sendRefunds(bank.find)
    expect(await row()).toMatchObject({ state: 'done', attempts: 2, lastError: null })
    expect(bank.balance()).toBe(0)
  })

  it('after a process ended in between sends it once, and the webhook that came first is no other refund', async () => {
    await refund()
    const { id } = await row()
    const payment = await db().payment.findFirstOrThrow({ where: { orderId: order.id } })
    const { refundRef } = await bank.provider.refund({
      key: id,
      paymentRef: payment.paymentRef!,
      account: null,
      amountMinor: 3_927,
      currency: 'EUR',
    })
    const fact = { kind: 'refunded', paymentRef: payment.paymentRef!, refundRef, refundId: id, amountMinor: 3_927 } as const
    await settleOrder(fact, { provider: 'sandbox', eventRef: newId('evt'), source: 'webhook' })
    expect(await row()).toMatchObject({ id, state: 'done', providerRef: refundRef })
    expect(await sendRefunds(bank.find)).toBe(0)
  })

  it('that the provider refuses is shown, and a retry is a new request to it', async () => {
    await refund()
    bank.trouble('refund', { error: new ProviderRefused({ reason: 'Balance too low.' }) })
    await sendRefunds(bank.find)
    expect(await row()).toMatchObject({ state: 'failed', lastError: 'Balance too low.', generation: 2 })
    expect((await kinds()).at(-1)).toBe('refund.failed')
    const { id } = await row()
    expect(await retryRefund(finance, { id: order.id, refundId: id })).toMatchObject({ refunds: [{ state: 'due' }] })
    await expect(retryRefund(finance, { id: order.id, refundId: id })).rejects.toMatchObject({ code: 'refunds.not_failed' })
    await expect(retryRefund(finance, { id: order.id, refundId: 'rfd_none' })).rejects.toMatchObject({ code: 'refund.not_found' })
    await sendRefunds(bank.find)
    expect(await status()).toBe('refunded')
  })

  it('is given up after twelve times without an answer; the key stays', async () => {
    await refund()
    for (let n = 0; n < 12; n++) {
      bank.trouble('refund', { after: true })
      await later()
      await sendRefunds(bank.find)
    }
    expect(await row()).toMatchObject({ state: 'failed', attempts: 12, generation: 1 })
    await retryRefund(finance, { id: order.id, refundId: (await row()).id })
    await sendRefunds(bank.find)
    expect(await status()).toBe('refunded')
    expect(bank.balance()).toBe(0)
  })

  it('that takes a while is done when the provider says so, and failed when it comes back', async () => {
    bank.refundsTake('a_while')
    await refund()
    await sendRefunds(bank.find)
    expect(await row()).toMatchObject({ state: 'due', lastError: null })
    const { providerRef, id } = await row()
    const fact = bank.failRefund(providerRef!)
    await settleOrder(fact, { provider: 'sandbox', eventRef: newId('evt'), source: 'webhook' })
    expect(await row()).toMatchObject({ state: 'failed', lastError: 'Account closed.' })
    await retryRefund(finance, { id: order.id, refundId: id })
    await settleOrder(fact, { provider: 'sandbox', eventRef: newId('evt'), source: 'webhook' })
    expect(await row(), 'old news of the first attempt').toMatchObject({ state: 'due' })
    await sendRefunds(bank.find)
    const [second] = [...bank.sessions.values()].flatMap(({ charges }) => charges).map(({ sentBack }) => [...sentBack].at(-1)!)
    const { paymentRef, amountMinor } = fact as Extract<typeof fact, { kind: 'refund_failed' }>
    const arrived = { kind: 'refunded', paymentRef, refundRef: second![1].refundRef, refundId: second![0], amountMinor } as const
    await settleOrder(arrived, { provider: 'sandbox', eventRef: newId('evt'), source: 'webhook' })
    expect(second![0]).toBe(`${id}:2`)
    expect(await status()).toBe('refunded')
    expect(bank.balance()).toBe(0)
    expect(await db().refund.count({ where: { orderId: order.id } })).toBe(1)
  })

  it('over two payments when both carry it', async () => {
    const second = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1, unitMinor: 1_000 }])
    await pay(second.id)
    await db().payment.updateMany({ where: { orderId: second.id }, data: { orderId: order.id } })
    const { refunds } = await refund()
    expect(refunds.map(({ amount, ticketIds }) => [amount.amountMinor, ticketIds.length])).toEqual([
      [3_927, 3],
      [1_000, 0],
    ])
    await sendRefunds(bank.find)
    expect(await status()).toBe('refunded')
  })
})

describe('an event that is called off', () => {
  it('gives everybody all of it back, ends what is held, refunds what comes late, once however often it begins again', async () => {
    const second = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
    await pay(second.id)
    await db().ticket.updateMany({ where: { orderId: second.id }, data: { admittedAt: new Date() } })
    await refund({ what: 'amount', amountMinor: 27 })
    const held = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
    const { paymentId } = await openPayment(held.id, bank.provider, urls)
    await cancelEvent(owner, { eventId: event.id })
    expect(await refundProgress(finance, { eventId: event.id })).toMatchObject({
      orders: 2,
      waiting: 2,
      amounts: { waitingMinor: 4_900 },
    })

    await Promise.all([refundEvent(event.id, bank.find), refundEvent(event.id, bank.find)])
    await refundEvent(event.id, bank.find)
    expect(bank.sessions.get(paymentId)!.state).toBe('closed')
    expect(await db().order.findUnique({ where: { id: held.id } })).toMatchObject({
      status: 'cancelled',
      endReason: 'event_cancelled',
    })
    expect(await refundProgress(finance, { eventId: event.id })).toMatchObject({
      orders: 2,
      due: 2,
      waiting: 0,
      amounts: { dueMinor: 4_900 },
    })
    bank.trouble('refund', { error: new ProviderRefused({ reason: 'no' }) })
    await sendRefunds(bank.find)
    const progress = await refundProgress(finance, { eventId: event.id })
    expect(progress.done + progress.failed).toBe(2)

    await settleOrder(bank.pay(paymentId), { provider: 'sandbox', eventRef: newId('evt'), source: 'webhook' })
    expect(await db().refund.findMany({ where: { orderId: held.id } })).toMatchObject([
      { reason: 'event_cancelled', amountMinor: 1_000 },
    ])
    expect(await sold()).toEqual([0, 0, 0])
  })

  it('an event that is on gives nothing back', async () => {
    await refundEvent(event.id, bank.find)
    expect(await status()).toBe('confirmed')
    expect(await refundProgress(finance, { eventId: event.id })).toMatchObject({ orders: 0 })
  })
})

describe('cancelling an order', () => {
  it('that is held gives its seats back; one that is paid is refunded, not cancelled', async () => {
    const held = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
    expect(await cancelOrder(owner, { id: held.id })).toMatchObject({ status: 'cancelled' })
    expect(await cancelOrder(owner, { id: held.id })).toMatchObject({ status: 'cancelled' })
    expect(await db().order.findUnique({ where: { id: held.id } })).toMatchObject({ endReason: 'by_organiser' })
    await expect(cancelOrder(owner, { id: order.id })).rejects.toMatchObject({ code: 'orders.not_cancellable' })
    expect(await sold()).toEqual([3, 3, 3])
  })
})

describe('a refund that is typed into the form', () => {
  const enter = (input: object) => enterRefund(finance, { id: order.id, what: 'amount', ...input })

  it('is read in the decimals of the currency', async () => {
    const answer = await enter({ amount: '12,50' })
    expect(answer.refunds.map(({ amount }) => amount)).toEqual([{ amountMinor: 1_250, currency: 'EUR' }])
    expect(answer.eventId).toBe(event.id)
  })

  it('is refused at the field when it is no amount, nothing, or more than is left', async () => {
    for (const amount of ['', '0', '1.234', 'ten', '9999'])
      await expect(enter({ amount })).rejects.toMatchObject({ fields: [{ path: 'amount' }] })
    expect(await db().refund.count({ where: { orderId: order.id } })).toBe(0)
  })

  it('stands in the books of the order beside what was paid', async () => {
    await enter({ amount: '10' })
    const books = await orderMoney(finance, { id: order.id })
    expect(books.totalMinor).toBe(3_927)
    expect(books.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(3_927)
    expect(books.payments).toMatchObject([{ state: 'captured', capturedMinor: 3_927, by: 'the sandbox', test: true }])
  })
})
