import { createDoorLink } from '@/lib/checkin/create-door-link'
import { openDoor } from '@/lib/checkin/open-door'
import { newId, newReadableCode, newToken } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { anonymous, contextOf, makeEvent, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { newTicketSerial, signTicketCode } from '@/lib/tickets/code'
import { eventKey } from '@/lib/tickets/event-key'
import { personName } from './door-people'

const perOrder = 3
const atOnce = 50

/** So many tickets, three to an order, of three types in turn. */
async function fill(eventId: string, typeIds: string[], count: number): Promise<string[]> {
  const serials = Array.from({ length: count }, newTicketSerial)
  for (let from = 0; from < count; from += 6_000) {
    let order = { id: '', number: '' }
    const rows = serials.slice(from, from + 6_000).map((serial, at) => {
      const place = at % perOrder
      if (place === 0) order = { id: newId('ord'), number: newReadableCode(7) }
      const name = personName(from + at)
      return { ...order, place, serial, name, typeId: typeIds[at % typeIds.length]!, ticketId: newId('tkt'), token: newToken() }
    })
    await db().$executeRaw`
      WITH row AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          r(id text, number text, place int, serial text, name text, "typeId" text, "ticketId" text, token text)),
      orders AS (
        INSERT INTO orders (id, number, event_id, token, status, buyer_name, buyer_email, currency, total_minor, confirmed_at)
        SELECT id, number, ${eventId}, token, 'confirmed', name, lower(id) || '@example.org', 'EUR', 0, now() FROM row WHERE place = 0),
      lines AS (
        INSERT INTO order_lines (id, order_id, ticket_type_id, quantity, unit_minor)
        SELECT 'lin_' || "ticketId", id, "typeId", 1, 0 FROM row)
      INSERT INTO tickets (id, event_id, order_id, ticket_type_id, line_id, serial, reference, link_token, holder_name, holder_email, status)
      SELECT "ticketId", ${eventId}, id, "typeId", 'lin_' || "ticketId", serial, number || '-' || place + 1, token, name, lower(id) || '@example.org', 'valid'
      FROM row`
  }
  await db().$executeRaw`ANALYZE`
  return serials
}

/** Devices that a door link let in, each from an address of its own. @returns the token of each */
async function openDoors(linkToken: string, count: number): Promise<string[]> {
  const tokens: string[] = []
  while (tokens.length < count) {
    const some = Array.from({ length: Math.min(atOnce, count - tokens.length) }, (_, at) => {
      const nth = tokens.length + at
      return openDoor(
        { ...anonymous(), ip: `10.0.${nth >> 8}.${nth & 255}` },
        { linkToken, name: `Door ${nth}`, version: 'bench' },
      )
    })
    tokens.push(...(await Promise.all(some)).map(({ token }) => token))
  }
  return tokens
}

/** An event of today with so many tickets sold, and a link to its door. */
export async function doorStage(tickets: number) {
  const owner = await makeUser()
  const { id: organisationId } = await makeOrganisation([{ userId: owner.id, role: 'owner' }])
  const { id: eventId } = await makeEvent({ organisationId, startsAt: new Date(Date.now() + 1_800_000) })
  const typeIds: string[] = []
  for (const name of ['Entry', 'Students', 'Balcony'])
    typeIds.push((await makeTicketType(eventId, { name, quantity: tickets })).id)
  const serials = await fill(eventId, typeIds, tickets)
  const { url } = await createDoorLink(contextOf(owner), { eventId, name: 'North', gate: 'North' })
  const linkToken = new URL(url!).hash.replace('#k=', '')
  const key = await eventKey(eventId)
  return {
    eventId,
    linkToken,
    /** what the QR of the nth ticket holds */
    code: (nth: number) => signTicketCode({ ...key, serial: serials[nth]!, revision: 1 }),
    openDoors: (count: number) => openDoors(linkToken, count),
  }
}

export type DoorStage = Awaited<ReturnType<typeof doorStage>>

/** Tickets that were let in more than once, by what the log of their scans says. */
export async function doubleAdmissions(eventId: string): Promise<number> {
  const [{ count }] = await db().$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM scans WHERE event_id = ${eventId} AND decision = 'admit' AND undone_at IS NULL GROUP BY ticket_id HAVING count(*) > 1) double`
  return count
}
