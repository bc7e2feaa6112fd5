import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { lockEvent } from '@/lib/events/lock'
import { makeEvent, makeTicketType } from '@/lib/testing/factories'
import { draftOrder } from './draft'
import type { ReserveAnswer } from './outcome'

let buyers = 0
type Wanted = [typeId: string, quantity: number][]

/** More connections than any process of ours holds, so that requests really meet in the database. */
let pool: pg.Pool
beforeAll(() => {
  pool = new pg.Pool({ connectionString: env().databaseUrl, max: 30 })
})
afterAll(() => pool.end())

const call = async <T>(name: 'reserve' | 'cancel_order', argument: object): Promise<T> =>
  (await pool.query<{ answer: T }>(`SELECT ${name}($1::jsonb) AS answer`, [JSON.stringify(argument)])).rows[0]!.answer

function order(eventId: string, wanted: Wanted) {
  const buyer = { name: 'Ada Example', email: `ada${buyers++}@example.org` }
  return call<ReserveAnswer>('reserve', {
    ...draftOrder({ buyer, attendees: [], lines: wanted.map(([ticketTypeId, quantity]) => ({ ticketTypeId, quantity })) }),
    eventId,
    buyer,
    actor: 'anonymous',
    requestId: 'req_test',
  })
}

const cancel = (orderId: string) =>
  call<{ outcome: string }>('cancel_order', { orderId, byBuyer: true, actor: 'anonymous', requestId: 'req_test' })

/** What the pools say, and what the orders say they should. */
async function books(eventId: string) {
  const { rows } = await pool.query<{ id: string; capacity: number; sold: number; lines: number; tickets: number }>(
    `SELECT i.id, i.capacity, i.sold,
            (SELECT coalesce(sum(l.quantity), 0)::int FROM order_lines l JOIN orders o ON o.id = l.order_id
              JOIN ticket_types y ON y.id = l.ticket_type_id
              WHERE o.status = 'confirmed' AND o.event_id = e.id AND i.id IN (y.inventory_id, e.inventory_id)) AS lines,
            (SELECT count(*)::int FROM tickets k JOIN ticket_types y ON y.id = k.ticket_type_id
              WHERE k.status = 'valid' AND k.event_id = e.id AND i.id IN (y.inventory_id, e.inventory_id)) AS tickets
     FROM events e JOIN inventory i ON i.id = e.inventory_id OR i.id IN (SELECT inventory_id FROM ticket_types WHERE event_id = e.id)
     WHERE e.id = $1`,
    [eventId],
  )
  return rows
}

function expectSound(rows: Awaited<ReturnType<typeof books>>) {
  for (const row of rows) {
    expect(row.sold).toBe(row.lines)
    expect(row.sold).toBe(row.tickets)
    expect(row.sold).toBeLessThanOrEqual(row.capacity)
  }
}

const outcomes = (answers: { outcome: string }[], outcome: string) => answers.filter((answer) => answer.outcome === outcome)
/** The same numbers on every run (mulberry32). */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

