import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { actorOf } from '@/lib/auth/actor'
import { env } from '@/lib/config/env'
import { systemContext } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { countStatements } from '@/lib/testing/count-statements'
import { contextOf, makeEvent, makeOrder, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { openedByLink } from '@/lib/testing/open-door'
import { verifyTicketCode } from '@/lib/tickets/code'
import { ticketCodeOf } from '@/lib/tickets/ticket-code-of'
import { createCheckInList } from './create-check-in-list'
import { noteTicket } from './note-ticket'
import { readManifest } from './read-manifest'
import { setEntryRules } from './set-entry-rules'
import { updateDoorLink } from './update-door-link'

const system = systemContext()
const sessions: pg.Client[] = []

async function session() {
  const client = new pg.Client({ connectionString: env().databaseUrl })
  await client.connect()
  sessions.push(client)
  return client
}
afterEach(async () => {
  for (const client of sessions.splice(0)) await client.end()
})

async function stage(quantity = 3) {
  const event = await makeEvent()
  const type = await makeTicketType(event.id)
  const order = await makeOrder(event.id, type.id, { quantity })
  return { event, type, order, eventId: event.id }
}

const read = (eventId: string, since?: string, limit?: number) => readManifest(system, { eventId, since, limit })
const references = ({ tickets }: Awaited<ReturnType<typeof read>>) => tickets.map((ticket) => ticket[5]).sort()

/** A door without a network: what it knows after the answers it got, told to begin anew or not. */
async function readAll(eventId: string, since?: string, limit?: number) {
  const known = new Map<string, unknown>()
  let [cursor, pages, more] = [since, 0, true]
  while (more) {
    const page = await read(eventId, cursor, limit)
    if (page.reset) known.clear()
    for (const ticket of page.tickets) known.set(ticket[0], ticket)
    cursor = page.cursor
    more = page.more
    pages += 1
  }
  return { known, cursor: cursor!, pages }
}

describe('the roster', () => {
  test('holds what a door decides by: the key, the rules, and of each ticket how it stands', async () => {
    const { event, order, eventId, type } = await stage(2)
    const [first, second] = order.tickets
    await setEntryRules(system, { eventId, rules: { reentry: 'after_exit' }, gates: ['North'] })
    await noteTicket(system, { eventId, ticketId: first!.id, note: 'Wheelchair', flags: ['accessibility'] })
    await db().ticket.update({ where: { id: second!.id }, data: { status: 'void' } })
    await db().order.update({ where: { id: order.id }, data: { status: 'partly_refunded' } })
    const at = new Date('2026-11-14T18:00:00.125Z')
    const presence = { inside: true, entries: 1, day: new Date('2026-11-14'), dayEntries: 1, firstAt: at, firstGate: 'North' }
    await db().presence.create({ data: { ticketId: first!.id, eventId, ...presence, lastAt: at, lastGate: 'North' } })
    const { tickets, event: told, ticketTypes } = await read(eventId)
    expect(told).toMatchObject({ id: eventId, timeZone: 'Europe/Berlin', rules: { reentry: 'after_exit' }, gates: ['North'] })
    expect(told.startsAt).toBe(event.startsAt.toISOString())
    expect(ticketTypes).toEqual([{ id: type.id, name: 'Entry', rules: {} }])
    expect(tickets.find(([serial]) => serial === first!.serial)).toEqual([
      ...[first!.serial, 1, 0, 0, 'Bo Buyer', first!.reference],
      [true, 1, '2026-11-14', 1, at.toISOString(), 'North', at.toISOString(), 'North', 0],
      ...['Wheelchair', ['accessibility'], 'buyer@example.org'],
    ])
    expect(tickets.find(([serial]) => serial === second!.serial)?.[3]).toBe(2)
    const publicKey = Uint8Array.from(Buffer.from(told.publicKey, 'base64url'))
    const code = await ticketCodeOf(first!)
    expect(await verifyTicketCode(code, publicKey)).toMatchObject({ verdict: 'genuine', serial: first!.serial })
  })

  test('gives addresses to those who may see them alone, and a door the presence of its own list', async () => {
    const { eventId, order } = await stage(1)
    const list = await createCheckInList(system, { eventId, name: 'Cloakroom' })
    await db().presence.create({ data: { ticketId: order.tickets[0]!.id, eventId, listId: list.id, inside: true, entries: 1 } })
    const asked = async (rights: ('scan' | 'email')[], listId?: string) => {
      const { headers } = await openedByLink(eventId, { rights, listId })
      const ctx = { ...system, actor: await actorOf(new Headers(headers), { door: true }) }
      return (await readManifest(ctx, { eventId, listId: list.id })).tickets[0]!
    }
    const [atEntrance, atCloakroom] = [await asked(['scan', 'email']), await asked(['scan'], list.id)]
    expect([atEntrance[9], atEntrance[6]]).toEqual(['buyer@example.org', null])
    expect([atCloakroom[9], atCloakroom[6]?.[0]]).toEqual([null, true])
  })

  test('of a member without the right to see attendees has no addresses', async () => {
    const member = await makeUser()
    const { id: organisationId } = await makeOrganisation([{ userId: member.id, role: 'door' }])
    const event = await makeEvent({ organisationId })
    await makeOrder(event.id, (await makeTicketType(event.id)).id)
    const { tickets } = await readManifest(contextOf(member), { eventId: event.id })
    expect(tickets.map((ticket) => ticket[9])).toEqual([null])
  })
})

describe('what changed since', () => {
  test('is a ticket that was sold, renamed, voided or let in, and nothing when nothing was', async () => {
    const { eventId, type, order } = await stage(3)
    const first = await read(eventId)
    expect(first).toMatchObject({ reset: true, more: false })
    expect(first.tickets).toHaveLength(3)
    const unchanged = await read(eventId, first.cursor)
    expect(unchanged).toMatchObject({ reset: false, more: false, tickets: [] })
    const [renamed, untouched, voided] = order.tickets
    await db().ticket.update({ where: { id: renamed!.id }, data: { holderName: 'Cy Caller' } })
    await db().ticket.update({ where: { id: voided!.id }, data: { status: 'void' } })
    const sold = (await makeOrder(eventId, type.id)).tickets[0]!
    const changed = await read(eventId, unchanged.cursor)
    expect(references(changed)).toEqual([renamed!.reference, sold.reference, voided!.reference].sort())
    expect(references(changed)).not.toContain(untouched!.reference)
    expect((await read(eventId, changed.cursor)).tickets).toEqual([])
  })

  test('misses no ticket whose transaction began before the reading and committed after it, in whatever order', async () => {
    const { eventId, order } = await stage(3)
    const { cursor } = await read(eventId)
    const [early, late, later] = order.tickets
    const [slow, quick] = [await session(), await session()]
    const rename = (client: pg.Client, id: string) =>
      client.query('UPDATE tickets SET holder_name = $1 WHERE id = $2', ['New', id])
    await slow.query('BEGIN')
    await rename(slow, early!.id) // the older transaction, still under way
    await quick.query('BEGIN')
    await rename(quick, late!.id)
    await quick.query('COMMIT')
    const between = await read(eventId, cursor)
    expect(references(between)).toEqual([late!.reference])
    await db().ticket.update({ where: { id: later!.id }, data: { holderName: 'New' } })
    const again = await read(eventId, between.cursor)
    expect(references(again)).toEqual([later!.reference])
    await slow.query('COMMIT')
    expect(references(await read(eventId, again.cursor))).toEqual([early!.reference])
  })

  test('read page by page while everything changes ends in what is true', async () => {
    const { eventId, order } = await stage(23)
    const slow = await session()
    let cursor: string | undefined
    const known = new Map<string, string>()
    for (let page = 0, more = true; more; page++) {
      const answer = await read(eventId, cursor, 5)
      for (const ticket of answer.tickets) known.set(ticket[0], ticket[4])
      ;({ cursor, more } = answer)
      if (page === 0) {
        await slow.query('BEGIN')
        await slow.query('UPDATE tickets SET holder_name = $1 WHERE id = $2', ['Slow', order.tickets[0]!.id])
      }
      if (page < 3)
        await db().ticket.update({ where: { id: order.tickets[page + 1]!.id }, data: { holderName: `Changed ${page}` } })
    }
    await slow.query('COMMIT')
    const { known: since } = await readAll(eventId, cursor)
    for (const [serial, ticket] of since) known.set(serial, (ticket as string[])[4]!)
    const rows = await db().ticket.findMany({ where: { eventId } })
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(rows.map((row) => [row.serial, row.holderName])))
  })
})

