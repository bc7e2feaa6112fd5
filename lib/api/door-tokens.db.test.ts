import { describe, expect, test } from 'vitest'
import { endDevice } from '@/lib/checkin/end-device'
import { revokeDoorLink } from '@/lib/checkin/revoke-door-link'
import { doorRights, systemContext } from '@/lib/core/context'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { makeEvent, makeOrder, makeTicketType } from '@/lib/testing/factories'
import { openedByLink } from '@/lib/testing/open-door'
import { catalogue } from './catalogue'
import type { Entry } from './entry'
import { restApp } from './rest'

const app = restApp()

async function ask(method: string, path: string, headers: Record<string, string>, body?: object) {
  const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
  const response = await app.fetch(new Request(`http://localhost:3000/api/v1${path}`, init))
  return { status: response.status, body: (response.status === 204 ? {} : await response.json()) as { code?: string } }
}

async function stage(rights = [...doorRights]) {
  const event = await makeEvent()
  const type = await makeTicketType(event.id)
  const order = await makeOrder(event.id, type.id)
  return { event, type, order, ticket: order.tickets[0]!, door: await openedByLink(event.id, { rights }) }
}

const reads = ({ method }: Entry) => method === 'get' || method === 'delete'
const pathOf = (row: Entry, ids: Record<string, string>) => row.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'x')

