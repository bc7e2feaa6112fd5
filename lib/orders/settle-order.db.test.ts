import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { callTogether } from '@/lib/db/sql'
import type { Fact } from '@/lib/payments/provider'
import { countStatements } from '@/lib/testing/count-statements'
import { makeEvent, makeSharedPool, makeTicketType } from '@/lib/testing/factories'
import { letTimePass, makeHeldOrder, makeOpenPayment } from '@/lib/testing/held-order'
import { verify } from '@/lib/verify/verify'
import { settleOrder } from './settle-order'

let event: Awaited<ReturnType<typeof makeEvent>>
let type: Awaited<ReturnType<typeof makeTicketType>>
let order: Awaited<ReturnType<typeof makeHeldOrder>>
let payment: Awaited<ReturnType<typeof makeOpenPayment>>

beforeEach(async () => {
  event = await makeEvent({ capacity: 4 })
  const pool = await makeSharedPool(event.id, { capacity: 6 })
  type = await makeTicketType(event.id, { priceMinor: 1_000, quantity: 5, poolId: pool.id })
  order = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 2 }])
  payment = await makeOpenPayment(order)
})

const tell = (fact: Fact, eventRef = newId('evt')) => settleOrder(fact, { provider: 'sandbox', eventRef, source: 'webhook' })
const money = (values: Partial<Fact & { kind: 'captured' }> = {}): Fact => ({
  kind: 'captured',
  sessionRef: payment.sessionRef!,
  paymentRef: newId('money'),
  amountMinor: 2_000,
  currency: 'EUR',
  ...values,
})
const say = (kind: 'processing' | 'failed' | 'closed'): Fact => ({ kind, sessionRef: payment.sessionRef!, failure: 'No funds.' })

const pools = async () => {
  const rows = await db().$queryRaw<{ held: number; sold: number }[]>`
    SELECT i.held, i.sold FROM inventory i JOIN order_takes(${order.id}) k ON k.inventory_id = i.id ORDER BY i.capacity`
  return rows.map(({ held, sold }) => [held, sold])
}
const held = [
  [2, 0],
  [2, 0],
  [2, 0],
] // prettier-ignore
const sold = [
  [0, 2],
  [0, 2],
  [0, 2],
] // prettier-ignore
const free = [
  [0, 0],
  [0, 0],
  [0, 0],
] // prettier-ignore