describe('orders at the same time', () => {
  it('fifty buyers for ten seats: exactly ten get one, forty are told that none are left', async () => {
    const event = await makeEvent()
    const type = await makeTicketType(event.id, { quantity: 10 })
    const answers = await Promise.all(Array.from({ length: 50 }, () => order(event.id, [[type.id, 1]])))
    expect(outcomes(answers, 'confirmed')).toHaveLength(10)
    expect(outcomes(answers, 'sold_out')).toHaveLength(40)
    expect(outcomes(answers, 'sold_out').every((answer) => 'remaining' in answer && answer.remaining === 0)).toBe(true)
    const rows = await books(event.id)
    expectSound(rows)
    expect(rows[0]!.sold).toBe(10)
  })

  it('neither the pool of a type nor that of the event ever breaks, whatever is ordered and cancelled, in whatever order', async () => {
    const event = await makeEvent({ capacity: 40 })
    const types = await Promise.all([9, 15, 30].map((quantity) => makeTicketType(event.id, { quantity })))
    const roll = dice(20261120)
    const wanted = Array.from({ length: 120 }, () =>
      types
        .map((each): Wanted[number] => [each.id, roll(4)])
        .filter(([, quantity]) => quantity > 0)
        .sort(() => roll(3) - 1),
    ).filter((lines) => lines.length > 0)
    const answers = await Promise.all(
      wanted.map(async (lines) => {
        const answer = await order(event.id, lines)
        if (answer.outcome === 'confirmed' && roll(3) === 0) expect((await cancel(answer.orderId)).outcome).toBe('cancelled')
        return answer
      }),
    )
    expect(outcomes(answers, 'confirmed').length + outcomes(answers, 'sold_out').length).toBe(wanted.length)
    expect(outcomes(answers, 'sold_out').length).toBeGreaterThan(0)
    expectSound(await books(event.id))
  })

  it('an event is sold to the last place when every order is for one', async () => {
    const event = await makeEvent({ capacity: 25 })
    const [one, two] = [await makeTicketType(event.id, { quantity: 20 }), await makeTicketType(event.id, { quantity: 20 })]
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => order(event.id, [[index % 2 ? one.id : two.id, 1]])),
    )
    expect(outcomes(answers, 'confirmed')).toHaveLength(25)
    expectSound(await books(event.id))
  })
})

describe('cancelling', () => {
  it('an order twenty times at once returns its seats once', async () => {
    const event = await makeEvent({ capacity: 30 })
    const type = await makeTicketType(event.id, { quantity: 20 })
    await order(event.id, [[type.id, 4]])
    const answer = await order(event.id, [[type.id, 3]])
    const orderId = answer.outcome === 'confirmed' ? answer.orderId : ''
    const cancelled = await Promise.all(Array.from({ length: 20 }, () => cancel(orderId)))
    expect(outcomes(cancelled, 'cancelled')).toHaveLength(1)
    expect(outcomes(cancelled, 'already')).toHaveLength(19)
    const rows = await books(event.id)
    expectSound(rows)
    expect(rows.map(({ sold }) => sold)).toEqual([4, 4])
    expect(await db().activity.count({ where: { orderId, kind: 'order.cancelled' } })).toBe(1)
  })

  it('the event while it is being sold leaves no ticket made after it', async () => {
    const event = await makeEvent()
    const type = await makeTicketType(event.id, { quantity: 1000 })
    const selling = Promise.all(Array.from({ length: 60 }, () => order(event.id, [[type.id, 1]])))
    const soldWhenCancelled = await inTransaction(async (tx) => {
      await lockEvent(tx, event.id)
      await tx.event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
      return tx.order.count({ where: { eventId: event.id } })
    })
    const answers = await selling
    expect(outcomes(answers, 'confirmed')).toHaveLength(soldWhenCancelled)
    expect(outcomes(answers, 'event_over')).toHaveLength(60 - soldWhenCancelled)
    expect(await db().order.count({ where: { eventId: event.id } })).toBe(soldWhenCancelled)
  })

  it('and admitting at the same time: either the ticket is void or the order stays', async () => {
    const event = await makeEvent()
    const type = await makeTicketType(event.id)
    const results = await Promise.all(
      Array.from({ length: 15 }, async (_, index) => {
        const answer = await order(event.id, [[type.id, 2]])
        const orderId = answer.outcome === 'confirmed' ? answer.orderId : ''
        const ticket = await db().ticket.findFirstOrThrow({ where: { orderId } })
        const scanId = `scn_${String(index).padStart(26, '0')}`
        const scan = {
          scanId,
          eventId: event.id,
          by: 'ticket',
          key: ticket.id,
          gate: 'A',
          deviceId: 'd',
          at: new Date(),
          direction: 'in',
        }
        const admit = pool.query<{ answer: { decision: string } }>('SELECT record_scan($1::jsonb) AS answer', [
          JSON.stringify(scan),
        ])
        const [cancelled, admitted] = await Promise.all([cancel(orderId), admit])
        return [cancelled.outcome, admitted.rows[0]!.answer.decision]
      }),
    )
    for (const [cancelled, decision] of results)
      expect([cancelled, decision].join(' ')).toMatch(/^(cancelled refuse|used admit)$/)
    expectSound(await books(event.id))
  })
})
