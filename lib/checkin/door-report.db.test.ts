import { expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { countStatements } from '@/lib/testing/count-statements'
import { contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { exportScans } from './export-scans'
import { readDoorReport } from './read-door-report'
import { recordScans } from './record-scans'
import { undoScan } from './undo-scan'

/** An event at which three were let in, one of them by mistake, and one ticket was shown twice. */
async function evening() {
  const manager = await makeUser()
  const organisation = await makeOrganisation([{ userId: manager.id, role: 'manager' }])
  const event = await makeEvent({ organisationId: organisation.id })
  const type = await makeTicketType(event.id)
  const ctx = contextOf(manager)
  const tickets = (await makeOrder(event.id, type.id, { quantity: 3 })).tickets
  const scan = (ticketId: string) => ({ scanId: newId('scn'), ticketId, gate: 'North', at: new Date().toISOString() })
  const scans = [...tickets, tickets[0]!].map(({ id }) => scan(id))
  await recordScans(ctx, { eventId: event.id, scans })
  await undoScan(ctx, { eventId: event.id, scanId: scans[1]!.scanId })
  return { ctx, event, scans, tickets }
}

async function textOf(parts: AsyncGenerator<string>) {
  let text = ''
  for await (const part of parts) text += part
  return text
}

test('the report counts who came and was not taken back, and the refused by why', async () => {
  const { ctx, event } = await evening()
  const { counts, arrivals, refused, conflicts } = await readDoorReport(ctx, { eventId: event.id })
  expect(counts.expected).toBe(3)
  expect(arrivals.steps.reduce((sum, step) => sum + step.in, 0)).toBe(2)
  expect(refused).toEqual([{ reason: 'already_admitted', scans: 1 }])
  expect(conflicts).toBe(0)
})

test('however many watch at once, the report is made once', async () => {
  const [quiet, watched] = [await evening(), await evening()]
  const watching = ({ ctx, event }: typeof quiet, times: number) =>
    countStatements(() => Promise.all(Array.from({ length: times }, () => readDoorReport(ctx, { eventId: event.id }))))
  const alone = await watching(quiet, 1)
  const together = await watching(watched, 5)
  expect(together.answer[4]).toEqual(together.answer[0])
  expect(together.statements).toBe(alone.statements + 4) // whether they may see it is asked of each
})

test('every scan is in the file, in the order it reached us, with what was taken back', async () => {
  const { ctx, event, scans } = await evening()
  const { fileName, parts } = await exportScans(ctx, event.id)
  const lines = (await textOf(parts)).trim().split('\r\n')
  expect(fileName).toBe(`${event.slug}-scans.csv`)
  expect(lines).toHaveLength(5)
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(scans.map(({ scanId }) => scanId))
  expect(lines[4]).toContain('refuse,already_admitted')
  expect(await db().scan.count({ where: { eventId: event.id, undoneAt: { not: null } } })).toBe(1)
  expect(lines[2]!.split(',')[14]).not.toBe('')
})

test('more scans than one read of the file takes are all in it, once', async () => {
  const { ctx, event } = await evening()
  await db().$executeRaw`
    INSERT INTO scans (id, event_id, decision, reason, gate, scanned_at)
    SELECT 'scn_' || lpad(n::text, 26, '0'), ${event.id}, 'refuse', 'unknown', '=1+1', now() FROM generate_series(1, 2500) n`
  const text = await textOf((await exportScans(ctx, event.id)).parts)
  const ids = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0])
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(2_504)
  expect(text).toContain("'=1+1") // what people name a gate is no formula
})

test("the door of another organisation's event is not to be watched", async () => {
  const { event } = await evening()
  const stranger = contextOf(await makeUser())
  await expect(readDoorReport(stranger, { eventId: event.id })).rejects.toMatchObject({ kind: 'not_found' })
  await expect(exportScans(stranger, event.id)).rejects.toMatchObject({ kind: 'not_found' })
})