describe('the token of a door', () => {
  test('with every right opens the rows that are marked for doors, and no other of the whole table', async () => {
    const { event, ticket, door } = await stage()
    const ids = { eventId: event.id, ticketId: ticket.id, id: ticket.id, deviceId: 'dev_other', scanId: newId('scn') }
    const open: string[] = []
    for (const row of catalogue) {
      const { status, body } = await ask(row.method.toUpperCase(), pathOf(row, ids), door.headers, reads(row) ? undefined : {})
      if (status === 403) expect(body.code).toBe('auth.forbidden')
      else open.push(`${row.method} ${row.path}`)
      expect(status === 403, `${row.method} ${row.path}`).toBe(!row.door)
    }
    expect(open.sort()).toEqual([
      'delete /events/{eventId}/devices/{deviceId}',
      'delete /events/{eventId}/scans/{scanId}',
      'get /events/{eventId}/attendees',
      'get /events/{eventId}/check-in-lists',
      'get /events/{eventId}/checkin',
      'get /events/{eventId}/conflicts',
      'get /events/{eventId}/door-sales/offer',
      'get /events/{eventId}/manifest',
      'post /events/{eventId}/door-sales',
      'post /events/{eventId}/scans',
    ])
  })

  test('reaches nothing of another event, which it is not told of either', async () => {
    const { door } = await stage()
    const other = await stage()
    const ids = { eventId: other.event.id, deviceId: other.door.deviceId, scanId: newId('scn') }
    const scan = { scanId: newId('scn'), ticketId: other.ticket.id, at: new Date().toISOString() }
    const asked = { scans: [scan], lines: [{ ticketTypeId: other.type.id, quantity: 1 }], payment: 'free' }
    for (const row of catalogue.filter((each) => each.door)) {
      const path = `${pathOf(row, ids)}${row.path.endsWith('/attendees') ? '?q=Buyer' : ''}`
      const { status } = await ask(row.method.toUpperCase(), path, door.headers, reads(row) ? undefined : asked)
      expect(status, path).toBe(404)
    }
    expect(await db().scan.count({ where: { eventId: other.event.id } })).toBe(0)
    expect(await db().order.count({ where: { eventId: other.event.id } })).toBe(1)
  })

  test('opens uploads, and actions of pages, no more than the rest', async () => {
    const { door } = await stage()
    expect((await ask('POST', '/uploads', door.headers)).status).toBe(403)
  })

  test('lets its device do what the rights of its link say, no more', async () => {
    const { event, ticket, door } = await stage(['scan'])
    const scan = { scanId: newId('scn'), ticketId: ticket.id, at: new Date().toISOString() }
    expect(await ask('POST', `/events/${event.id}/scans`, door.headers, { scans: [scan] })).toMatchObject({
      status: 200,
      body: { results: [{ decision: 'admit' }] },
    })
    expect((await ask('DELETE', `/events/${event.id}/scans/${scan.scanId}`, door.headers)).status).toBe(403)
    expect((await ask('GET', `/events/${event.id}/attendees?q=Buyer`, door.headers)).status).toBe(403)
    expect((await ask('GET', `/events/${event.id}/door-sales/offer`, door.headers)).status).toBe(403)
  })

  test('that may sell does, once under one Idempotency-Key, and no door without the right does', async () => {
    const { event, type, door } = await stage(['sell'])
    const headers = { ...door.headers, 'idempotency-key': newId('key') }
    const sell = (of: object) =>
      ask(
        'POST',
        `/events/${event.id}/door-sales`,
        { ...headers, ...of },
        { lines: [{ ticketTypeId: type.id, quantity: 2 }], payment: 'free' },
      )
    const [first, second] = [await sell({}), await sell({})]
    expect(first).toMatchObject({ status: 201, body: { status: 'confirmed', tickets: [{}, {}], payment: { method: 'free' } } })
    expect(second.body).toEqual(first.body)
    const plain = await stage(['scan'])
    const refused = { lines: [{ ticketTypeId: plain.type.id, quantity: 1 }], payment: 'free' }
    expect((await ask('POST', `/events/${plain.event.id}/door-sales`, plain.door.headers, refused)).status).toBe(403)
  })

  test('that may search finds names, and addresses only with the right to see them', async () => {
    const [plain, seeing] = [await stage(['search']), await stage(['search', 'email'])]
    const find = ({ event, door }: typeof plain, q: string) => ask('GET', `/events/${event.id}/attendees?q=${q}`, door.headers)
    expect((await find(plain, 'Buyer')).body).toMatchObject({ items: [{ name: 'Bo Buyer' }] })
    expect(JSON.stringify((await find(plain, 'Buyer')).body)).not.toContain('buyer@example.org')
    expect((await find(plain, 'buyer@ex')).body).toMatchObject({ items: [] })
    expect((await find(seeing, 'buyer@ex')).body).toMatchObject({ items: [{ email: 'buyer@example.org' }] })
  })

  test('is refused from the next request on when the link is revoked, the link runs out, or the device ends', async () => {
    const ended = { status: 401, body: { code: 'door.ended' } }
    const [revoked, late, gone] = [await stage(), await stage(), await stage()]
    const look = ({ event, door }: typeof revoked) => ask('GET', `/events/${event.id}/manifest`, door.headers)
    for (const each of [revoked, late, gone]) expect((await look(each)).status).toBe(200)
    await revokeDoorLink(systemContext(), { eventId: revoked.event.id, doorLinkId: revoked.door.doorLink.id })
    await db().doorLink.update({ where: { id: late.door.doorLink.id }, data: { expiresAt: new Date(Date.now() - 1_000) } })
    await endDevice(systemContext(), { eventId: gone.event.id, deviceId: gone.door.deviceId })
    for (const each of [revoked, late, gone]) expect(await look(each)).toMatchObject(ended)
    expect(await ask('GET', `/events/${gone.event.id}/manifest`, { authorization: 'Bearer fdt_nobodys' })).toMatchObject(ended)
  })

  test('ends its own device when somebody leaves the door, and no other', async () => {
    const { event, door } = await stage()
    const other = await openedByLink(event.id)
    expect((await ask('DELETE', `/events/${event.id}/devices/${other.deviceId}`, door.headers)).status).toBe(404)
    expect((await ask('DELETE', `/events/${event.id}/devices/${door.deviceId}`, door.headers)).status).toBe(204)
    expect((await ask('GET', `/events/${event.id}/manifest`, door.headers)).status).toBe(401)
    expect((await ask('GET', `/events/${event.id}/manifest`, other.headers)).status).toBe(200)
  })
})