const now = async () => {
  const { status, endReason, tickets, refunds, payments } = await db().order.findUniqueOrThrow({
    where: { id: order.id },
    include: { tickets: true, refunds: true, payments: { orderBy: { id: 'asc' } } },
  })
  return {
    status,
    endReason,
    tickets: tickets.filter((ticket) => ticket.status === 'valid').length,
    refunds: refunds.map(({ amountMinor, currency, reason, state }) => [reason, amountMinor, currency, state]),
    payments: payments.map(({ state, capturedMinor, refundedMinor }) => [state, capturedMinor, refundedMinor]),
    pools: await pools(),
  }
}
const kinds = async () =>
  (await db().activity.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const expire = async () => {
  await letTimePass(order.id)
  await db().payment.updateMany({ where: { orderId: order.id, state: 'open' }, data: { state: 'closed' } })
  await db().$executeRaw`SELECT sweep_holds('{"limit":10}')`
  expect(await now()).toMatchObject({ status: 'expired', pools: free })
}

describe('money that comes in time', () => {
  it('makes the tickets that were drafted, sells the seats that were held and is told, in four statements', async () => {
    await tell(say('closed'), 'warm')
    const other = await makeOpenPayment(order)
    const { answer, statements } = await countStatements(() => tell(money({ sessionRef: other.sessionRef! })))
    expect(answer).toEqual({ orderId: order.id, outcome: 'confirm', status: 'confirmed' })
    expect(statements).toBe(4)
    expect(await now()).toMatchObject({ status: 'confirmed', tickets: 2, refunds: [], pools: sold })
    const tickets = await db().ticket.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } })
    expect(tickets.map(({ lineId, reference }) => [lineId, reference])).toEqual([
      [order.lines[0]!.id, `${order.number}-1`],
      [order.lines[0]!.id, `${order.number}-2`],
    ])
    const told = await db().activity.findFirstOrThrow({ where: { orderId: order.id, kind: 'order.confirmed' } })
    expect(told.data).toEqual({ tickets: 2, totalMinor: 2_000 })
  })

  it('that is more than was asked confirms, and what is too much goes back', async () => {
    expect(await tell(money({ amountMinor: 2_300 }))).toMatchObject({ outcome: 'overpaid', status: 'confirmed' })
    expect(await now()).toMatchObject({
      tickets: 2,
      refunds: [['overpaid', 300, 'EUR', 'due']],
      payments: [['captured', 2_300, 300]],
    })
  })

  it('that is less, or of another currency, goes back; the seats stay held, and paying again works', async () => {
    expect(await tell(money({ amountMinor: 1_999 }))).toMatchObject({ outcome: 'underpaid', status: 'pending' })
    expect(await tell(money({ currency: 'USD' }))).toMatchObject({ outcome: 'wrong_currency', status: 'pending' })
    expect(await now()).toMatchObject({
      status: 'pending',
      tickets: 0,
      pools: held,
      refunds: [
        ['underpaid', 1_999, 'EUR', 'due'],
        ['wrong_currency', 2_000, 'USD', 'due'],
      ],
      payments: [
        ['captured', 1_999, 1_999],
        ['captured', 2_000, 2_000],
      ],
    })
    expect(await tell(money())).toMatchObject({ outcome: 'confirm' })
    expect(await now()).toMatchObject({ status: 'confirmed', tickets: 2, pools: sold })
  })

  it('is compared in the currency as it is written, whatever the case of its letters', async () => {
    expect(await tell(money({ currency: 'eur' }))).toMatchObject({ outcome: 'confirm' })
  })

  it('a second time goes back whole', async () => {
    const other = await makeOpenPayment(order, { provider: 'sandbox' })
    await tell(money())
    expect(await tell(money({ sessionRef: other.sessionRef! }))).toMatchObject({ outcome: 'paid_twice', status: 'confirmed' })
    expect(await tell(money())).toMatchObject({ outcome: 'paid_twice' })
    expect(await now()).toMatchObject({
      tickets: 2,
      pools: sold,
      refunds: [
        ['paid_twice', 2_000, 'EUR', 'due'],
        ['paid_twice', 2_000, 'EUR', 'due'],
      ],
      payments: [
        ['captured', 2_000, 0],
        ['captured', 2_000, 2_000],
        ['captured', 2_000, 2_000],
      ],
    })
  })

  it('for an event that was called off goes back, and its seats with it', async () => {
    await db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
    expect(await tell(money())).toMatchObject({ outcome: 'event_off', status: 'refund_due' })
    expect(await now()).toMatchObject({ tickets: 0, pools: free, refunds: [['event_cancelled', 2_000, 'EUR', 'due']] })
  })
})