describe('a cursor', () => {
  test('of another database, from the future of this one, or of nobody begins anew with the whole roster', async () => {
    const { eventId, order } = await stage(3)
    const all = order.tickets.map(({ reference }) => reference).sort()
    const { cursor } = await read(eventId)
    const [place, until] = cursor.split('~') as [string, string]
    const later = Number(until.split(':')[1]) + 1_000_000_000
    const strange = [`00000000~${until}`, `${place}~${later}:${later}:`, 'nonsense', `${place}~${'9'.repeat(19)}`]
    for (const each of strange) {
      const answer = await read(eventId, each)
      expect(answer.reset, each).toBe(true)
      expect(references(answer)).toEqual(all)
      expect((await read(eventId, answer.cursor)).tickets).toEqual([])
    }
  })

  test('read after a backup came back from a database that had counted further gives what changed here, and no more', async () => {
    const { eventId, order } = await stage(4)
    const client = await session()
    await client.query('ALTER TABLE tickets DISABLE TRIGGER tickets_marked')
    await client.query('UPDATE tickets SET changed = 4000000000000 + position(id in $2) WHERE event_id = $1', [eventId, order.id])
    await client.query('ALTER TABLE tickets ENABLE TRIGGER tickets_marked')
    const { known, cursor, pages } = await readAll(eventId, undefined, 3)
    expect([known.size, pages]).toEqual([4, 2])
    expect((await read(eventId, cursor)).tickets).toEqual([])
    await db().ticket.update({ where: { id: order.tickets[2]!.id }, data: { holderName: 'Here' } })
    expect(references(await read(eventId, cursor))).toEqual([order.tickets[2]!.reference])
  })
})

