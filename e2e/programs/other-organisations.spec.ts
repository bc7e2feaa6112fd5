import { newAccount, newAddress } from '../support/account'
import { call, done, type Problem } from '../support/api'
import { evening, newEvent, newOrder } from '../support/event'
import { expect, test } from '../support/organiser'

type Endpoint = { operationId: string }
type Document = { paths: Record<string, Record<string, Endpoint>> }

/** A body each endpoint would take from somebody who may. Endpoints that read or delete need none. */
const bodies: Record<string, Record<string, unknown>> = {
  'PATCH /events/{eventId}': { title: 'Mine now' },
  'POST /events/{eventId}/ticket-types': { name: 'Mine', quantity: 1 },
  'PATCH /events/{eventId}/ticket-types/{ticketTypeId}': { name: 'Mine' },
  'POST /events/{eventId}/ticket-types/{ticketTypeId}/move': { direction: 'up' },
  'POST /events/{eventId}/pools': { name: 'Mine', capacity: 1 },
  'PATCH /events/{eventId}/pools/{poolId}': { name: 'Mine' },
  'POST /events/{eventId}/promo-codes': { code: 'MINE', percentBp: 1000 },
  'PATCH /events/{eventId}/promo-codes/{promoCodeId}': { active: false },
  'POST /events/{eventId}/door-sales': { lines: [{ ticketTypeId: 'tty_1', quantity: 1 }], payment: 'cash' },
  'POST /events/{eventId}/door-links': { name: 'Mine' },
  'POST /events/{eventId}/check-in-lists': { name: 'Mine' },
  'PUT /events/{eventId}/entry-rules': { gates: ['Mine'] },
  'PUT /events/{eventId}/ticket-types/{ticketTypeId}/entry-rules': { rules: {} },
  'PATCH /events/{eventId}/attendees/{ticketId}': { note: 'Mine' },
  'PATCH /organisations/{organisationId}': { name: 'Mine' },
  'POST /organisations/{organisationId}/members': { email: 'mine@example.org', role: 'owner' },
  'PATCH /organisations/{organisationId}/members/{membershipId}': { role: 'door' },
  'PATCH /tickets/{id}': { holder: { name: 'Me' } },
  'POST /events/{eventId}/cancel': { message: 'Off' },
  'POST /events/{eventId}/scans': {
    scans: [
      {
        scanId: 'scn_01JD0000000000000000000000',
        code: 'X',
        gate: '',
        deviceId: '',
        direction: 'in',
        at: '2026-11-20T12:00:00Z',
      },
    ],
  },
}

/** What anybody may ask of a published event. */
const open = ['GET /events/{eventId}', 'GET /events/{eventId}/availability', 'POST /events/{eventId}/orders']

test('what one organisation owns, another gets "not found" for, at every endpoint that names it', async ({ organiser }) => {
  const event = await newEvent(organiser.token, { title: 'Not yours' })
  const order = await newOrder(event, { name: 'Bo Buyer', email: newAddress('bo') })
  const ticket = order.tickets[0]!
  const scanId = 'scn_01JD00000000000000000000ZZ'
  const scan = { scanId, code: ticket.code, gate: 'Door', deviceId: 'd', direction: 'in', at: new Date().toISOString() }
  await done('POST', `/events/${event.id}/scans`, { token: organiser.token, body: { scans: [scan] } })
  const { items: sessions } = await done<{ items: { id: string }[] }>('GET', '/me/sessions', { token: organiser.token })
  const at = `/events/${event.id}`
  const own = { token: organiser.token }
  const pool = await done<{ id: string }>('POST', `${at}/pools`, { ...own, body: { name: 'Seats', capacity: 10 } })
  const code = await done<{ id: string }>('POST', `${at}/promo-codes`, { ...own, body: { code: 'OURS', percentBp: 1000 } })
  const link = await done<{ id: string }>('POST', `${at}/door-links`, { ...own, body: { name: 'Ours' } })
  const list = await done<{ id: string }>('POST', `${at}/check-in-lists`, { ...own, body: { name: 'Ours' } })
  const door = await done<{ deviceId: string }>('POST', `${at}/devices`, { ...own, body: { name: 'Ours' } })
  const members = `/organisations/${event.organisation.id}/members`
  const { items: people } = await done<{ items: { id: string }[] }>('GET', members, { token: organiser.token })

  const stranger = await newAccount('Stig Stranger')
  await done('POST', '/events', { token: stranger.token, body: evening('Of another organisation') })
  const idOf = (path: string, name: string) => {
    if (name === 'id') return path.startsWith('/orders') ? order.id : ticket.id
    const known: Record<string, string> = {
      eventId: event.id,
      ticketTypeId: event.type.id,
      organisationId: event.organisation.id,
      sessionId: sessions[0]!.id,
      membershipId: people[0]!.id,
      poolId: pool.id,
      promoCodeId: code.id,
      doorLinkId: link.id,
      listId: list.id,
      deviceId: door.deviceId,
      ticketId: ticket.id,
      scanId,
    }
    return known[name] ?? `nothing known about {${name}}`
  }

  const { paths } = await done<Document>('GET', '/openapi.json')
  const endpoints = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path: path.replace('/api/v1', '') })),
  )
  const named = endpoints.filter(({ path, method }) => path.includes('{') && !open.includes(`${method} ${path}`))
  expect(named.length).toBeGreaterThan(20)
  for (const { method, path } of named) {
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => idOf(path, name))
    const takesBody = method !== 'GET' && method !== 'DELETE'
    const body = takesBody ? (bodies[`${method} ${path}`] ?? {}) : undefined
    const answer = await call<Problem>(method, address, { token: stranger.token, body })
    expect.soft({ endpoint: `${method} ${path}`, status: answer.status }).toEqual({ endpoint: `${method} ${path}`, status: 404 })
    expect.soft(JSON.stringify(answer.body)).not.toContain('Not yours')
    const nobody = await call<Problem>(method, address, { body })
    expect.soft([401, 404], `${method} ${path} without signing in`).toContain(nobody.status)
  }
  expect(await done('GET', `/events/${event.id}`)).toMatchObject({ title: 'Not yours', status: 'published' })
  expect(await done('GET', `/events/${event.id}/checkin`, { token: organiser.token })).toMatchObject({ inside: 1 })
})

test('an event cannot be put into an organisation of others', async ({ organiser }) => {
  const event = await newEvent(organiser.token)
  const stranger = await newAccount('Sven Stranger')
  const body = { ...evening('A cuckoo'), organisationId: event.organisation.id }
  expect((await call('POST', '/events', { token: stranger.token, body })).status).toBe(404)
  expect(await done('GET', `/events?organisation=${event.organisation.id}&q=cuckoo`)).toMatchObject({ items: [] })
})
