import { beforeAll, expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { promiseRefund } from '@/lib/orders/promise-refund'
import { settleOrder } from '@/lib/orders/settle-order'
import { anonymous, makeEvent, makeTicketType } from '@/lib/testing/factories'
import { makeHeldOrder, makeOpenPayment } from '@/lib/testing/held-order'
import { invariants } from './invariants'
import { ask, type Verdict, verify } from './verify'

const brokenOf = (verdicts: Verdict[]) => verdicts.filter(({ count }) => count > 0)

/** A paid order of which an amount goes back, one that was paid twice, and one that is held with a session open. */
async function moneyAbout() {
  const event = await makeEvent({ capacity: 20 })
  const type = await makeTicketType(event.id, { priceMinor: 1_000 })
  const hold = () => makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 2 }])
  const pay = async (order: Awaited<ReturnType<typeof hold>>) => {
    const { sessionRef, id } = await makeOpenPayment(order)
    const fact = {
      kind: 'captured',
      sessionRef: sessionRef!,
      paymentRef: newId('money'),
      amountMinor: 2_000,
      currency: 'EUR',
    } as const
    await settleOrder(fact, { provider: 'sandbox', eventRef: newId('evt'), source: 'webhook' })
    return id
  }
  const [part, twice, held] = [await hold(), await hold(), await hold()]
  const payment = await pay(part)
  const refund = newId('rfd')
  await inTransaction((tx) =>
    promiseRefund(tx, anonymous(), refund, {
      orderId: part.id,
      what: 'amount',
      amountMinor: 500,
      withFee: true,
      evenIfUsed: false,
      reason: 'requested',
    }),
  )
  await pay(twice)
  const second = await pay(twice)
  const session = await makeOpenPayment(held)
  return { part, payment, refund, twice, second, held, session }
}
type Money = Awaited<ReturnType<typeof moneyAbout>>
let money: Money

beforeAll(async () => {
  money = await moneyAbout()
})

test('all of it holds while money comes and goes', async () => {
  expect(brokenOf(await verify())).toEqual([])
})

/** [what was done, the statement that does it, what is broken then: its id and what it says] */
const violations: [string, (m: Money) => string, string[][]][] = [
  [
    'money for an order that has expired',
    (m) => `UPDATE orders SET status = 'expired' WHERE id = '${m.part.id}'`,
    [['I2', 'money for an order that is expired']],
  ],
  [
    'a refund nobody sends',
    (m) => `UPDATE refunds SET created_at = now() - interval '16 minutes' WHERE id = '${m.refund}'`,
    [['I2', 'refund is due for more than 15 minutes']],
  ],
  [
    'an order that is owed money nobody sends',
    (m) => `UPDATE orders SET status = 'refund_due' WHERE id = '${m.held.id}'`,
    [['I2', 'refund_due with nothing due']],
  ],
  [
    'an order called refunded too early',
    (m) => `UPDATE orders SET status = 'refunded' WHERE id = '${m.part.id}'`,
    [['I2', 'refunded with a refund that is not done']],
  ],
  [
    'a line with another price',
    (m) => `UPDATE order_lines SET list_minor = 900, unit_minor = 900 WHERE order_id = '${m.part.id}'`,
    [['I3', 'lines other than the order']],
  ],
  [
    'a payment that is kept twice',
    (m) => `DELETE FROM refunds WHERE order_id = '${m.twice.id}'`,
    [['I3', 'refunds other than the payment says']],
  ],
  [
    'a sold order without money',
    (m) => `UPDATE payments SET captured_minor = 1500 WHERE id = '${m.payment}'`,
    [['I3', 'kept other than it is worth']],
  ],
  ['money without a state', (m) => `UPDATE payments SET state = 'open' WHERE id = '${m.payment}'`, [['I3', 'payment is open']]],
  [
    'a constraint that is gone',
    () => 'ALTER TABLE payments DROP CONSTRAINT payments_conserved',
    [['I3', 'the constraint is gone']],
  ],
  [
    'two receipts that confirmed one order',
    (m) => `UPDATE receipts SET outcome = 'confirm' WHERE order_id = '${m.twice.id}'`,
    [['I6', 'receipts that confirmed one order']],
  ],
  [
    'a hold nobody ends',
    (m) => `WITH p AS (UPDATE payments SET state = 'closed' WHERE id = '${m.session.id}')
      UPDATE orders SET expires_at = now() - interval '61 seconds' WHERE id = '${m.held.id}'`,
    [['I9', 'hold past its end']],
  ],
  [
    'a hold kept without a reason',
    (m) => `UPDATE orders SET expires_at = now() - interval '61 seconds' WHERE id = '${m.held.id}'`,
    [['I9', 'hold kept without a reason']],
  ],
  [
    'a hold kept too long',
    (m) => `WITH p AS (UPDATE payments SET failure = 'no answer' WHERE id = '${m.session.id}')
      UPDATE orders SET expires_at = now() - interval '16 minutes' WHERE id = '${m.held.id}'`,
    [['I9', 'hold kept for more than 15 minutes']],
  ],
]

test.each(violations)('%s is found', async (_name, statement, expected) => {
  let found: string[][] = []
  const undo = new Error('not to be kept')
  const done = db().$transaction(async (tx) => {
    await tx.$executeRawUnsafe(statement(money))
    const verdicts: Verdict[] = []
    for (const invariant of invariants) verdicts.push(await ask(tx, invariant))
    found = brokenOf(verdicts).map(({ id, rows }) => [id, ...new Set(rows.map(({ what }) => what))])
    throw undo
  })
  await expect(done).rejects.toBe(undo)
  expect(found).toEqual(expect.arrayContaining(expected))
  expect(found.length).toBeGreaterThan(0)
})

test('what is owed for less than 15 minutes, or is kept with a reason, is no offence', async () => {
  await db().$executeRaw`UPDATE payments SET failure = 'no answer' WHERE id = ${money.session.id}`
  await db().$executeRaw`UPDATE orders SET expires_at = now() - interval '5 minutes' WHERE id = ${money.held.id}`
  await db().$executeRaw`UPDATE refunds SET created_at = now() - interval '14 minutes'`
  expect(brokenOf(await verify())).toEqual([])
})
