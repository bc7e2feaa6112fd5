import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { ProviderRefused } from '@/lib/payments/errors'
import { anonymous, makeEvent, makeTicketType } from '@/lib/testing/factories'
import { type FakeProvider, fakeProvider } from '@/lib/testing/fake-provider'
import { letTimePass, makeHeldOrder } from '@/lib/testing/held-order'
import { billOf, keptBill, writeBill } from './bill'
import { confirmFree } from './confirm-free'
import { endHold } from './end-hold'
import { openPayment, rememberSession } from './open-payment'
import { reconcile } from './reconcile'
import { returnFromPayment } from './return-from-payment'
import { settleOrder } from './settle-order'
import { sweepHolds } from './sweep-holds'

let bank: FakeProvider
let event: Awaited<ReturnType<typeof makeEvent>>
let type: Awaited<ReturnType<typeof makeTicketType>>
let order: Awaited<ReturnType<typeof makeHeldOrder>>

beforeEach(async () => {
  // what the test before left open is nobody's concern
  await db().$executeRaw`UPDATE orders SET status = 'expired' WHERE status IN ('pending', 'awaiting_confirmation')`
  await db()
    .$executeRaw`UPDATE payments SET session_ref = NULL, state = CASE WHEN state = 'captured' THEN state ELSE 'closed' END`
  bank = fakeProvider()
  event = await makeEvent()
  type = await makeTicketType(event.id, { priceMinor: 1_000, quantity: 5 })
  order = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 2 }])
})

const urls = { returnUrl: 'https://example.org/back', cancelUrl: 'https://example.org/checkout' }
const open = () => openPayment(order.id, bank.provider, urls)
const now = async (id = order.id) => {
  const { status, endReason } = await db().order.findUniqueOrThrow({ where: { id } })
  const { held, sold } = await db().inventory.findUniqueOrThrow({ where: { id: type.inventoryId } })
  return { status, endReason, held, sold }
}
const payments = () => db().payment.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } })
const minutesPass = (minutes: number) =>
  db()
    .$executeRaw`UPDATE payments SET created_at = created_at - ${minutes} * interval '1 minute', asked_at = asked_at - ${minutes} * interval '1 minute'`

describe('opening a payment', () => {
  it('asks for the total of the order, line by line, and gives back where to pay', async () => {
    const { paymentId, url } = await open()
    expect(await payments()).toMatchObject([
      { id: paymentId, state: 'open', url, amountMinor: 2_000, currency: 'EUR', provider: 'sandbox' },
    ])
    expect(bank.sessions.get(paymentId)!.bill).toMatchObject({
      paymentId,
      order: { id: order.id, number: order.number },
      total: { amountMinor: 2_000, currency: 'EUR' },
      lines: [{ name: 'Entry', quantity: 2, unitMinor: 1_000 }],
      expiresAt: order.expiresAt,
      ...urls,
    })
  })

  it('again, twenty times at once, opens one session', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, open))
    expect(new Set(all.map(({ url }) => url)).size).toBe(1)
    expect(bank.sessions.size).toBe(1)
    expect(await open()).toEqual(all[0])
    expect(await payments()).toHaveLength(1)
    expect(await db().activity.count({ where: { orderId: order.id, kind: 'payment.opened' } })).toBe(1)
  })

  it('after no answer opens the session that was perhaps opened, under the same key', async () => {
    bank.trouble('open', { after: true })
    await expect(open()).rejects.toMatchObject({ kind: 'unavailable' })
    expect(await payments()).toMatchObject([{ state: 'opening', sessionRef: null }])
    const { paymentId } = await open()
    expect(await payments()).toMatchObject([{ id: paymentId, state: 'open' }])
    expect(bank.sessions.size).toBe(1)
  })

  it('that the provider refuses is over, and the next attempt is a new one', async () => {
    bank.trouble('open', { error: new ProviderRefused({ reason: 'too small' }) })
    await expect(open()).rejects.toMatchObject({ kind: 'conflict' })
    await open()
    expect((await payments()).map(({ state, failure }) => [state, failure])).toEqual([
      ['failed', 'too small'],
      ['open', null],
    ])
  })

  it('is refused once the hold has ended, the bank is confirming or nothing is there', async () => {
    await letTimePass(order.id)
    await expect(open()).rejects.toMatchObject({ code: 'orders.hold_ended', facts: { status: 'expired' } })
    await db().order.update({ where: { id: order.id }, data: { status: 'awaiting_confirmation' } })
    await expect(open()).rejects.toMatchObject({ facts: { status: 'awaiting_confirmation' } })
    await expect(openPayment('ord_none', bank.provider, urls)).rejects.toMatchObject({ code: 'order.not_found' })
  })
})

