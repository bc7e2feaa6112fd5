import { expect } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { callFunction } from '@/lib/db/sql'
import { inTransaction } from '@/lib/db/tx'
import { billOf, type KeptBill, keptBill, writeBill } from '@/lib/orders/bill'
import { endHold } from '@/lib/orders/end-hold'
import { openPayment } from '@/lib/orders/open-payment'
import { promiseRefund } from '@/lib/orders/promise-refund'
import { reconcile } from '@/lib/orders/reconcile'
import { reserve } from '@/lib/orders/reserve'
import { sendRefunds } from '@/lib/orders/send-refunds'
import { settleOrder } from '@/lib/orders/settle-order'
import { sweepHolds } from '@/lib/orders/sweep-holds'
import type { Fact } from '@/lib/payments/provider'
import { compareBooks } from './compare-books'
import { anonymous, makeEvent, makeTicketType } from './factories'
import { fakeProvider } from './fake-provider'
import { letTimePass } from './held-order'
import { captured, type PaperOrder, PaperWorld, promised } from './money-paper'
import type { Step } from './money-steps'

const urls = { returnUrl: 'https://example.org/back', cancelUrl: 'https://example.org/checkout' }
const prices = [1_000, 700]

/** The same world twice: in PostgreSQL with a bank, and on paper. Each step is done in both, and they must agree. */
export async function beginWorld(whole: number, capacities: number[]) {
  const bank = fakeProvider()
  const paper = new PaperWorld(whole, [...capacities], bank)
  const event = await makeEvent({ capacity: whole })
  const types = await Promise.all(capacities.map((quantity, n) => makeTicketType(event.id, { quantity, priceMinor: prices[n] })))
  const log: { fact: Fact; paymentId: string; order: PaperOrder; eventRef: string }[] = []

  const ofEvent = { order: { eventId: event.id } }
  /** So much time that everything may be asked about again. */
  const timeGoesBy = () => db().$executeRaw`
    UPDATE payments SET created_at = now() - interval '10 minutes', asked_at = now() - interval '6 minutes'
    WHERE order_id IN (SELECT id FROM orders WHERE event_id = ${event.id})`
  const tell = async ({ fact, paymentId, order, eventRef }: (typeof log)[number]) => {
    await settleOrder(fact, { provider: 'sandbox', eventRef, source: 'webhook' })
    const ref = fact.kind === 'captured' ? { ref: fact.paymentRef, amount: fact.amountMinor } : {}
    paper.hear(order, { kind: fact.kind, paymentId, ...ref })
  }
  const note = async (order: PaperOrder, paymentId: string, fact: Fact, told: boolean) => {
    const entry = { fact, paymentId, order, eventRef: newId('evt') }
    log.push(entry)
    if (told) await tell(entry)
  }
  const newest = <T>(all: T[], which: number) => all[all.length - 1 - (which % Math.max(1, all.length))]
  const orderAt = (which: number) => newest(paper.orders, which)
  const sessionAt = (which: number) => {
    const all = paper.orders.flatMap((order) => [...order.sessions.keys()].map((paymentId) => ({ order, paymentId })))
    const known = all.filter(({ paymentId }) => bank.sessions.has(paymentId))
    return newest(known, which)
  }
  const payable = (order: PaperOrder) => order.status === 'pending' && !order.timeUp

  const doing: { [K in Step['do']]: (step: Extract<Step, { do: K }>) => Promise<unknown> } = {
    async reserve({ type, quantity, key }) {
      const buyer = { name: 'Bo', email: `${key ?? newId('b').toLowerCase()}@example.org` }
      const request = { buyer, attendees: [], lines: [{ ticketTypeId: types[type]!.id, quantity }], hold: true }
      const known = key === null ? undefined : paper.keys.get(key)
      const same = `${type}:${quantity}`
      const expected = known
        ? known.request === same
          ? { outcome: 'replayed', orderId: known.id }
          : { outcome: 'key_reused' }
        : { outcome: paper.free(type, 'to order') >= quantity ? 'held' : 'sold_out' }
      const { answer } = await reserve({ ...anonymous(), idempotencyKey: key ?? undefined }, event.id, request)
      expect(answer).toMatchObject(expected)
      if (answer.outcome !== 'held') return
      const { orderId: id } = answer
      const blank = { status: 'pending', timeUp: false, endReason: null, live: 0, due: false }
      paper.orders.push({ id, type, quantity, unit: prices[type]!, sessions: new Map(), money: new Map(), ...blank })
      if (key !== null) paper.keys.set(key, { request: same, id })
    },
    async open({ which }) {
      const order = orderAt(which)
      if (!order) return
      const opened = openPayment(order.id, bank.provider, urls)
      if (!payable(order)) return expect(opened).rejects.toMatchObject({ code: 'orders.hold_ended' })
      const { paymentId } = await opened
      const before = [...order.sessions].find(([, state]) => state === 'open' || state === 'opening')
      if (before) expect(paymentId).toBe(before[0])
      order.sessions.set(paymentId, 'open')
    },
    async crash({ which, after }) {
      const order = orderAt(which)
      if (!order || !payable(order)) return
      const bill = (await writeBill(order.id, newId('pay'), bank.provider, urls))!
      const row = { orderId: order.id, paymentId: bill.paymentId, provider: 'sandbox', account: null, bill: keptBill(bill) }
      const named = await callFunction<{ outcome: string; paymentId: string; bill: KeptBill }>('open_payment', row)
      if (named.outcome !== 'opening') return
      order.sessions.set(named.paymentId, 'opening')
      if (after === 'session') await bank.provider.open(billOf(named.bill))
    },
    async pay({ which, amount, told }) {
      const at = sessionAt(which)
      if (!at) return
      const total = at.order.quantity * at.order.unit
      const amountMinor = { asked: total, less: total - 1, more: total + 150 }[amount]
      await note(at.order, at.paymentId, { ...bank.pay(at.paymentId, { amountMinor }), paymentId: at.paymentId } as Fact, told)
    },
    async bank({ which, says, told }) {
      const at = sessionAt(which)
      const state = at && bank.sessions.get(at.paymentId)!.state
      if (!at || state === 'closed' || state === 'failed' || state === says) return
      await note(at.order, at.paymentId, { ...bank.become(at.paymentId, says), paymentId: at.paymentId } as Fact, told)
    },
    async tell({ which, again }) {
      const entry = newest(log, which)
      if (entry) await tell(again ? entry : { ...entry, eventRef: newId('evt') })
    },
    async leave({ which, reason }) {
      const order = orderAt(which)
      if (!order) return
      paper.end(order, 'cancelled', reason)
      await endHold(anonymous(), order.id, { status: 'cancelled', reason }, bank.find)
    },
    async time({ which }) {
      const order = orderAt(which)
      if (!order) return
      await letTimePass(order.id)
      order.timeUp = true
    },
    async sweep({ trouble }) {
      paper.sweep()
      await timeGoesBy()
      if (trouble) bank.trouble('close', { after: true })
      await sweepHolds(bank.find)
      bank.calm()
      await timeGoesBy()
      await sweepHolds(bank.find)
    },
    async reconcile() {
      for (const order of paper.latecomers().length > 1 ? paper.latecomers() : []) {
        for (const entry of log.filter((each) => each.order === order)) await tell({ ...entry, eventRef: newId('evt') })
      }
      paper.reconcile()
      await timeGoesBy()
      await reconcile(bank.find)
    },
    async refund({ which, what, amount }) {
      const order = orderAt(which)
      if (!order) return
      const [ticket] = await db().ticket.findMany({ where: { orderId: order.id, status: 'valid' }, take: 1 })
      if (what === 'ticket' && !ticket) return
      const wanted = {
        orderId: order.id,
        what: what === 'ticket' ? ('tickets' as const) : what,
        withFee: true,
        evenIfUsed: false,
      }
      const promise = inTransaction((tx) =>
        promiseRefund(tx, anonymous(), newId('rfd'), {
          ...wanted,
          reason: 'requested',
          ...(what === 'ticket' ? { ticketIds: [ticket!.id] } : { amountMinor: amount }),
        }),
      )
      if (paper.refund(order, what, amount) === 'refunded') await promise
      else await expect(promise).rejects.toMatchObject({ kind: 'conflict' })
    },
    async send({ trouble }) {
      paper.send()
      for (const after of trouble ? [true, false] : []) bank.trouble('refund', { after })
      for (const _ of [1, 2]) {
        await db().refund.updateMany({ where: { ...ofEvent, state: 'due' }, data: { tryAfter: new Date(0) } })
        await sendRefunds(bank.find)
        bank.calm()
      }
    },
    async capacity({ type, to }) {
      const { held, sold } = paper.taken(type)
      const change = db().inventory.update({ where: { id: types[type]!.inventoryId }, data: { capacity: to } })
      if (to < held + sold) return expect(change).rejects.toThrow(/never_oversold|23514/)
      await change
      paper.capacities[type] = to
    },
  }

  /** Both worlds hold the same. */
  async function agree() {
    const rows = await db().order.findMany({
      where: { eventId: event.id },
      include: { tickets: true, payments: { orderBy: { id: 'asc' } } },
    })
    for (const order of paper.orders) {
      const row = rows.find(({ id }) => id === order.id)!
      if (paper.isLimbo(order) && row.status === 'expired') Object.assign(order, { status: 'expired', endReason: 'hold_ended' })
      const sum = (each: (payment: (typeof row.payments)[number]) => number) =>
        row.payments.reduce((total, one) => total + each(one), 0)
      expect({
        status: row.status,
        live: row.tickets.filter(({ status }) => status === 'valid').length,
        captured: sum(({ capturedMinor }) => capturedMinor),
        promised: sum(({ refundedMinor }) => refundedMinor),
        sessions: row.payments.filter(({ bill }) => bill !== null).map(({ id, state }) => [id, state]),
      }).toEqual({
        status: order.status,
        live: order.live,
        captured: captured(order),
        promised: promised(order),
        sessions: [...order.sessions],
      })
    }
    expect(rows).toHaveLength(paper.orders.length)
    const ids = [event.inventoryId!, ...types.map(({ inventoryId }) => inventoryId)]
    const pools = await db().inventory.findMany({ where: { id: { in: ids } } })
    const counts = ids.map((id) => pools.find((pool) => pool.id === id)!).map(({ held, sold }) => ({ held, sold }))
    expect(counts).toEqual([paper.taken(), ...types.map((_, n) => paper.taken(n))])
  }

  return {
    bank,
    paper,
    agree,
    do: (step: Step) => (doing[step.do] as (step: Step) => Promise<unknown>)(step),
    /** All is told that was not, all time is up and every bank has said what it says. */
    async end() {
      for (const { order, paymentId } of paper.orders.flatMap((order) =>
        [...order.sessions.keys()].map((paymentId) => ({ order, paymentId })),
      )) {
        if (bank.sessions.get(paymentId)?.state === 'processing')
          await note(order, paymentId, { ...bank.become(paymentId, 'failed'), paymentId } as Fact, true)
      }
      for (let which = 0; which < paper.orders.length; which++) await doing.time({ do: 'time', which })
      await doing.sweep({ do: 'sweep', trouble: false })
      await doing.reconcile({ do: 'reconcile' })
      await doing.sweep({ do: 'sweep', trouble: false }) // what was waited for may have come to nothing only now
      await doing.send({ do: 'send', trouble: false })
      await agree()
      expect(paper.orders.filter(({ status }) => ['pending', 'awaiting_confirmation', 'refund_due'].includes(status))).toEqual([])
      expect(await compareBooks(bank.find, event.id)).toEqual([])
      expect(bank.balance()).toBe(paper.orders.reduce((sum, order) => sum + captured(order) - promised(order), 0))
    },
  }
}
