import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/id'
import { openDoor } from './door'
import { linkTokenOf, openAsMember, openByLink, sessionsHere } from './door-session'
import type { RosterHead } from './roster-ticket'
import { doorServer } from './testing/door-server'
import { openVault } from './vault'
import { devicesHere } from './vault-keys'

const serial = '0000000000000001'
const linkToken = 'k'.repeat(43)
let server: Awaited<ReturnType<typeof doorServer>>
const closing: { close: () => void }[] = []

/** Answers of the two calls that open doors, the rest as the server of scans has it. */
function fetchWith(answer: (body: { pin?: string; linkToken?: string }) => Response | null) {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const isOpening = init.method === 'POST' && url.endsWith('/devices')
    return (isOpening && answer(JSON.parse(String(init.body)))) || server.fetch(url, init)
  })
}
const problem = (status: number, code: string, facts = {}, headers = {}) =>
  Response.json({ ...facts, code, detail: code }, { status, headers: { 'content-type': 'application/problem+json', ...headers } })
function letIn() {
  const deviceId = newId('dev')
  return Response.json(
    {
      ...{ deviceId, token: `fdt_${deviceId}`, serverTime: new Date().toISOString() },
      event: { id: 'evt_1', title: 'E', startsAt: '', endsAt: '', timeZone: 'Europe/Madrid', venueName: null },
      link: {
        ...{ id: 'lnk_1', name: 'North', gate: 'A', listId: null, listName: null, ticketTypeIds: [], rights: ['scan'] },
        expiresAt: '2126-01-01T00:00:00Z',
      },
    },
    { status: 201 },
  )
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  server = await doorServer([[serial, 1, 0, 0, 'Zoë', 'K7M2Q9D-1', null, '', [], null]])
  fetchWith(letIn)
})
afterEach(() => {
  for (const each of closing.splice(0)) each.close()
})

const byLink = (token = linkToken, pin?: string) => openByLink({ linkToken: token, pin, name: 'Phone', version: '1' })
async function opens(token = linkToken) {
  const opening = await byLink(token)
  if (opening.kind !== 'opened') throw new Error(opening.kind)
  const door = await openDoor(opening.session, '1')
  closing.push(door)
  return door
}
const lose = () => server.fates.push(...Array.from({ length: 500 }, () => 'lost' as const))

test('a link’s secret is read from its address and from nothing else', () => {
  for (const text of [`#k=${linkToken}`, `https://example.org/door#k=${linkToken}`, ` https://example.org/door#k=${linkToken}\n`])
    expect(linkTokenOf(text)).toBe(linkToken)
  for (const text of ['', '#k=', '#k=abc', linkToken, `https://example.org/?k=${linkToken}`]) expect(linkTokenOf(text)).toBeNull()
})

test('the same link again is the same device, also without a network', async () => {
  const first = await byLink()
  lose()
  fetchWith(() => null)
  expect(await byLink()).toEqual(first)
  expect(await byLink('x'.repeat(43))).toEqual({ kind: 'offline' })
})

test('each refusal of a link is told apart', async () => {
  const answers = [
    problem(401, 'door.pin_needed'),
    problem(401, 'door.wrong_pin', { triesLeft: 3 }),
    problem(429, 'door.locked', {}, { 'retry-after': '900' }),
    problem(410, 'door.link_ended'),
    problem(422, 'invalid'),
  ]
  fetchWith(() => answers.shift()!)
  const told = []
  for (let times = 0; times < 5; times++) told.push(await byLink())
  expect(told).toEqual([
    { kind: 'pin_needed' },
    { kind: 'wrong_pin', triesLeft: 3 },
    { kind: 'locked', afterMs: 900_000 },
    { kind: 'link_ended' },
    { kind: 'rejected', message: 'invalid' },
  ])
  expect(await devicesHere()).toEqual([])
})

test('a member is the same device at the same gate, and another at another', async () => {
  const as = (gate: string) => openAsMember({ eventId: 'evt_1', name: 'Phone', version: '1', gate, listId: null })
  const [one, again, other] = [await as('A'), await as('A'), await as('B')]
  expect(again).toEqual(one)
  expect(other).not.toEqual(one)
  expect(await sessionsHere()).toHaveLength(2)
  fetchWith(() => problem(404, 'event.not_found'))
  expect(await as('C')).toEqual({ kind: 'no_access' })
})

test('a phone that goes on to another event still sends what it holds of the first', async () => {
  const first = await opens()
  await first.syncNow()
  lose()
  await first.syncNow()
  await first.scan({ code: await server.codeOf(serial) })
  first.close()
  const second = await opens('x'.repeat(43))
  await second.start()
  expect(second.status()).toMatchObject({ standing: 'offline', elsewhere: 1 })
  server.fates.length = 0
  await second.start()
  expect(second.status()).toMatchObject({ elsewhere: 0, waiting: 0 })
  expect(server.recorded.size).toBe(1)
  expect(await sessionsHere()).toHaveLength(2)
})

test('a revoked link with nothing unsent leaves no trace', async () => {
  const door = await opens()
  await door.start()
  server.fates.push('ended')
  await door.syncNow()
  await vi.waitFor(async () => expect(await devicesHere()).toEqual([]))
  expect(door.status()).toMatchObject({ standing: 'ended', rosterSize: 0, keeping: { kept: 'memory', why: 'wiped' } })
  expect(await sessionsHere()).toEqual([])
  expect(await door.scan({ code: await server.codeOf(serial) })).toEqual({ kind: 'ended' })
})