describe('a hold whose time is up', () => {
  it('gives its seats back, and no sooner', async () => {
    expect(await sweepHolds(bank.find)).toBe(0)
    expect(await now()).toMatchObject({ status: 'pending', held: 2 })
    await letTimePass(order.id)
    expect(await sweepHolds(bank.find)).toBe(1)
    expect(await now()).toEqual({ status: 'expired', endReason: 'hold_ended', held: 0, sold: 0 })
    const told = await db().activity.findFirstOrThrow({ where: { orderId: order.id, kind: 'order.expired' } })
    expect(told.data).toEqual({ reason: 'hold_ended', held: true })
  })

  it('is ended once, by however many sweepers', async () => {
    const orders = await Promise.all(
      Array.from({ length: 3 }, () => makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])),
    )
    for (const { id } of [order, ...orders]) await letTimePass(id)
    const ended = await Promise.all(Array.from({ length: 4 }, () => sweepHolds(bank.find)))
    expect(ended.reduce((sum, each) => sum + each, 0)).toBe(4)
    expect(await now()).toMatchObject({ held: 0, sold: 0 })
    expect(await db().activity.count({ where: { eventId: event.id, kind: 'order.expired' } })).toBe(4)
  })

  it('is closed at the provider first', async () => {
    const { paymentId } = await open()
    await letTimePass(order.id)
    expect(await sweepHolds(bank.find)).toBe(1)
    expect(bank.sessions.get(paymentId)!.state).toBe('closed')
    expect(await now()).toMatchObject({ status: 'expired', held: 0 })
    expect(await payments()).toMatchObject([{ state: 'closed' }])
  })

  it('that was just paid is settled', async () => {
    const { paymentId } = await open()
    await letTimePass(order.id)
    bank.pay(paymentId)
    expect(await sweepHolds(bank.find)).toBe(0)
    expect(await now()).toMatchObject({ status: 'confirmed', held: 0, sold: 2 })
  })

  it('is kept while the provider does not answer, its payment says why, and a later sweep ends it', async () => {
    await open()
    await letTimePass(order.id)
    bank.trouble('close')
    expect(await sweepHolds(bank.find)).toBe(0)
    expect(await now()).toMatchObject({ status: 'pending', held: 2 })
    expect(await payments()).toMatchObject([{ state: 'open', failure: 'no answer' }])
    await minutesPass(1)
    expect(await sweepHolds(bank.find)).toBe(1)
    expect(await now()).toMatchObject({ status: 'expired', held: 0 })
  })

  it('does not wait for another whose provider does not answer', async () => {
    await open()
    const other = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
    for (const { id } of [order, other]) await letTimePass(id)
    bank.trouble('close')
    expect(await sweepHolds(bank.find)).toBe(1)
    expect(await now(other.id)).toMatchObject({ status: 'expired', held: 2 })
  })

  it('waits for a bank that is confirming', async () => {
    const { paymentId } = await open()
    await settleOrder(bank.become(paymentId, 'processing'), { provider: 'sandbox', eventRef: 'evt_p', source: 'webhook' })
    await letTimePass(order.id)
    expect(await sweepHolds(bank.find)).toBe(0)
    expect(await now()).toMatchObject({ status: 'awaiting_confirmation', held: 2 })
    bank.pay(paymentId)
    await minutesPass(2)
    await reconcile(bank.find)
    expect(await now()).toMatchObject({ status: 'confirmed', sold: 2, held: 0 })
  })

  it('and a receipt at the same moment: sold or given back, never both, fifty times', async () => {
    const ends = new Set<string>()
    for (let round = 0; round < 50; round++) {
      order = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 2 }])
      const { paymentId } = await open()
      await letTimePass(order.id)
      const fact = bank.pay(paymentId)
      // so that the sweep may end it without asking, as when a session was closed and paid in the same moment
      if (round % 2) await db().payment.updateMany({ where: { orderId: order.id }, data: { state: 'closed' } })
      await Promise.all([
        settleOrder(fact, { provider: 'sandbox', eventRef: `evt_${round}`, source: 'webhook' }),
        sweepHolds(bank.find),
      ])
      const { status, sold } = await now()
      const [payment] = await payments()
      const tickets = await db().ticket.count({ where: { orderId: order.id, status: 'valid' } })
      expect([status, tickets, payment!.refundedMinor]).toEqual(['confirmed', 2, 0])
      ends.add(
        (await db().receipt.findFirstOrThrow({ where: { orderId: order.id, kind: 'captured' }, orderBy: { id: 'asc' } })).outcome,
      )
      expect(sold).toBe(2)
      await db().$executeRaw`SELECT void_tickets(${order.id}, NULL)`
      await db().order.update({ where: { id: order.id }, data: { status: 'cancelled' } })
    }
    expect([...ends].every((outcome) => ['confirm', 'confirm_late', 'known'].includes(outcome))).toBe(true)
  }, 60_000)
})

