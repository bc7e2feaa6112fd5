import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { doorApi, type Scan } from './door-api'

let reply: (request: IncomingMessage, response: ServerResponse, body: string) => void
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => reply(request, response, body))
})
const realFetch = globalThis.fetch

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // a browser resolves the path against its page; Node has none
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => realFetch(new URL(path, base), init))
})
afterEach(() => void server.closeAllConnections())
afterAll(async () => {
  vi.unstubAllGlobals()
  await new Promise((resolve) => server.close(resolve))
})

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  reply = (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
}
const scan: Scan = {
  scanId: 'scn_1',
  code: ' W5+%',
  gate: 'Main door',
  deviceId: 'dev_1',
  direction: 'in',
  at: '2026-11-14T18:00:00Z',
}
const api = doorApi('evt_1')

test('scans are posted as they are, spaces and all', async () => {
  const seen: unknown[] = []
  reply = (request, response, body) => {
    seen.push([request.method, request.url, request.headers['content-type'], JSON.parse(body)])
    response.end(JSON.stringify({ results: [] }))
  }
  expect(await api.send([scan])).toEqual({ kind: 'answered', value: { results: [] } })
  expect(seen).toEqual([['POST', '/api/v1/events/evt_1/scans', 'application/json', { scans: [scan] }]])
})

test('a name is searched as it was typed', async () => {
  const seen: (string | undefined)[] = []
  reply = (request, response) => {
    seen.push(request.url)
    response.end('{"items":[]}')
  }
  await api.find('Ada & Söhne', new AbortController().signal)
  expect(new URL(seen[0] ?? '', 'http://door').searchParams.get('q')).toBe('Ada & Söhne')
})

test('an undo that answers nothing is an answer', async () => {
  answer(204, '')
  expect(await api.undo('scn_1')).toEqual({ kind: 'answered', value: null })
})

test.each([
  [401, { kind: 'later', standing: 'signed_out' }],
  [403, { kind: 'later', standing: 'no_access' }],
  [404, { kind: 'later', standing: 'no_access' }],
  [408, { kind: 'later', standing: 'offline' }],
  [500, { kind: 'later', standing: 'offline' }],
  [503, { kind: 'later', standing: 'offline' }],
])('a %i is no answer yet', async (status, outcome) => {
  answer(status, { title: 'x' })
  expect(await api.send([scan])).toEqual(outcome)
})

test('a server that is asked too much says when to come back', async () => {
  answer(429, { title: 'Too many' }, { 'retry-after': '7' })
  expect(await api.send([scan])).toEqual({ kind: 'later', standing: 'offline', afterMs: 7_000 })
})

test("what the server will never take is told in the server's words", async () => {
  answer(409, { title: 'Conflict', detail: 'This scan belongs to another event.' })
  expect(await api.send([scan])).toEqual({ kind: 'rejected', message: 'This scan belongs to another event.' })
})

test('a page of a network that wants a sign-in first is no answer, whatever its status', async () => {
  answer(200, '<html>Welcome to our hotel</html>', { 'content-type': 'text/html' })
  expect(await api.counts()).toEqual({ kind: 'later', standing: 'offline' })
})

test('a connection cut in the middle is no answer', async () => {
  reply = (_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{"results"')
    response.destroy()
  }
  expect(await api.send([scan])).toEqual({ kind: 'later', standing: 'offline' })
})

test('a server that does not answer is given up after eight seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let asked: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => {
    asked = resolve
  })
  reply = () => asked()
  const outcome = api.counts()
  await arrived
  vi.advanceTimersByTime(8_000)
  vi.useRealTimers()
  expect(await outcome).toEqual({ kind: 'later', standing: 'offline' })
})