describe('a receipt', () => {
  it('told twice has one effect, under its own name and under another', async () => {
    const fact = money()
    await tell(fact, 'evt_once')
    expect(await tell(fact, 'evt_once')).toEqual({ orderId: order.id, outcome: 'confirm', status: 'confirmed' })
    expect(await tell(fact, 'evt_other')).toMatchObject({ outcome: 'known' })
    expect(await db().receipt.count({ where: { orderId: order.id } })).toBe(2)
    expect(await now()).toMatchObject({ tickets: 2, pools: sold, refunds: [] })
  })

  it('twenty times at once makes one set of tickets, with one name and with twenty', async () => {
    const fact = money()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => tell(fact, n % 2 ? 'evt_same' : `evt_${n}`)))
    expect(answers.filter(({ outcome }) => outcome === 'confirm').length).toBeGreaterThan(0)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['confirmed']))
    expect(await now()).toMatchObject({ tickets: 2, pools: sold, refunds: [], payments: [['captured', 2_000, 0]] })
    expect((await kinds()).filter((kind) => kind === 'order.confirmed')).toHaveLength(1)
  })

  it('about a session nobody here opened is kept and does nothing; told again once the session is known it counts', async () => {
    const fact = money({ sessionRef: 'not_saved_yet' })
    expect(await tell(fact, 'evt_early')).toEqual({ orderId: null, outcome: 'unknown', status: null })
    expect(await now()).toMatchObject({ status: 'pending', tickets: 0 })
    expect(await db().receipt.findFirst({ where: { eventRef: 'evt_early' } })).toMatchObject({
      outcome: 'unknown',
      orderId: null,
    })
    await db().payment.update({ where: { id: payment.id }, data: { sessionRef: 'not_saved_yet' } })
    expect(await tell(fact, 'evt_early')).toMatchObject({ outcome: 'confirm' })
  })

  it('before the session was saved is found by the name of our payment', async () => {
    await db().payment.update({ where: { id: payment.id }, data: { sessionRef: null, state: 'opening' } })
    const fact = money({ sessionRef: 'first_heard_of', paymentId: payment.id })
    expect(await settleOrder(fact, { provider: 'stripe', eventRef: 'evt_x', source: 'webhook' })).toMatchObject({
      outcome: 'unknown',
    })
    expect(await tell(fact)).toMatchObject({ outcome: 'confirm' })
    expect(await db().payment.findUnique({ where: { id: payment.id } })).toMatchObject({ sessionRef: 'first_heard_of' })
  })

  it('that was written when its process ended, before it was settled, is as if it was never heard', async () => {
    const fact = money()
    const cut = callTogether(async (call) => {
      await call('open_receipt', {
        ...fact,
        provider: 'sandbox',
        eventRef: 'evt_cut',
        source: 'webhook',
        receiptId: newId('rcp'),
      })
      throw new Error('the process ends here')
    })
    await expect(cut).rejects.toThrow('the process ends here')
    expect(await db().receipt.count({ where: { eventRef: 'evt_cut' } })).toBe(0)
    expect(await tell(fact, 'evt_cut')).toMatchObject({ outcome: 'confirm' })
  })

  it('can never be deleted', async () => {
    await tell(money())
    await expect(db().receipt.deleteMany({})).rejects.toThrow(/append-only/)
  })
})

describe('a bank that takes its time', () => {
  it('keeps the seats until it confirms', async () => {
    expect(await tell(say('processing'))).toMatchObject({ outcome: 'awaiting', status: 'awaiting_confirmation' })
    await letTimePass(order.id)
    await db().$executeRaw`SELECT sweep_holds('{"limit":10}')`
    expect(await now()).toMatchObject({ status: 'awaiting_confirmation', pools: held, payments: [['processing', 0, 0]] })
    expect(await tell(money())).toMatchObject({ outcome: 'confirm' })
    expect(await now()).toMatchObject({ status: 'confirmed', pools: sold })
  })

  it('and then says no gives the seats back', async () => {
    await tell(say('processing'))
    expect(await tell(say('failed'))).toMatchObject({ outcome: 'payment_failed', status: 'expired' })
    expect(await now()).toMatchObject({ endReason: 'payment_failed', pools: free, payments: [['failed', 0, 0]] })
    expect(await kinds()).toEqual(['order.placed', 'payment.failed', 'order.expired'])
  })

  it('a card that is declined leaves the hold to try again', async () => {
    expect(await tell(say('failed'))).toMatchObject({ outcome: 'failed', status: 'pending' })
    expect(await now()).toMatchObject({ pools: held })
    expect(await db().payment.findUnique({ where: { id: payment.id } })).toMatchObject({ state: 'failed', failure: 'No funds.' })
  })
})

