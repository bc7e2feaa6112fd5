import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { lockEvent } from '@/lib/events/lock'
import { contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { signTicketCode } from '@/lib/tickets/code'
import { eventKey } from '@/lib/tickets/event-key'
import { readCounts } from './counts'
import { listScans } from './list-scans'
import { recordScans } from './record-scans'
import { undoScan } from './undo-scan'

async function door() {
  const manager = await makeUser()
  const organisation = await makeOrganisation([{ userId: manager.id, role: 'manager' }])
  const event = await makeEvent({ organisationId: organisation.id })
  const type = await makeTicketType(event.id)
  return { ctx: contextOf(manager), event, type }
}

const codeOf = async (ticket: { eventId: string; serial: string; revision: number }) =>
  signTicketCode({ ...(await eventKey(ticket.eventId)), serial: ticket.serial, revision: ticket.revision })

const look = (values: { code?: string; ticketId?: string; reference?: string; gate?: string; scanId?: string }) => ({
  scanId: newId('scn'),
  gate: 'North',
  deviceId: 'phone',
  at: new Date().toISOString(),
  ...values,
})

describe('a scan', () => {
  test('admits once; the second is told when and where the first was', async () => {
    const { ctx, event, type } = await door()
    const order = await makeOrder(event.id, type.id)
    const code = await codeOf(order.tickets[0]!)
    const first = await recordScans(ctx, { eventId: event.id, scans: [look({ code })] })
    const second = await recordScans(ctx, { eventId: event.id, scans: [look({ code, gate: 'South' })] })
    expect(first.results[0]).toMatchObject({ decision: 'admit', reason: 'ok', ticket: { holder: { name: 'Bo Buyer' } } })
    expect(second.results[0]).toMatchObject({ decision: 'refuse', reason: 'already_admitted', firstScan: { gate: 'North' } })
  })

  test('sent again with its id gets its first answer, and is recorded once', async () => {
    const { ctx, event, type } = await door()
    const order = await makeOrder(event.id, type.id)
    const scan = look({ ticketId: order.tickets[0]!.id })
    const answers = await Promise.all(Array.from({ length: 8 }, () => recordScans(ctx, { eventId: event.id, scans: [scan] })))
    expect(new Set(answers.map((answer) => answer.results[0]!.reason))).toEqual(new Set(['ok']))
    expect(await db().scan.count({ where: { eventId: event.id } })).toBe(1)
  })

  test('of what is no ticket of this event is refused as often as it is shown', async () => {
    const { ctx, event, type } = await door()
    const other = await door()
    const ticket = (await makeOrder(other.event.id, other.type.id)).tickets[0]!
    const code = await codeOf(ticket)
    for (let time = 0; time < 12; time++) {
      const { results } = await recordScans(ctx, {
        eventId: event.id,
        scans: [look({ code }), look({ code: 'no ticket at all' })],
      })
      expect(results.map(({ reason }) => reason)).toEqual(['wrong_event', 'unknown'])
    }
    const good = await codeOf((await makeOrder(event.id, type.id)).tickets[0]!)
    const { results } = await recordScans(ctx, { eventId: event.id, scans: [look({ code: good })] })
    expect(results[0]).toMatchObject({ decision: 'admit' })
  })

  test('of one ticket at forty gates at once admits at exactly one', async () => {
    const { ctx, event, type } = await door()
    const code = await codeOf((await makeOrder(event.id, type.id)).tickets[0]!)
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, gate) =>
        recordScans(ctx, { eventId: event.id, scans: [look({ code, gate: `Gate ${gate}` })] }),
      ),
    )
    expect(answers.filter((answer) => answer.results[0]!.decision === 'admit')).toHaveLength(1)
    expect(await db().scan.count({ where: { eventId: event.id } })).toBe(40)
  })

  test('of a changed code is forged, of another event wrong, of anything else unknown', async () => {
    const { ctx, event, type } = await door()
    const code = await codeOf((await makeOrder(event.id, type.id)).tickets[0]!)
    const other = await makeEvent()
    const foreign = await codeOf((await makeOrder(other.id, (await makeTicketType(other.id)).id)).tickets[0]!)
    const changed = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
    const { results } = await recordScans(ctx, {
      eventId: event.id,
      scans: [
        look({ code: changed }),
        look({ code: foreign }),
        look({ code: 'https://example.org' }),
        look({ reference: 'NOPE-1' }),
      ],
    })
    expect(results.map((result) => result.reason)).toEqual(['forged', 'wrong_event', 'unknown', 'unknown'])
  })

  test('takes a reference typed in place of a code, in any case', async () => {
    const { ctx, event, type } = await door()
    const order = await makeOrder(event.id, type.id)
    const { results } = await recordScans(ctx, {
      eventId: event.id,
      scans: [look({ code: order.tickets[0]!.reference.toLowerCase() })],
    })
    expect(results[0]!.reason).toBe('ok')
  })

  test('at another organisation’s event finds no event', async () => {
    const { event } = await door()
    const stranger = contextOf(await makeUser())
    await expect(recordScans(stranger, { eventId: event.id, scans: [look({ code: 'x' })] })).rejects.toMatchObject({
      kind: 'not_found',
    })
  })

  test('undone frees the ticket, stays on record, and moves the count', async () => {
    const { ctx, event, type } = await door()
    const order = await makeOrder(event.id, type.id, { quantity: 2 })
    const scan = look({ ticketId: order.tickets[0]!.id })
    await recordScans(ctx, { eventId: event.id, scans: [scan] })
    expect(await readCounts(event.id)).toMatchObject({ inside: 1, expected: 2, byGate: [{ gate: 'North', inside: 1 }] })
    await undoScan(ctx, { eventId: event.id, scanId: scan.scanId })
    await undoScan(ctx, { eventId: event.id, scanId: scan.scanId })
    expect(await readCounts(event.id)).toMatchObject({ inside: 0, expected: 2 })
    const again = await recordScans(ctx, { eventId: event.id, scans: [look({ ticketId: order.tickets[0]!.id })] })
    expect(again.results[0]!.reason).toBe('ok')
    expect(await db().scan.count({ where: { eventId: event.id } })).toBe(2)
    expect(await db().activity.count({ where: { eventId: event.id, kind: 'scan.undone' } })).toBe(1)
  })

  test('is listed newest first, page by page, refused ones alone when asked', async () => {
    const { ctx, event, type } = await door()
    const order = await makeOrder(event.id, type.id, { quantity: 3 })
    for (const { id } of order.tickets) await recordScans(ctx, { eventId: event.id, scans: [look({ ticketId: id })] })
    await recordScans(ctx, { eventId: event.id, scans: [look({ code: 'nonsense' })] })
    const first = await listScans(ctx, { eventId: event.id, limit: 3 })
    const second = await listScans(ctx, { eventId: event.id, limit: 3, cursor: first.nextCursor ?? undefined })
    expect(first.items[0]).toMatchObject({ reason: 'unknown', holderName: null })
    expect(new Set([...first.items, ...second.items].map((scan) => scan.scanId)).size).toBe(4)
    expect(second.nextCursor).toBeNull()
    expect((await listScans(ctx, { eventId: event.id, refused: true })).items).toHaveLength(1)
  })

  test('is never deleted', async () => {
    const { ctx, event, type } = await door()
    const order = await makeOrder(event.id, type.id)
    await recordScans(ctx, { eventId: event.id, scans: [look({ ticketId: order.tickets[0]!.id })] })
    await expect(db().scan.deleteMany({ where: { eventId: event.id } })).rejects.toThrow(/append-only/)
  })
})

