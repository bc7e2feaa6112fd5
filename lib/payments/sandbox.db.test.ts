import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { textOf } from '@/lib/testing/api-faults'
import { anonymous } from '@/lib/testing/factories'
import { actInSandbox, sandboxChoices } from './act-in-sandbox'
import { deliverSandboxEvents } from './deliver-sandbox-events'
import type { Fact } from './provider'
import { providerNamed } from './registry'
import { sandboxPage } from './sandbox-page'

const sandbox = providerNamed('sandbox')
const inAnHour = () => new Date(Date.now() + 3_600_000)
const open = async (expiresAt = inAnHour()) => {
  const paymentId = newId('pay')
  const { sessionRef } = await sandbox.open({
    paymentId,
    order: { id: newId('ord'), number: 'ABC2345' },
    account: null,
    total: { amountMinor: 1250, currency: 'KWD' },
    lines: [{ name: 'Entry', quantity: 1, unitMinor: 1250 }],
    buyer: { name: 'Ada', email: 'ada@example.org' },
    title: 'An evening of examples',
    locale: null,
    expiresAt,
    returnUrl: 'http://localhost:3000/checkout/tok/return',
    cancelUrl: 'https://elsewhere.example.org/checkout/tok',
  })
  return { paymentId, sessionRef, account: null }
}
type Opened = Awaited<ReturnType<typeof open>>
const act = ({ sessionRef }: Opened, choice: (typeof sandboxChoices)[number], delaySeconds?: number) =>
  actInSandbox(anonymous(), { session: sessionRef, choice, delaySeconds })
const kinds = async (opened: Opened) => (await sandbox.ask(opened)).map(({ kind }) => kind)
const told = async ({ sessionRef }: Opened) => {
  const rows = await db().$queryRaw<{ kind: string; wait: number }[]>`
    SELECT body->'fact'->>'kind' AS kind, round(extract(epoch FROM due_at - now()))::int AS wait FROM sandbox_events
    WHERE body->'fact'->>'sessionRef' = ${sessionRef} ORDER BY due_at, id`
  return rows.map(({ kind, wait }) => [kind, Math.max(0, wait)])
}
/** As though that many seconds had gone by for the bank. */
const wait = (seconds: number) =>
  db().$transaction([
    db().$executeRaw`UPDATE sandbox_events SET due_at = due_at - make_interval(secs => ${seconds}::float)`,
    db().$executeRaw`UPDATE sandbox_charges SET created_at = created_at - make_interval(secs => ${seconds}::float)`,
  ])