describe('money that comes late', () => {
  it('completes the order while its seats are free', async () => {
    await expire()
    expect(await tell(money({ amountMinor: 2_100 }))).toMatchObject({ outcome: 'overpaid_late', status: 'confirmed' })
    expect(await now()).toMatchObject({ tickets: 2, pools: sold, endReason: null, refunds: [['overpaid', 100, 'EUR', 'due']] })
  })

  it('goes back when one pool has too few seats left, and says why', async () => {
    await expire()
    await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 3 }])
    expect(await tell(money())).toMatchObject({ outcome: 'late_refund', status: 'refund_due' })
    expect(await now()).toMatchObject({
      tickets: 0,
      refunds: [['late', 2_000, 'EUR', 'due']],
      pools: [
        [3, 0],
        [3, 0],
        [3, 0],
      ],
    }) // prettier-ignore
    const told = await db().activity.findFirstOrThrow({ where: { orderId: order.id, kind: 'payment.late_refunded' } })
    expect(told.data).toMatchObject({ amountMinor: 2_000, currency: 'EUR', reason: 'late' })
  })

  it('goes back when another order took its place, also over two steps, as long as that one stands', async () => {
    await expire()
    const second = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
    const third = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
    await db().order.update({ where: { id: order.id }, data: { replacedById: second.id } })
    await db().order.update({ where: { id: second.id }, data: { replacedById: third.id, status: 'expired' } })
    await db().$executeRaw`SELECT move_seats(${second.id}, -1, 0)`
    expect(await tell(money())).toMatchObject({ outcome: 'replaced', status: 'refund_due' })
  })

  it('of two orders of one purchase only the first that is paid late stands', async () => {
    await expire()
    const second = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
    const later = await makeOpenPayment(second, { state: 'closed' })
    await db().order.update({ where: { id: order.id }, data: { replacedById: second.id } })
    await letTimePass(second.id)
    await db().$executeRaw`SELECT sweep_holds('{"limit":10}')`
    const both = await Promise.all([tell(money()), tell(money({ sessionRef: later.sessionRef!, amountMinor: 1_000 }))])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['confirm_late', 'replaced'])
  })
})

describe('a refund a provider tells of', () => {
  const sentBack = (
    paymentRef: string,
    refundRef: string,
    amountMinor: number,
    kind: 'refunded' | 'refund_failed' = 'refunded',
  ) => tell({ kind, paymentRef, refundRef, amountMinor, failure: 'Account closed.' })

  it('is done, once, and the order with the last of them', async () => {
    await expire()
    await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 4 }])
    await tell(money({ paymentRef: 'p1' }))
    expect(await sentBack('p1', 'r1', 2_000)).toMatchObject({ outcome: 'refund_done', status: 'refunded' })
    expect(await sentBack('p1', 'r1', 2_000)).toMatchObject({ outcome: 'noted', status: 'refunded' })
    expect(await sentBack('p1', 'r1', 2_000, 'refund_failed')).toMatchObject({ outcome: 'refund_failed', status: 'refund_due' })
    expect(await now()).toMatchObject({ refunds: [['late', 2_000, 'EUR', 'failed']] })
    expect((await kinds()).slice(-2)).toEqual(['refund.done', 'refund.failed'])
  })

  it('before its money came is remembered until it comes', async () => {
    expect(await sentBack('p9', 'r9', 1_999)).toMatchObject({ outcome: 'unknown' })
    await tell(money({ paymentRef: 'p9', amountMinor: 1_999 }))
    expect(await now()).toMatchObject({ status: 'pending', refunds: [['underpaid', 1_999, 'EUR', 'done']] })
  })

  it('made by hand at the provider is in our books too; when all is gone the tickets are', async () => {
    await tell(money({ paymentRef: 'p2' }))
    expect(await sentBack('p2', 'r2', 500)).toMatchObject({ outcome: 'refunded_outside', status: 'partly_refunded' })
    expect(await now()).toMatchObject({ tickets: 2, pools: sold, payments: [['captured', 2_000, 500]] })
    expect(await sentBack('p2', 'r3', 1_500)).toMatchObject({ status: 'refunded' })
    expect(await now()).toMatchObject({ tickets: 0, pools: free, payments: [['captured', 2_000, 2_000]] })
  })
})

it('after all of this everything holds that must', async () => {
  const broken = (await verify()).filter(({ id, count }) => count > 0 && id !== 'I8')
  expect(broken).toEqual([])
})