test('a scan is answered while its event is being changed: neither waits for the other, in whatever order they began', async () => {
  const { ctx, event, type } = await door()
  const ticketId = (await makeOrder(event.id, type.id)).tickets[0]!.id
  await eventKey(event.id)
  await inTransaction(async (tx) => {
    await lockEvent(tx, event.id)
    const { results } = await recordScans(ctx, { eventId: event.id, scans: [look({ ticketId })] })
    expect(results[0]).toMatchObject({ decision: 'admit' })
    await tx.ticket.updateMany({ where: { eventId: event.id }, data: { status: 'void' } })
  })
})

test.each([
  ['2026-11-30T19:30:00+23:00', '2026-11-29T20:30:00.000Z'],
  ['0001-06-01T00:00:00Z', '0001-06-01T00:00:00.000Z'],
])('a scan is kept with the instant its device says, however it writes it: %s', async (at, kept) => {
  const { ctx, event } = await door()
  const scan = { ...look({ ticketId: 'tkt_nobody' }), at }
  await recordScans(ctx, { eventId: event.id, scans: [scan] })
  const row = await db().scan.findUniqueOrThrow({ where: { id: scan.scanId } })
  expect(row.scannedAt.toISOString()).toBe(kept)
})

test('a scan in the year 0, which no database has, is refused at its field', async () => {
  const { ctx, event } = await door()
  const scan = { ...look({ ticketId: 'tkt_nobody' }), at: '0000-01-01T00:00:00Z' }
  await expect(recordScans(ctx, { eventId: event.id, scans: [scan] })).rejects.toMatchObject({ fields: [{ path: 'scans.0.at' }] })
})

test('a list of scans begins anew at a cursor nobody was given', async () => {
  const { ctx, event } = await door()
  const cursor = `99999999999999999.${newId('scn')}`
  expect(await listScans(ctx, { eventId: event.id, cursor })).toEqual({ items: [], nextCursor: null })
})
