import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { anyDay, type Step, wholeDay } from '@/lib/testing/money-steps'
import { beginWorld } from '@/lib/testing/money-world'
import { verify } from '@/lib/verify/verify'

const capacity = fc.integer({ min: 2, max: 6 })

const worlds = fc.asyncProperty(fc.integer({ min: 3, max: 8 }), capacity, capacity, anyDay, async (whole, one, other, todo) => {
  const world = await beginWorld(whole, [one, other])
  for (const step of todo) {
    await world.do(step)
    await world.agree()
  }
  await world.end()
  const broken = (await verify()).filter(({ count }) => count > 0)
  expect(broken).toEqual([])
})

/** A day on which everything happens comes first. */
const examples: [number, number, number, Step[]][] = [[8, 6, 6, wholeDay]]

it('buying, paying, paying twice, late or wrongly, failing, leaving, refunding and crashing do what a model on paper does', async () => {
  await fc.assert(worlds, { numRuns: 1_000, interruptAfterTimeLimit: 15_000, examples })
}, 60_000)

/** A function of ours, with a bug planted in it. */
async function plant(name: string, from: string, to: string) {
  const [row] = await db().$queryRaw<{ body: string }[]>`SELECT pg_get_functiondef(${name}::regproc) AS body`
  const planted = row!.body.replaceAll(from, to)
  expect(planted, `${name} has ${from}`).not.toBe(row!.body)
  await db().$executeRawUnsafe(planted)
  return async () => {
    await db().$executeRawUnsafe(row!.body)
    await db().$executeRaw`TRUNCATE orders, events, inventory, activities, activity_outbox, receipts CASCADE`
  }
}

/** [what is wrong, the function, what it says, what it says with the bug] */
const bugs: [string, string, string, string][] = [
  ['late money takes seats that are gone', 'take_seats', 'IF t.remaining < t.quantity THEN RETURN false; END IF;', ''],
  ['the same money is taken for new', 'open_receipt', `'known', p->>'kind' = 'captured'`, `'known', false`],
  [
    'less than was asked is enough',
    'open_receipt',
    `WHEN v_amount < o.total_minor THEN 'less'`,
    `WHEN v_amount < o.total_minor - 1 THEN 'less'`,
  ],
  ['too much is kept', 'settle', `ELSE v_amount - o.total_minor END`, `ELSE 1 END`],
  [
    'a hold that has ended ends again',
    'end_hold',
    `o.status NOT IN ('pending', 'awaiting_confirmation')`,
    `o.status IN ('confirmed')`,
  ],
  ['a hold ends though somebody may still pay', 'sweep_holds', `('opening', 'open', 'processing')`, `('processing')`],
  [
    'holds end before their time',
    'sweep_holds',
    'o.expires_at <= now()\n      AND NOT',
    `o.expires_at <= now() + interval '1 hour'\n      AND NOT`,
  ],
  ['the seats of a hold do not come back', 'let_go', 'PERFORM move_seats(p_order, -1, 0);', ''],
  ['confirmed seats stay held too', 'settle', 'PERFORM move_seats(o.id, -1, 1);', 'PERFORM move_seats(o.id, 0, 1);'],
  ['more goes back than is left', 'refund_order', 'IF v_asked > v_left THEN', 'IF false THEN'],
  ['a seat comes back twice', 'standing_tickets', 'AND NOT EXISTS', 'OR EXISTS'],
  ['the last ticket refunded leaves the order standing', 'refund_order', `'refund_due' ELSE`, `'partly_refunded' ELSE`],
  ['a payment is opened twice', 'open_payment', `IF m.state = 'open' THEN`, 'IF false THEN'],
  ['a key is forgotten', 'reserve_each', 'IF r.known_id IS NOT NULL THEN', 'IF false THEN'],
  [
    'a key is forgotten where orders are sold as sets',
    'reserve_plain',
    'AND (SELECT x.id FROM orders x WHERE x.idempotency_key = a.key LIMIT 1) IS NULL',
    '',
  ],
  [
    'a bank that is confirming does not keep the seats',
    'settle',
    `SET status = 'awaiting_confirmation'`,
    `SET status = 'expired'`,
  ],
]

describe('the model notices when', () => {
  it.each(bugs)(
    '%s',
    async (_what, name, from, to) => {
      const takeOut = await plant(name, from, to)
      const { failed, numRuns } = await fc.check(worlds, {
        numRuns: 300,
        interruptAfterTimeLimit: 20_000,
        endOnFailure: true,
        seed: 7,
      })
      await takeOut()
      expect({ failed }, `after ${numRuns} runs`).toEqual({ failed: true })
    },
    40_000,
  )
})
