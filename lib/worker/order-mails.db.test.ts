import { afterEach, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { reserve } from '@/lib/orders/reserve'
import { anonymous, makeEvent, makeTicketType } from '@/lib/testing/factories'
import { startWorker } from './start'

const render = async (name: string) => ({ subject: name, preview: '', html: `<p>${name}</p>`, text: name })
const stops: (() => Promise<void>)[] = []
const start = async () => {
  const worker = await startWorker({ render })
  stops.push(worker.stop)
  return worker
}
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const inOutbox = async (eventId: string) =>
  (await db().outboxMessage.findMany({ where: { delivery: { eventId } }, orderBy: { subject: 'asc' } })).map(
    ({ subject, toAddress }) => [subject, toAddress],
  )

async function order(eventId: string, ticketTypeId: string) {
  const { answer } = await reserve(anonymous(), eventId, {
    buyer: { name: 'Ada', email: 'ada@example.org' },
    lines: [{ ticketTypeId, quantity: 2 }],
    attendees: [{ ticketTypeId, name: 'Bob', email: 'bob@example.org' }],
  })
  return answer
}

it('an order becomes one mail to each of its people, also with two workers and though it was made while none ran', async () => {
  const event = await makeEvent()
  const type = await makeTicketType(event.id)
  await order(event.id, type.id)
  await Promise.all([start(), start()])
  await vi.waitFor(async () => expect(await inOutbox(event.id)).toHaveLength(2), { timeout: 10_000, interval: 50 })
  expect(await inOutbox(event.id)).toEqual([
    ['order-confirmation', '"Ada" <ada@example.org>'],
    ['ticket', '"Bob" <bob@example.org>'],
  ])
  const deliveries = await db().delivery.findMany({ where: { eventId: event.id } })
  expect(deliveries.map(({ state, attempts }) => [state, attempts])).toEqual([
    ['sent', 1],
    ['sent', 1],
  ])
})

it('of an event that is called off, those who hold tickets hear it with the words of the organiser', async () => {
  const event = await makeEvent()
  const type = await makeTicketType(event.id)
  await order(event.id, type.id)
  const worker = await start()
  await vi.waitFor(async () => expect(await inOutbox(event.id)).toHaveLength(2), { timeout: 10_000, interval: 50 })
  await inTransaction(async (tx) => {
    await tx.event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
    await tx.$executeRaw`
      WITH a AS (INSERT INTO activities (kind, event_id, data)
                 VALUES ('event.cancelled', ${event.id}, '{"message":"Storm"}') RETURNING id)
      INSERT INTO activity_outbox SELECT id FROM a`
  })
  await vi.waitFor(async () => expect(await inOutbox(event.id)).toHaveLength(4), { timeout: 10_000, interval: 50 })
  await worker.stop()
  stops.splice(0)
  expect((await inOutbox(event.id)).filter(([subject]) => subject === 'event-cancelled')).toHaveLength(2)
})