test('a revoked link with unsent scans forgets names and its token at once, and the rest when the file is safe', async () => {
  const door = await opens()
  await door.syncNow()
  lose()
  await door.syncNow()
  await door.scan({ code: await server.codeOf(serial) })
  server.fates.length = 0
  server.fates.push('ended')
  await door.syncNow()
  await vi.waitFor(async () => expect(await sessionsHere()).toMatchObject([{ token: '', ended: true }]))
  expect(door.status()).toMatchObject({ standing: 'ended', rosterSize: 0, waiting: 1 })

  const [session] = await sessionsHere()
  const reopened = await openDoor(session!, '1') // a day later
  closing.push(reopened)
  await reopened.start()
  expect([reopened.status().standing, reopened.recent()]).toEqual(['ended', []])
  const file = reopened.exportUnsent()
  expect(JSON.parse(file.text)).toMatchObject({ scans: [{ decided: { decision: 'admit' } }] })
  expect(await devicesHere()).toHaveLength(1)
  await reopened.release(file.ids)
  expect(await devicesHere()).toEqual([])
  expect(await sessionsHere()).toEqual([])
})

test('nobody leaves a door with unsent scans; afterwards nothing is left', async () => {
  const door = await opens()
  await door.syncNow()
  lose()
  await door.syncNow()
  await door.scan({ code: await server.codeOf(serial) })
  expect(await door.leave()).toBe(false)
  server.fates.length = 0
  await door.syncNow()
  expect(await door.leave()).toBe(true)
  expect(server.requests.at(-1)).toMatchObject({ method: 'DELETE', path: expect.stringContaining(door.session.deviceId) })
  expect(await devicesHere()).toEqual([])
})

test('where the browser keeps nothing a door works as long as the page, and says so', async () => {
  vi.stubGlobal('indexedDB', undefined)
  const door = await opens()
  await door.syncNow()
  lose()
  await door.syncNow()
  const judged = await door.scan({ code: await server.codeOf(serial) })
  expect(judged).toMatchObject({ verdict: { decision: 'admit', kept: false } })
  expect(door.status()).toMatchObject({ keeping: { kept: 'memory', why: 'unavailable' }, waiting: 1, unkept: 1, rosterSize: 1 })
  server.fates.length = 0
  await door.syncNow()
  expect([server.recorded.size, door.status().waiting]).toEqual([1, 0])
})

test('a status is the same object until something changes', async () => {
  const door = await opens()
  const before = door.status()
  expect(door.status()).toBe(before)
  const heard = vi.fn()
  const stop = door.subscribe(heard)
  await door.syncNow()
  expect(heard).toHaveBeenCalled()
  expect(door.status()).not.toBe(before)
  stop()
})

test('a link that the organiser changed holds as it is now, without a network too: its list, gate and rights, and until when', async () => {
  const door = await opens()
  await door.syncNow()
  const asked = () => server.requests.filter(({ path }) => path.includes('/manifest')).map(({ path }) => path.includes('since='))
  const expiresAt = '2127-01-01T00:00:00Z'
  server.place = { gate: 'B', listId: 'lst_1', ticketTypeIds: ['typ_2'], rights: ['scan', 'override'], expiresAt }
  await door.syncNow()
  expect(asked(), 'where people stand on the other list comes anew, for everybody').toEqual([false, true, false])
  lose()
  await door.syncNow()
  const judged = await door.scan({ serial })
  expect(judged).toMatchObject({ verdict: { decision: 'refuse', reason: 'wrong_type', by: 'device' } })
  expect(await door.scan({ serial }, { override: true })).toMatchObject({ verdict: { decision: 'admit' } })
  door.close()
  const again = await opens()
  expect(again.session.link).toMatchObject({ ...server.place, name: 'North' })
})

test('a page of the roster that was on its way when the link ended brings no names back', async () => {
  const door = await opens()
  await door.syncNow()
  lose()
  await door.syncNow()
  await door.scan({ serial })
  server.fates.splice(0)
  server.fates.push('ended')
  await door.syncNow()
  await vi.waitFor(() => expect(door.status()).toMatchObject({ standing: 'ended', rosterSize: 0, waiting: 1 }))
  const page = { cursor: 'c', event: door.session.event, lists: [], ticketTypes: [] } as unknown as RosterHead
  await door.roster.apply({
    ...{ head: page, more: false, reset: false },
    tickets: [
      {
        ...{ serial, revision: 1, ticketTypeId: '', status: 'valid', holder: 'Zoë', reference: '' },
        presence: null,
        note: '',
        flags: [],
      },
    ],
  })
  expect([door.roster.size(), door.roster.search('zoe')]).toEqual([0, []])
})

test('what another tab scanned a moment ago is not wiped with an ended link, and keeps a door from being left', async () => {
  const door = await opens()
  await door.syncNow()
  const vault = await openVault(door.session.deviceId)
  const unsent = { id: newId('scn'), nth: 1, kind: 'scan', state: 'waiting', serial, scan: {}, decision: 'admit', occurredAt: '' }
  await vault.write([{ store: 'outbox', key: unsent.id, value: unsent }]) // this tab slept when the other told of it
  expect(await door.leave()).toBe(false)
  expect(door.status().waiting).toBe(1)
})
