import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { cancelEvent } from '@/lib/events/cancel-event'
import { contextOf, makeEvent, makeOrganisation, makeTicketType, makeUser } from '@/lib/testing/factories'
import { catalogue } from './catalogue'
import { problemResponse } from './problem'
import { restApp } from './rest'

const app = restApp()
const ask = (path: string, init?: RequestInit) => app.fetch(new Request(`http://localhost:3000/api/v1${path}`, init))
const post = (path: string, body: string, headers: Record<string, string> = {}) => ask(path, { method: 'POST', body, headers })

describe('every answer that is no success is a problem document', () => {
  test.each([
    ['an endpoint that is not there', '/nowhere', undefined, 404, 'endpoint.not_found'],
    ['a body that is not JSON', '/events/x/scans', '{', 422, 'input.invalid'],
    ['a body that is not an object', '/events/x/scans', '[]', 422, 'input.invalid'],
    ['a body over one megabyte', '/events/x/scans', JSON.stringify({ x: 'x'.repeat(1_000_001) }), 413, 'input.too_large'],
    ['a missing field', '/events/x/scans', '{}', 422, 'input.invalid'],
  ])('%s', async (_name, path, body, status, code) => {
    const response = body === undefined ? await ask(path) : await post(path, body)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      status,
      code,
      title: expect.any(String),
      requestId: expect.stringMatching(/^req_/),
    })
  })

  test('names the field that is wrong by a JSON pointer', async () => {
    const scan = { scanId: newId('scn'), ticketId: 'tkt_x', at: 'yesterday' }
    const response = await post('/events/x/scans', JSON.stringify({ scans: [scan] }))
    expect(await response.json()).toMatchObject({ errors: [{ pointer: '/scans/0/at' }] })
  })
})

test('a body without a stated length is read no further than one megabyte', async () => {
  let sent = 0
  const chunk = new Uint8Array(64 * 1024).fill(32)
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += chunk.length
      controller.enqueue(chunk)
    },
  })
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: endless, duplex: 'half' }
  const response = await ask('/auth/register', init)
  expect(response.status).toBe(413)
  expect(sent).toBeLessThan(1_500_000)
})

test.each(['1', 'x'.repeat(201)])('an idempotency key that others might send too is refused: %s', async (key) => {
  const event = await makeEvent()
  const type = await makeTicketType(event.id)
  const body = { lines: [{ ticketTypeId: type.id, quantity: 1 }], buyer: { name: 'Ada', email: 'ada@example.org' } }
  const order = (value: string) => post(`/events/${event.id}/orders`, JSON.stringify(body), { 'idempotency-key': value })
  expect((await order(key)).status).toBe(422)
  const uuid = crypto.randomUUID()
  const [first, second] = [await order(uuid), await order(uuid)]
  expect([first.status, second.status]).toEqual([201, 201])
  expect(await second.json()).toMatchObject({ id: ((await first.json()) as { id: string }).id })
})

test('what is the case never stands where a problem document has its status', async () => {
  const manager = await makeUser()
  const event = await makeEvent({
    organisationId: (await makeOrganisation([{ userId: manager.id, role: 'manager' }])).id,
    status: 'draft',
  })
  const error = await cancelEvent(contextOf(manager), { eventId: event.id }).catch((cause: unknown) => cause)
  const response = problemResponse(error, 'req_1')
  expect(await response.json()).toMatchObject({ status: 409, code: 'events.draft' })
})