describe('ending a hold before its time', () => {
  const leave = () => endHold(anonymous(), order.id, { status: 'cancelled', reason: 'left' }, bank.find)

  it('gives the seats back, once', async () => {
    expect(await leave()).toEqual({ outcome: 'ended', status: 'cancelled' })
    expect(await leave()).toEqual({ outcome: 'already', status: 'cancelled' })
    expect(await now()).toEqual({ status: 'cancelled', endReason: 'left', held: 0, sold: 0 })
  })

  it('closes the session, and finds what was just paid', async () => {
    await open()
    expect(await leave()).toMatchObject({ outcome: 'ended' })
    order = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
    bank.pay((await open()).paymentId)
    expect(await leave()).toEqual({ outcome: 'already', status: 'confirmed' })
  })

  it('with the provider down ends later, as soon as it answers', async () => {
    await open()
    bank.trouble('close')
    expect(await leave()).toMatchObject({ outcome: 'later' })
    expect(await now()).toMatchObject({ status: 'pending', held: 2 })
    await minutesPass(1)
    await sweepHolds(bank.find)
    expect(await now()).toMatchObject({ status: 'cancelled', endReason: 'left', held: 0 })
  })

  it('waits for a bank that is confirming, unless it must not', async () => {
    const { paymentId } = await open()
    await settleOrder(bank.become(paymentId, 'processing'), { provider: 'sandbox', eventRef: 'evt_q', source: 'webhook' })
    expect(await leave()).toMatchObject({ outcome: 'confirming' })
    const off = { status: 'cancelled', reason: 'event_cancelled', evenIfConfirming: true } as const
    expect(await endHold(anonymous(), order.id, off, bank.find)).toMatchObject({ outcome: 'ended' })
    await settleOrder(bank.pay(paymentId), { provider: 'sandbox', eventRef: 'evt_r', source: 'webhook' })
    expect(await now()).toMatchObject({ status: 'refund_due', held: 0, sold: 0 })
  })
})