test('a roster of fifty thousand is under five megabytes compressed, and nothing new is one short statement', {
  timeout: 120_000,
}, async () => {
  const { eventId, type, order } = await stage(1)
  await db().$executeRaw`
    INSERT INTO tickets (id, event_id, order_id, ticket_type_id, serial, reference, link_token, holder_name, holder_email)
    SELECT 'tkt_' || upper(substr(md5(i::text || 'id'), 1, 26)), ${eventId}, ${order.id}, ${type.id}, substr(md5(random()::text || i), 1, 16),
           upper(substr(md5(random()::text), 1, 7)) || '-' || (i % 4 + 1), md5(random()::text || i) || i,
           initcap(substr(md5(random()::text), 1, 6)) || ' ' || initcap(substr(md5(random()::text), 1, 8)),
           substr(md5(random()::text), 1, 10) || '@example.org'
    FROM generate_series(1, 50000) i ON CONFLICT DO NOTHING`
  await db().$executeRaw`
    INSERT INTO presences (ticket_id, event_id, inside, entries, day, day_entries, first_at, first_gate, last_at, last_gate)
    SELECT id, event_id, true, 1, '2026-11-14', 1, now() + random() * interval '4 hours', 'Gate ' || (random() * 8)::int, now(), 'Gate 1'
    FROM tickets WHERE event_id = ${eventId} AND random() < 0.5`
  await db().$executeRaw`ANALYZE tickets`
  const sizes = { gzip: 0, br: 0 }
  let [cursor, more, count]: [string | undefined, boolean, number] = [undefined, true, 0]
  while (more) {
    const page = await read(eventId, cursor)
    const text = JSON.stringify(page)
    sizes.gzip += gzipSync(text, { level: 5 }).length
    sizes.br += brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length
    count += page.tickets.length
    ;({ cursor, more } = page)
  }
  expect(count).toBe(await db().ticket.count({ where: { eventId } }))
  expect(Math.max(sizes.gzip, sizes.br)).toBeLessThan(5_000_000)

  const { headers } = await openedByLink(eventId, { rights: ['scan'] })
  const ctx = { ...system, actor: await actorOf(new Headers(headers), { door: true }) }
  const asked = () => readManifest(ctx, { eventId, since: cursor })
  const { answer, statements } = await countStatements(() => Promise.all(Array.from({ length: 20 }, asked)))
  expect(answer.flatMap(({ tickets }) => tickets)).toEqual([])
  expect(statements).toBeLessThanOrEqual(20 + 3) // and the counts of a second, which all doors share: two statements, once or twice
  expect(JSON.stringify(answer[0]).length).toBeLessThan(2_000)
})

test('a door hears with its next reading where its link stands now and what it may; who is no door hears nothing of it', async () => {
  const { eventId, type } = await stage()
  const list = await createCheckInList(system, { eventId, name: 'Dinner' })
  const { headers, doorLink } = await openedByLink(eventId, { rights: ['scan', 'email'] })
  const place = async () =>
    (await readManifest({ ...system, actor: await actorOf(new Headers(headers), { door: true }) }, { eventId })).door
  expect(await place()).toEqual({
    ...{ gate: 'North', listId: null, ticketTypeIds: [], rights: ['scan', 'email'] },
    expiresAt: doorLink.expiresAt.toISOString(),
  })
  const moved = { gate: 'South', listId: list.id, ticketTypeIds: [type.id], rights: ['scan' as const] }
  const expiresAt = new Date(Date.now() + 90 * 60_000).toISOString()
  await updateDoorLink(system, { eventId, doorLinkId: doorLink.id, ...moved, expiresAt })
  expect(await place()).toEqual({ ...moved, expiresAt })
  expect((await read(eventId)).door).toBeUndefined()
})