describe('at the test bank', () => {
  it('paying is money at once, and pressing again is no more of it', async () => {
    const it = await open()
    const answers = await Promise.all([act(it, 'pay'), act(it, 'pay'), act(it, 'pay')])
    expect(answers).toEqual(Array(3).fill({ redirectTo: '/checkout/tok/return' }))
    expect([await kinds(it), await told(it)]).toEqual([['captured'], [['captured', 0]]])
    expect(await act(it, 'pay_twice')).toEqual(answers[0])
    expect(await kinds(it)).toEqual(['captured'])
  })

  it('paying twice is two payments of one session', async () => {
    const it = await open()
    await act(it, 'pay_twice')
    const facts = (await sandbox.ask(it)) as (Fact & { kind: 'captured' })[]
    expect(facts.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['captured', 1250],
      ['captured', 1250],
    ])
    expect(new Set(facts.map(({ paymentRef }) => paymentRef)).size).toBe(2)
    expect(await told(it)).toEqual([
      ['captured', 0],
      ['captured', 0],
    ])
  })

  it('declining is a failure that is told', async () => {
    const it = await open()
    await act(it, 'decline')
    expect(await sandbox.ask(it)).toMatchObject([{ kind: 'failed', failure: 'The test bank declined the payment.' }])
    expect(await told(it)).toEqual([['failed', 0]])
    expect(await sandbox.close(it)).toMatchObject([{ kind: 'failed' }])
  })

  it('a bank that confirms later is under way until it does, and cannot be stopped', async () => {
    const it = await open()
    await act(it, 'confirm_later', 30)
    expect([await kinds(it), (await sandbox.close(it)).map(({ kind }) => kind)]).toEqual([['processing'], ['processing']])
    expect(await told(it)).toEqual([
      ['processing', 0],
      ['captured', 30],
    ])
    await wait(30)
    expect(await kinds(it)).toEqual(['captured'])
  })

  it('a bank that refuses later is under way until it does', async () => {
    const it = await open()
    await act(it, 'fail_later', 30)
    expect([await kinds(it), await told(it)]).toEqual([
      ['processing'],
      [
        ['processing', 0],
        ['failed', 30],
      ],
    ])
    await wait(30)
    expect(await kinds(it)).toEqual(['failed'])
  })

  it('late money comes after the hold has ended, though the session was closed', async () => {
    const it = await open(new Date(Date.now() + 60_000))
    await act(it, 'pay_late', 10)
    expect([await kinds(it), await told(it)]).toEqual([[], [['captured', 70]]])
    expect((await sandbox.close(it)).map(({ kind }) => kind)).toEqual(['closed'])
    await wait(71)
    expect(await kinds(it)).toEqual(['captured'])
    const [fact] = (await sandbox.ask(it)) as [Fact & { kind: 'captured' }]
    const refund = { key: newId('ref'), paymentRef: fact.paymentRef, account: null, amountMinor: 1250, currency: 'KWD' }
    expect(await sandbox.refund(refund)).toMatchObject({ done: true })
  })

  it.each(sandboxChoices)('nothing can be done with a session that is over: %s', async (choice) => {
    const it = await open(new Date(Date.now() - 31 * 60_000))
    await expect(act(it, choice)).rejects.toMatchObject({ code: 'sandbox.session_over' })
    expect([await kinds(it), await told(it)]).toEqual([['closed'], []])
    expect(await sandboxPage(it.sessionRef)).toMatchObject({ state: 'closed' })
  })

  it('who does not know a session finds none, and its page leads back to this site by paths', async () => {
    await expect(act({ ...(await open()), sessionRef: 'sbx_none' }, 'pay')).rejects.toMatchObject({ kind: 'not_found' })
    expect(await sandboxPage('sbx_none')).toBeNull()
    expect(await sandboxPage((await open()).sessionRef)).toMatchObject({
      description: 'An evening of examples, order ABC2345',
      returnUrl: '/checkout/tok/return',
      cancelUrl: 'https://elsewhere.example.org/checkout/tok',
    })
  })
})

describe('what the test bank tells', () => {
  let status: number
  let heard: { event: string | undefined; fact: Fact | null }[]
  const server = createServer(async (request, response) => {
    const body = Buffer.from(await textOf(request))
    const { eventRef, fact } = sandbox.readWebhook(body, new Headers(request.headers as Record<string, string>))
    heard.push({ event: `${request.url} ${eventRef}`, fact })
    response.writeHead(status).end()
  })
  let origin: string
  beforeEach(async () => {
    await db().sandboxEvent.deleteMany()
    status = 200
    heard = []
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => new Promise((closed) => server.close(closed)))

  it('is delivered when it is due, signed, and once when it was taken', async () => {
    const it = await open()
    await act(it, 'confirm_later', 30)
    expect(await deliverSandboxEvents(origin)).toBe(1)
    expect(await deliverSandboxEvents(origin)).toBe(0)
    await wait(30)
    expect(await deliverSandboxEvents(origin)).toBe(1)
    expect(heard.map(({ fact }) => fact?.kind)).toEqual(['processing', 'captured'])
    expect(heard[0]!.event).toMatch(/^\/api\/v1\/payments\/sandbox\/webhook sbe_/)
  })

  it('comes again while nobody takes it, each time later, and the same', async () => {
    await act(await open(), 'pay')
    status = 503
    expect(await deliverSandboxEvents(origin)).toBe(1)
    expect(await deliverSandboxEvents(origin)).toBe(0)
    await wait(2)
    expect(await deliverSandboxEvents(origin)).toBe(1)
    await wait(1)
    expect(await deliverSandboxEvents(origin)).toBe(0)
    await wait(1)
    status = 200
    expect([await deliverSandboxEvents(origin), await deliverSandboxEvents(origin)]).toEqual([1, 0])
    expect(heard).toHaveLength(3)
    expect(new Set(heard.map(({ event }) => event)).size).toBe(1)
  })

  it('waits for a server that is not there, and is sent by one of two that deliver', async () => {
    await act(await open(), 'pay')
    expect(await deliverSandboxEvents('http://127.0.0.1:1')).toBe(1)
    await wait(2)
    const sent = await Promise.all([deliverSandboxEvents(origin), deliverSandboxEvents(origin)])
    expect(sent.sort()).toEqual([0, 1])
    expect(heard).toHaveLength(1)
  })
})