describe('the reconciler', () => {
  it('finds a payment no webhook told of, once a minute has passed, and does not ask again at once', async () => {
    bank.pay((await open()).paymentId)
    expect(await reconcile(bank.find)).toBe(0)
    await minutesPass(2)
    expect(await reconcile(bank.find)).toBe(1)
    expect(await now()).toMatchObject({ status: 'confirmed', sold: 2 })
    await minutesPass(2)
    expect(await reconcile(bank.find)).toBe(0)
  })

  it('finds a second payment no webhook told of', async () => {
    const { paymentId } = await open()
    await settleOrder(bank.pay(paymentId), { provider: 'sandbox', eventRef: newId('evt'), source: 'webhook' })
    bank.pay(paymentId)
    await minutesPass(6)
    await reconcile(bank.find)
    expect((await payments()).map(({ capturedMinor, refundedMinor }) => [capturedMinor, refundedMinor])).toEqual([
      [2_000, 0],
      [2_000, 2_000],
    ])
  })

  it('asks about each payment in one process at a time', async () => {
    await open()
    await minutesPass(2)
    const asked = await Promise.all(Array.from({ length: 4 }, () => reconcile(bank.find)))
    expect(asked.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect(bank.calls.filter((call) => call === 'ask')).toHaveLength(1)
  })

  it('closes the other session of an order that is paid', async () => {
    const first = await open()
    const card = fakeProvider('stripe')
    const second = await openPayment(order.id, card.provider, urls)
    const find = (name: string) => (name === 'stripe' ? card.provider : bank.provider)
    await settleOrder(card.pay(second.paymentId), { provider: 'stripe', eventRef: 'evt_s', source: 'webhook' })
    await minutesPass(2)
    await reconcile(find)
    expect(bank.sessions.get(first.paymentId)!.state).toBe('closed')
    expect((await payments()).map(({ state }) => state)).toEqual(['closed', 'captured'])
  })

  it('finds money that came to a session its provider could not end', async () => {
    const { paymentId } = await open()
    await letTimePass(order.id)
    await sweepHolds(bank.find)
    bank.pay(paymentId)
    await minutesPass(10)
    await reconcile(bank.find)
    expect(await now()).toMatchObject({ status: 'confirmed', sold: 2, held: 0 })
  })

  it('goes on when a provider does not answer', async () => {
    await open()
    await minutesPass(2)
    bank.trouble('ask')
    expect(await reconcile(bank.find)).toBe(1)
    expect(await now()).toMatchObject({ status: 'pending', held: 2 })
  })
})

describe('the end of a process between two steps', () => {
  const bill = async () => (await writeBill(order.id, newId('pay'), bank.provider, urls))!
  const row = async () => {
    const it = await bill()
    await db().payment.create({
      data: { id: it.paymentId, orderId: order.id, provider: 'sandbox', amountMinor: 2_000, currency: 'EUR', bill: keptBill(it) },
    })
    return it
  }
  const later = async () => {
    await letTimePass(order.id)
    await minutesPass(2)
    await sweepHolds(bank.find)
    await reconcile(bank.find)
  }
  it('after the row, before the session: the hold ends', async () => {
    await row()
    await later()
    expect(await now()).toMatchObject({ status: 'expired', held: 0 })
    expect((await payments()).map(({ state }) => state)).toEqual(['closed'])
  })

  it('after the row, and the provider will not open it any more: the hold ends', async () => {
    await row()
    bank.trouble('open', { error: new ProviderRefused({ reason: 'too late' }) })
    await later()
    expect(await now()).toMatchObject({ status: 'expired', held: 0 })
    expect((await payments()).map(({ state, failure }) => [state, failure])).toEqual([['failed', 'too late']])
  })

  it('after the session was opened, before it was saved: it is closed, or opens again for the buyer who comes back', async () => {
    const it = await row()
    await bank.provider.open(billOf(keptBill(it)))
    const { paymentId } = await open()
    expect(paymentId).toBe(it.paymentId)
    expect(bank.sessions.size).toBe(1)
    await later()
    expect(bank.sessions.get(paymentId)!.state).toBe('closed')
    expect(await now()).toMatchObject({ status: 'expired', held: 0 })
  })

  it('after it was paid, before it was saved: the order is confirmed', async () => {
    const it = await row()
    await bank.provider.open(it)
    bank.pay(it.paymentId)
    await later()
    expect(await now()).toMatchObject({ status: 'confirmed', sold: 2 })
    expect(await rememberSession(it.paymentId, { sessionRef: 'another', url: 'x', expiresAt: null }, anonymous())).toMatchObject({
      state: 'captured',
    })
  })
})

describe('coming back from the provider', () => {
  it('finds the order paid before any webhook', async () => {
    bank.pay((await open()).paymentId)
    expect(await returnFromPayment(order.token, bank.find)).toEqual({ orderId: order.id, status: 'confirmed', answered: true })
    expect(await returnFromPayment(order.token, bank.find)).toMatchObject({ status: 'confirmed' })
  })

  it('finds it as it is when the provider does not answer, or nothing was paid', async () => {
    await open()
    bank.trouble('ask')
    expect(await returnFromPayment(order.token, bank.find)).toEqual({ orderId: order.id, status: 'pending', answered: false })
    expect(await returnFromPayment(order.token, bank.find)).toEqual({ orderId: order.id, status: 'pending', answered: true })
    expect(await returnFromPayment('x'.repeat(43), bank.find)).toBeNull()
  })
})

describe('a held order that costs nothing', () => {
  it('is confirmed, once; one that has to be paid is not', async () => {
    await expect(confirmFree(anonymous(), order.id)).rejects.toMatchObject({ code: 'order.not_found' })
    order = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1, unitMinor: 0 }])
    await Promise.all([confirmFree(anonymous(), order.id), confirmFree(anonymous(), order.id)])
    expect(await now()).toMatchObject({ status: 'confirmed', sold: 1, held: 2 })
    expect(await db().ticket.count({ where: { orderId: order.id } })).toBe(1)
  })

  it('that has expired is not', async () => {
    order = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1, unitMinor: 0 }])
    await letTimePass(order.id)
    await sweepHolds(bank.find)
    await expect(confirmFree(anonymous(), order.id)).rejects.toMatchObject({ code: 'orders.hold_ended' })
  })
})
