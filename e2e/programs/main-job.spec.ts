import { newAddress } from '../support/account'
import { call, done, refused } from '../support/api'
import { type Event, evening, type Order, type TicketType } from '../support/event'
import { expect, test } from '../support/organiser'

type Tokens = { accessToken: string; refreshToken: string; tokenType: string; expiresIn: number }
type Results = {
  results: { scanId: string; decision: string; reason: string; firstScan?: { at: string; gate: string } }[]
  inside: number
  expected: number
}

const scanOf = (code: string, number: number) => ({
  scanId: `scn_01JD0000000000000000000${String(number).padStart(3, '0')}`,
  code,
  gate: 'North gate',
  deviceId: 'a test',
  direction: 'in',
  at: new Date().toISOString(),
})

test('a program does the whole main job: it registers, creates, publishes, orders and scans', async () => {
  const person = { name: 'Pia Program', email: newAddress('pia'), password: 'seven small boats' }
  const user = await call('POST', '/auth/register', { body: person })
  expect(user.status).toBe(201)
  const { accessToken: token, refreshToken, tokenType, expiresIn } = await done<Tokens>('POST', '/auth/token', { body: person })
  expect(tokenType).toBe('Bearer')
  expect(expiresIn).toBeGreaterThan(60)
  expect(await done('GET', '/me', { token })).toMatchObject({ email: person.email, emailVerified: false })

  const created = await call<Event>('POST', '/events', { token, body: evening('A program made this') })
  expect(created.status).toBe(201)
  const event = created.body
  expect(event).toMatchObject({
    id: expect.stringMatching(/^evt_/),
    status: 'draft',
    organisation: { id: expect.stringMatching(/^org_/) },
  })
  const lacking = await refused(409, 'POST', `/events/${event.id}/publish`, { token })
  expect(lacking.code).toBe('events.not_ready')
  const type = await done<TicketType>('POST', `/events/${event.id}/ticket-types`, {
    token,
    body: { name: 'Regular', quantity: 5 },
  })
  expect(await done('POST', `/events/${event.id}/publish`, { token })).toMatchObject({ status: 'published' })
  expect(await done('GET', `/events/${event.slug}`)).toMatchObject({ id: event.id, title: 'A program made this' })
  expect(await done('GET', `/events/${event.id}/availability`)).toMatchObject({
    items: [{ ticketTypeId: type.id, remaining: 5, state: 'on_sale' }],
  })

  const body = { lines: [{ ticketTypeId: type.id, quantity: 2 }], buyer: { name: 'Bo Buyer', email: newAddress('bo') } }
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const order = await done<Order>('POST', `/events/${event.id}/orders`, { body, headers })
  expect(order).toMatchObject({ status: 'confirmed', token: expect.any(String), tickets: [{ code: expect.any(String) }, {}] })
  const again = await done<Order>('POST', `/events/${event.id}/orders`, { body, headers })
  expect(again.id).toBe(order.id)
  expect(await done('GET', `/orders/${order.id}?token=${order.token}`)).toMatchObject({ number: order.number })

  const scan = scanOf(order.tickets[0]!.code, Date.now() % 1000)
  const scans = [scan, { ...scan, scanId: scan.scanId.replace('scn_01JD', 'scn_01JE') }]
  const { results, inside } = await done<Results>('POST', `/events/${event.id}/scans`, { token, body: { scans } })
  expect(results).toMatchObject([
    { decision: 'admit', reason: 'ok' },
    { decision: 'refuse', reason: 'already_admitted', firstScan: { gate: 'North gate', at: expect.any(String) } },
  ])
  expect(inside).toBe(1)
  const replayed = await done<Results>('POST', `/events/${event.id}/scans`, { token, body: { scans: [scan] } })
  expect(replayed).toMatchObject({ results: [{ decision: 'admit', reason: 'ok' }], inside: 1, expected: 2 })

  const renewed = await done<Tokens>('POST', '/auth/refresh', { body: { refreshToken } })
  expect((await call('POST', '/auth/logout', { token: renewed.accessToken })).status).toBe(204)
  await refused(401, 'GET', '/me', { token: renewed.accessToken })
  await refused(401, 'GET', '/me', { token })
  await refused(401, 'POST', '/auth/refresh', { body: { refreshToken: renewed.refreshToken } })
})

test('what is wrong with a request is said with a pointer to it, and nothing is made', async ({ organiser }) => {
  const { token } = organiser
  const problem = await refused(422, 'POST', '/events', {
    token,
    body: { ...evening(''), startsAt: 'tomorrow', timeZone: 'Mars/Base' },
  })
  expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual(['/startsAt', '/timeZone', '/title'])
  const before = await done<{ items: unknown[] }>('GET', '/me/events', { token })
  await refused(422, 'POST', '/events', {
    token,
    body: { ...evening('Ends first'), endsAt: evening('').startsAt, startsAt: evening('').endsAt },
  })
  const after = await done<{ items: unknown[] }>('GET', '/me/events', { token })
  expect(after.items).toHaveLength(before.items.length)
})

test('a wrong address, a wrong body and a wrong type are each a problem of their own', async ({ organiser }) => {
  await refused(404, 'GET', '/nothing/here')
  await refused(404, 'GET', '/events/evt_01JD0000000000000000000000')
  await refused(401, 'POST', '/events', { body: evening('Nobody') })
  await refused(401, 'GET', '/me', { token: 'made.up.token' })
  const cut = await fetch(`${test.info().project.use.baseURL}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${organiser.token}`, 'content-type': 'application/json' },
    body: '{"title": "cut sh',
  })
  expect(cut.status).toBe(422)
  expect(cut.headers.get('content-type')).toContain('application/problem+json')
  const large = { ...evening('Too large'), description: 'x'.repeat(1_100_000) }
  await refused(413, 'POST', '/events', { token: organiser.token, body: large })
})

test('a password is checked five times a minute for one person at one address, and no more', async () => {
  const body = { email: newAddress('guess'), password: 'not this one' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => call('POST', '/auth/token', { body })))
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
  const limited = answers.filter(({ status }) => status === 429)
  expect(limited).toHaveLength(15)
  for (const { headers } of limited) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
})