test('who is not signed in is told so, and a wrong token is not taken for nobody', async () => {
  const event = await makeEvent()
  expect((await ask(`/events/${event.id}/checkin`)).status).toBe(401)
  expect((await ask('/openapi.json', { headers: { authorization: 'Bearer nonsense' } })).status).toBe(200)
  expect((await ask(`/events/${event.id}/checkin`, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401)
})

test('another site cannot spend a visitor’s cookie', async () => {
  const response = await post('/events/x/scans', '{}', {
    cookie: 'a=b',
    'sec-fetch-site': 'cross-site',
    origin: 'https://elsewhere.example',
  })
  expect(response.status).toBe(403)
})

test('private reads are not opened to other origins', async () => {
  const event = await makeEvent()
  const response = await ask(`/events/${event.id}/checkin`, { headers: { origin: 'https://elsewhere.example' } })
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

describe('an answer tells how its caller stands with a limit', () => {
  const tryPassword = (email: string, ip: string) =>
    post('/auth/token', JSON.stringify({ email, password: 'not it' }), { 'x-foyer-ip': ip })
  const left = (response: Response) => Number(/;r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1])

  test('by what is left of the nearest one, down to the refusal, whatever else came of it', async () => {
    const [email, ip] = [`${newId('a').toLowerCase()}@example.org`, newId('ip')]
    const told: [number, number][] = []
    for (let each = 0; each < 6; each++) {
      const response = await tryPassword(email, ip)
      told.push([response.status, left(response)])
      expect(response.headers.get('ratelimit-policy')).toBe('"password-pair";q=5;w=60')
      expect(response.headers.get('ratelimit')).toMatch(/^"password-pair";r=\d;t=([1-9]|[1-5]\d|60)$/)
      if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(told).toEqual([
      [401, 4],
      [401, 3],
      [401, 2],
      [401, 1],
      [401, 0],
      [429, 0],
    ])
  })

  test('also when it succeeds', async () => {
    const email = `${newId('a').toLowerCase()}@example.org`
    const response = await post('/auth/forgot-password', JSON.stringify({ email }), { 'x-foyer-ip': newId('ip') })
    expect(response.ok).toBe(true)
    expect(response.headers.get('ratelimit')).toMatch(/^"mail-pair";r=4;t=\d+$/)
  })

  test('of its own request alone, when many are under way at once', async () => {
    const asked = Array.from({ length: 10 }, () => tryPassword(`${newId('a').toLowerCase()}@example.org`, newId('ip')))
    expect((await Promise.all(asked)).map(left)).toEqual(Array.from({ length: 10 }, () => 4))
  })

  test('and says nothing where nothing was counted', async () => {
    const response = await ask('/events')
    expect(response.status).toBe(200)
    expect([response.headers.get('ratelimit'), response.headers.get('ratelimit-policy')]).toEqual([null, null])
  })

  test('to pages of other origins too', async () => {
    const response = await ask('/events', { headers: { origin: 'https://elsewhere.example' } })
    expect(response.headers.get('access-control-expose-headers')).toContain('ratelimit')
  })
})

describe('the OpenAPI document', () => {
  test('describes the headers of limits, and names them at every operation that counts', async () => {
    type Answers = Record<string, { headers?: Record<string, { $ref: string }> }>
    type Published = {
      components: { headers: object }
      paths: Record<string, Record<string, { operationId: string; responses: Answers }>>
    }
    const { components, paths } = (await (await ask('/openapi.json')).json()) as Published
    expect(Object.keys(components.headers).sort()).toEqual(['RateLimit', 'RateLimit-Policy', 'Retry-After'])
    const limited = catalogue.filter(({ operation }) => operation.raises.includes('rate_limited'))
    expect(limited.map(({ path }) => path)).toContain('/auth/token')
    for (const { method, path, status } of limited) {
      const { responses } = paths[`/api/v1${path}`]![method]!
      expect(responses[status]?.headers?.RateLimit).toEqual({ $ref: '#/components/headers/RateLimit' })
      expect(responses.default?.headers?.['Retry-After']).toEqual({ $ref: '#/components/headers/Retry-After' })
    }
  })

  test('has every row of the catalogue, the upload and the providers’ webhook, and nothing else', async () => {
    const document = (await (await ask('/openapi.json')).json()) as { openapi: string; paths: Record<string, object> }
    expect(document.openapi).toBe('3.1.0')
    const published = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    const rows = catalogue.map(({ method, path }) => `${method} /api/v1${path}`)
    const otherBodies = ['post /api/v1/uploads', 'post /api/v1/payments/{provider}/webhook'] // files, and bytes as they were signed
    expect(published.sort()).toEqual([...rows, ...otherBodies].sort())
  })

  test('names each operation once', () => {
    const names = catalogue.map((row) => row.operation.operationName)
    expect(new Set(names).size).toBe(names.length)
  })
})
