import { beforeAll, expect, test, vi } from 'vitest'
import { recordScans } from '@/lib/checkin/record-scans'
import { undoScan } from '@/lib/checkin/undo-scan'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { cancelEvent } from '@/lib/events/cancel-event'
import { confirmationMails } from '@/lib/notifications/jobs'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { placeOrder } from '@/lib/orders/place-order'
import { anonymous, contextOf, makeEvent, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { startWorker } from '@/lib/worker/start'
import { invariants } from './invariants'
import { ask, type Verdict, verify } from './verify'

const render = async (name: string) => ({ subject: name, preview: '', html: `<p>${name}</p>`, text: name })
const fields = { gate: 'North', deviceId: 'phone', at: new Date().toISOString() }

/** An event with orders of all kinds and a scanned ticket, and one that was called off after it had sold. */
async function busyEvening() {
  const owner = await makeUser()
  const ctx = contextOf(owner)
  const { id: organisationId } = await makeOrganisation([{ userId: owner.id, role: 'owner' }])
  const event = await makeEvent({ organisationId, capacity: 50 })
  const [seat, stand] = [await makeTicketType(event.id, { quantity: 30 }), await makeTicketType(event.id, { quantity: 30 })]
  const off = await makeEvent({ organisationId, capacity: 50 })
  const gone = await makeTicketType(off.id)
  const order = (eventId: string, ...types: string[]) =>
    placeOrder(
      { ...anonymous(), idempotencyKey: newId('key') },
      {
        eventId,
        lines: types.map((ticketTypeId) => ({ ticketTypeId, quantity: 2 })),
        buyer: { name: 'Ada', email: `${newId('ada').toLowerCase()}@example.org` },
      },
    )
  const first = await order(event.id, seat.id, stand.id)
  const second = await order(event.id, seat.id)
  const third = await order(event.id, stand.id)
  const lost = await order(off.id, gone.id)
  await cancelOrder(ctx, { id: third.id })
  await cancelEvent(ctx, { eventId: off.id })
  const scans = [newId('scn'), newId('scn'), newId('scn')]
  const [ticket, other] = first.tickets.map(({ id }) => id)
  await recordScans(ctx, { eventId: event.id, scans: [{ scanId: scans[0]!, ticketId: ticket!, ...fields }] })
  await undoScan(ctx, { eventId: event.id, scanId: scans[0]! })
  for (const scanId of scans.slice(1))
    await recordScans(ctx, { eventId: event.id, scans: [{ scanId, ticketId: ticket!, ...fields }] })
  return { ctx, event, seat, stand, off, gone, first, second, third, lost, scans, ticket: ticket!, other: other! }
}
type Evening = Awaited<ReturnType<typeof busyEvening>>

let evening: Evening
const brokenOf = (verdicts: Verdict[]) => verdicts.filter(({ count }) => count > 0)

beforeAll(async () => {
  evening = await busyEvening()
})

test('all of it holds where no worker ever ran: what is still to be dispatched is not missing', async () => {
  const verdicts = await verify()
  expect(verdicts.map(({ id }) => id)).toEqual(invariants.map(({ id }) => id))
  expect(brokenOf(verdicts)).toEqual([])
})

test('all of it holds, and goes on to hold while mail is planned and sent', async () => {
  const worker = await startWorker({ render })
  const states = async () =>
    (await db().delivery.findMany({ where: { template: 'order-confirmation' } })).map(({ state }) => state).sort()
  await vi.waitFor(
    async () => {
      expect(brokenOf(await verify())).toEqual([])
      // None was planned for the order that is cancelled; what the one of the lost evening would say is no longer so.
      expect(await states()).toEqual(['failed', 'sent', 'sent'])
    },
    { timeout: 15_000, interval: 50 },
  )
  await worker.stop()
  expect(brokenOf(await verify())).toEqual([])
})

/** Asks about a database in which that was done; nothing of it stays. */
async function after(statements: string[]) {
  let broken: Verdict[] = []
  const undo = new Error('not to be kept')
  const done = db().$transaction(async (tx) => {
    for (const statement of statements) await tx.$executeRawUnsafe(statement)
    for (const invariant of invariants) broken.push(await ask(tx, invariant))
    broken = brokenOf(broken)
    throw undo
  })
  await expect(done).rejects.toBe(undo)
  return broken.map(({ id, rows }) => [id, ...rows.map(({ what, id: row }) => `${row} ${what}`).sort()])
}

/** The key of the job that plans the confirmation of an order. */
const keyOf = (orderId: string) => confirmationMails.spec({ orderId }, orderId).key

const unguarded = 'ALTER TABLE inventory DROP CONSTRAINT inventory_never_oversold'
const differs = 'counts other than what was ordered'
const guardGone = 'inventory_never_oversold the check constraint is gone'
const per = 'order with other than a ticket per unit'
/** A scan like that one; later, unless it is said when. */
const copyOf = (scanId: string, values: { decided?: string; firstAt?: string; conflict?: string } = {}) => `
  INSERT INTO scans (id, event_id, ticket_id, decision, reason, gate, scanned_at, received_at, occurred_at, decided, first_at, conflict)
  SELECT '${newId('scn')}', event_id, ticket_id, decision, reason, gate, scanned_at, now(), occurred_at + interval '1 minute',
    '${values.decided ?? 'online'}', ${values.firstAt ?? 'NULL'}, ${values.conflict ?? 'NULL'} FROM scans WHERE id = '${scanId}'`
const refolded = (ticketId: string) => `SELECT count(*) FROM (SELECT refold('${ticketId}', '')) x`
const forgotten = (statement: string) => [
  'ALTER TABLE activities DISABLE TRIGGER activities_append_only',
  statement,
  'ALTER TABLE activities ENABLE TRIGGER activities_append_only',
]

/** [what was done, the statements that do it, what is broken then: its id and the rows it names] */
const violations: [string, (e: Evening) => string[], (e: Evening) => string[][]][] = [
  [
    'a type sold beyond its capacity',
    ({ seat }) => [unguarded, `UPDATE inventory SET capacity = 3 WHERE id = '${seat.inventoryId}'`],
    ({ seat }) => [['I1', guardGone, `${seat.inventoryId} oversold`].sort()],
  ],
  [
    'a seat returned twice',
    ({ seat }) => [`UPDATE inventory SET sold = sold - 1 WHERE id = '${seat.inventoryId}'`],
    ({ seat }) => [['I1', `${seat.inventoryId} ticket type ${differs}`]],
  ],
  [
    'a place of the event taken by nobody',
    ({ event }) => [`UPDATE inventory SET held = 1 WHERE id = '${event.inventoryId}'`],
    ({ event }) => [['I1', `${event.inventoryId} event ${differs}`]],
  ],
  [
    'a shared pool that does not count what its types sold',
    ({ event, stand }) => [
      `INSERT INTO inventory (id, capacity, sold) VALUES ('inv_shared', 20, 1)`,
      `INSERT INTO shared_pools (id, event_id, inventory_id, name) VALUES ('pol_shared', '${event.id}', 'inv_shared', 'Floor')`,
      `UPDATE ticket_types SET pool_id = 'pol_shared' WHERE id = '${stand.id}'`,
    ],
    () => [['I1', `inv_shared shared pool ${differs}`]],
  ],
  [
    'a promo code whose uses are not counted',
    ({ event, second }) => [
      `INSERT INTO inventory (id, capacity) VALUES ('inv_code', 5)`,
      `INSERT INTO promo_codes (id, event_id, code, inventory_id) VALUES ('prm_code', '${event.id}', 'FRIENDS', 'inv_code')`,
      `UPDATE orders SET promo_code_id = 'prm_code' WHERE id = '${second.id}'`,
    ],
    () => [['I1', `inv_code promo code ${differs}`]],
  ],
  [
    'a gift that took a place of the event',
    ({ second, stand, event }) => [
      `INSERT INTO order_lines (id, order_id, ticket_type_id, quantity, admits, unit_minor) VALUES ('lin_gift', '${second.id}', '${stand.id}', 1, false, 0)`,
      `UPDATE inventory SET sold = sold + 1 WHERE id IN ('${stand.inventoryId}', '${event.inventoryId}')`,
    ],
    ({ event }) => [['I1', `${event.inventoryId} event ${differs}`]],
  ],
  [
    'an order that waits for its money without its seats set aside',
    ({ second }) => [
      `DELETE FROM tickets WHERE order_id = '${second.id}'`,
      `DELETE FROM deliveries WHERE order_id = '${second.id}'`,
      `UPDATE orders SET status = 'pending', confirmed_at = NULL WHERE id = '${second.id}'`,
      `UPDATE inventory SET sold = sold - 2 WHERE id IN ('${evening.seat.inventoryId}', '${evening.event.inventoryId}')`,
    ],
    ({ seat, event }) => [
      ['I1', ...[`${seat.inventoryId} ticket type ${differs}`, `${event.inventoryId} event ${differs}`].sort()],
    ],
  ],
  [
    'a refunded ticket whose seat stays taken',
    ({ second }) => [
      `UPDATE orders SET status = 'partly_refunded' WHERE id = '${second.id}'`,
      `UPDATE tickets SET status = 'void' WHERE id = '${second.tickets[0]!.id}'`,
    ],
    ({ seat, event }) => [
      ['I1', ...[`${seat.inventoryId} ticket type ${differs}`, `${event.inventoryId} event ${differs}`].sort()],
    ],
  ],
  [
    'seats of an event that was called off returned',
    ({ gone }) => [`UPDATE inventory SET sold = 0 WHERE id = '${gone.inventoryId}'`],
    ({ gone }) => [['I1', `${gone.inventoryId} ticket type ${differs}`]],
  ],
  [
    'a ticket lost though its seat is counted',
    ({ off, gone, lost }) => [
      `DELETE FROM tickets WHERE id = '${lost.tickets[0]!.id}'`,
      `UPDATE inventory SET sold = sold - 1 WHERE id IN ('${gone.inventoryId}', '${off.inventoryId}')`,
    ],
    ({ lost }) => [['I4', `${lost.id} ${per}`]],
  ],
  [
    'a valid ticket of a cancelled order',
    ({ third }) => [`UPDATE tickets SET status = 'valid' WHERE id = '${third.tickets[0]!.id}'`],
    ({ third }) => [['I4', `${third.id} ticket of an order that is cancelled`]],
  ],
  ...(
    [
      ['serial', 'tickets_event_id_serial_key', 'same serial'],
      ['reference', 'tickets_reference_key', 'same reference'],
      ['link_token', 'tickets_link_token_key', 'same link'],
    ] as const
  ).map(([column, index, what]): (typeof violations)[number] => [
    `two tickets with one ${column}`,
    ({ ticket, other }) => [
      `DROP INDEX ${index}`,
      `UPDATE tickets SET ${column} = (SELECT ${column} FROM tickets WHERE id = '${ticket}') WHERE id = '${other}'`,
    ],
    ({ ticket }) => [['I4', `${ticket} ${what}`]],
  ]),
  [
    'a ticket admitted twice',
    ({ ticket, scans }) => [copyOf(scans[1]!), refolded(ticket)],
    ({ ticket }) => [['I5', ...[`${ticket} admitted more than once`, `${ticket} admitted again where nobody comes back`].sort()]],
  ],
  [
    'a ticket admitted again though the door knew of the first time',
    ({ ticket, scans }) => [copyOf(scans[1]!, { firstAt: 'occurred_at' }), refolded(ticket)],
    ({ ticket }) => [['I5', `${ticket} admitted again where nobody comes back`]],
  ],
  [
    'a scan that where somebody stands was not folded from',
    ({ scans }) => [copyOf(scans[1]!, { decided: 'offline', conflict: `'refunded'` })],
    ({ ticket }) => [['I5', `${ticket} stands elsewhere than its scans say`]],
  ],
  [
    'somebody inside by no scan',
    ({ other, event }) => [
      `INSERT INTO presences (ticket_id, event_id, inside, entries) VALUES ('${other}', '${event.id}', true, 1)`,
    ],
    ({ other }) => [['I5', `${other} stands elsewhere than its scans say`]],
  ],
  [
    'one admission too many that is not marked',
    ({ ticket, scans }) => [
      copyOf(scans[1]!, { decided: 'offline' }),
      refolded(ticket),
      `UPDATE scans SET conflict = NULL WHERE ticket_id = '${ticket}'`,
      `UPDATE presences SET conflicts = 0 WHERE ticket_id = '${ticket}'`,
    ],
    () => [['I5', expect.stringMatching(/^scn_\w+ one admission too many, unmarked$/)]],
  ],
  [
    'the only admission marked as one too many',
    ({ ticket, scans }) => [
      `UPDATE scans SET conflict = 'double' WHERE id = '${scans[1]}'`,
      `UPDATE presences SET conflicts = 1 WHERE ticket_id = '${ticket}'`,
    ],
    ({ scans }) => [['I5', `${scans[1]} marked as one too many, and is not`]],
  ],
  [
    'a ticket that names a scan that refused',
    ({ ticket, scans }) => [`UPDATE tickets SET admitted_by = '${scans[2]}' WHERE id = '${ticket}'`],
    ({ ticket }) => [['I5', `${ticket} names another admission than its first`]],
  ],
  [
    'a ticket that names a scan that is not there',
    ({ other }) => [`UPDATE tickets SET admitted_at = now(), admitted_by = 'scn_none' WHERE id = '${other}'`],
    ({ other }) => [['I5', `${other} names another admission than its first`]],
  ],
  [
    'an admission that its ticket forgot',
    ({ ticket }) => [`UPDATE tickets SET admitted_at = NULL, admitted_by = NULL WHERE id = '${ticket}'`],
    ({ ticket }) => [['I5', `${ticket} names another admission than its first`]],
  ],
  [
    'scans that can be deleted',
    () => ['ALTER TABLE scans DISABLE TRIGGER scans_kept'],
    () => [['I5', 'scans_kept the trigger that keeps scans is gone']],
  ],
  [
    'two orders of one key',
    ({ first, second }) => [
      'DROP INDEX orders_idempotency_key_key',
      `UPDATE orders SET idempotency_key = (SELECT idempotency_key FROM orders WHERE id = '${first.id}') WHERE id = '${second.id}'`,
    ],
    ({ first }) => [['I6', `${first.id} orders of one key`]],
  ],
  [
    'a confirmation that was never sent',
    ({ first }) => [`DELETE FROM deliveries WHERE order_id = '${first.id}' AND template = 'order-confirmation'`],
    ({ first }) => [['I7', `${first.id} confirmations`]],
  ],
  [
    'a confirmation that nobody will try to send again',
    ({ first }) => [
      `DELETE FROM deliveries WHERE order_id = '${first.id}' AND template = 'order-confirmation'`,
      `SELECT count(*) FROM (SELECT graphile_worker.add_job('plan-confirmation-mails', job_key => '${keyOf(first.id)}', max_attempts => 1)) x`,
      `UPDATE graphile_worker._private_jobs SET attempts = 1`,
    ],
    ({ first }) => [['I7', `${first.id} confirmations`]],
  ],
  [
    'a confirmation sent twice',
    ({ first }) => [
      `INSERT INTO deliveries (id, template, dedupe_key, order_id, to_address)
       VALUES ('dlv_second', 'order-confirmation', 'another fact', '${first.id}', 'x@example.org')`,
    ],
    ({ first }) => [['I7', `${first.id} confirmations`]],
  ],
  [
    'an order nobody wrote down',
    ({ second }) => forgotten(`DELETE FROM activities WHERE order_id = '${second.id}' AND kind = 'order.confirmed'`),
    ({ second }) => [['I8', `${second.id} order.confirmed`]],
  ],
  [
    'a cancellation nobody wrote down',
    ({ third }) => forgotten(`DELETE FROM activities WHERE order_id = '${third.id}' AND kind = 'order.cancelled'`),
    ({ third }) => [['I8', `${third.id} order.cancelled`]],
  ],
  [
    'an event called off twice',
    ({ off }) => [`INSERT INTO activities (kind, event_id) VALUES ('event.cancelled', '${off.id}')`],
    ({ off }) => [['I8', `${off.id} event.cancelled`]],
  ],
  [
    'activities that can be changed',
    () => ['DROP TRIGGER activities_append_only ON activities'],
    () => [['I8', 'activities_append_only the trigger that keeps activities is gone']],
  ],
]

test.each(violations)('%s is found and named', async (_name, statements, broken) => {
  expect(await after(statements(evening))).toEqual(broken(evening))
  expect(brokenOf(await verify()), 'nothing of it stays').toEqual([])
})

test('every invariant has been broken here', () => {
  const seen = new Set(violations.flatMap(([, , broken]) => broken(evening).map(([id]) => id)))
  const money = ['I2', 'I3', 'I9'] // broken in money.db.test.ts
  expect([...seen, ...money].sort()).toEqual(invariants.map(({ id }) => id).sort())
})

test('a confirmation whose job still waits is not missing', async () => {
  const { first } = evening
  const waiting = [
    `DELETE FROM deliveries WHERE order_id = '${first.id}' AND template = 'order-confirmation'`,
    `SELECT count(*) FROM (SELECT graphile_worker.add_job('plan-confirmation-mails', job_key => '${keyOf(first.id)}')) x`,
  ]
  expect(await after(waiting)).toEqual([])
})

test('of many offending rows ten are shown and all are counted; none of them says who', async () => {
  const { ctx, event, seat } = evening
  const buyer = { name: 'Grace Hopper', email: 'grace@example.org' }
  for (let index = 0; index < 12; index++)
    await placeOrder(ctx, { eventId: event.id, lines: [{ ticketTypeId: seat.id, quantity: 1 }], buyer })
  let verdict: Verdict | undefined
  const undo = new Error('not to be kept')
  const done = db().$transaction(async (tx) => {
    await tx.$executeRaw`DELETE FROM tickets WHERE holder_name = 'Grace Hopper'`
    verdict = await ask(tx, invariants.find(({ id }) => id === 'I4')!)
    throw undo
  })
  await expect(done).rejects.toBe(undo)
  expect(verdict).toMatchObject({ count: 12, rows: { length: 10 } })
  expect(verdict?.rows[0]).toEqual({ id: expect.stringMatching(/^ord_/), what: per, found: '0', expected: '1' })
})

/** Verifies with one more question at the end. */
async function verifyWith(sql: string, seconds?: number) {
  const before = invariants.length
  invariants.push({ id: 'I0', says: '', sql })
  return verify({ seconds }).finally(() => invariants.splice(before))
}

test('looking cannot change anything', async () => {
  await expect(verifyWith('SELECT id, status AS what FROM orders FOR UPDATE')).rejects.toThrow(/read-only transaction/)
})

test('no question is asked for ever', async () => {
  await expect(verifyWith(`SELECT pg_sleep(60)::text AS id, '' AS what`, 1)).rejects.toThrow(/statement timeout/)
})
