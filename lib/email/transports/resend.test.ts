import { afterEach, describe, expect, it } from 'vitest'
import { startResendServer } from '@/lib/testing/resend-server'
import { MailRejected, MailUnavailable } from '../errors'
import type { Message } from '../message'
import { resendTransport } from './resend'
import { describeTransport } from './transport-contract'

const apiKey = 're_test_key'

describeTransport('resend', async () => {
  const server = await startResendServer(apiKey)
  return {
    transport: resendTransport({ apiKey, baseUrl: server.url }),
    newKey: async () => crypto.randomUUID(),
    arrived: async (subject) => server.mails.filter((mail) => mail.subject === subject),
    close: server.close,
  }
})

const message: Message = {
  idempotencyKey: 'dlv_1',
  from: { name: 'Foyer', address: 'tickets@foyer.example' },
  to: { address: 'ann@mail.example' },
  subject: 'Your ticket',
  html: '<p>Hello</p>',
  text: 'Hello',
  attachments: [],
  headers: {},
}

const problem = (statusCode: number, name: string, text: string, headers?: Record<string, string>) => ({
  status: statusCode,
  body: { statusCode, name, message: text },
  headers,
})

describe('resend', () => {
  const cleanups: (() => unknown)[] = []
  afterEach(async () => {
    for (const clean of cleanups.splice(0).reverse()) await clean()
  })

  async function start(key = apiKey) {
    const server = await startResendServer(apiKey)
    cleanups.push(server.close)
    return { server, transport: resendTransport({ apiKey: key, baseUrl: `${server.url}/` }) }
  }

  it('sends once when the connection is cut before the answer and the job tries again', async () => {
    const { server, transport } = await start()
    server.plan('reset')
    await expect(transport.send(message)).rejects.toBeInstanceOf(MailUnavailable)
    await transport.send(message)
    expect(server.mails).toHaveLength(1)
    expect(server.requests()).toBe(2)
  })

  it('gives up when the key was used for other content, rather than risk a second mail', async () => {
    const { server, transport } = await start()
    await transport.send(message)
    const error = await transport.send({ ...message, text: 'Other' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(MailRejected)
    expect((error as MailRejected).message).toContain('probably been sent')
    expect(server.mails).toHaveLength(1)
  })

  it.each([
    [400, 'validation_error', 'Invalid `to` field.'],
    [422, 'invalid_attachment', 'Attachment must have either a `content` or `path`.'],
    [422, 'missing_required_field', 'Missing `subject` field.'],
  ])('gives up on %i %s, and says why', async (status, name, text) => {
    const { server, transport } = await start()
    server.plan(problem(status, name, text))
    const error = await transport.send(message).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(MailRejected)
    expect((error as MailRejected).message).toContain(text)
  })

  it.each([
    problem(401, 'missing_api_key', 'Missing API key.'),
    problem(403, 'validation_error', 'The foyer.example domain is not verified.'),
    problem(422, 'invalid_from_address', 'Invalid `from` field.'),
    problem(409, 'concurrent_idempotent_requests', 'Same idempotency key used while original request is still in progress.'),
    problem(429, 'daily_quota_exceeded', 'You have reached your daily email sending quota.'),
    problem(500, 'internal_server_error', 'Internal server error.'),
    { status: 502, body: '<html>Bad gateway</html>' },
    { status: 200, body: '<html>A proxy says hello</html>' },
  ])('asks to try again after $status, and the next attempt gets through', async (answer) => {
    const { server, transport } = await start()
    server.plan(answer)
    await expect(transport.send(message)).rejects.toBeInstanceOf(MailUnavailable)
    await transport.send(message)
    expect(server.mails).toHaveLength(1)
  })

  it('passes on how long to wait, in seconds or as a date', async () => {
    const { server, transport } = await start()
    const inTenMinutes = new Date(Date.now() + 600_000).toUTCString()
    server.plan(
      problem(429, 'rate_limit_exceeded', 'Too many requests.', { 'retry-after': '7' }),
      problem(503, 'application_error', 'Down.', { 'retry-after': inTenMinutes }),
      problem(429, 'rate_limit_exceeded', 'Too many requests.', { 'retry-after': 'soon' }),
    )
    const wait = async () => ((await transport.send(message).catch((thrown: unknown) => thrown)) as MailUnavailable).retryAfter
    expect(await wait()).toBe(7)
    expect(Math.abs((await wait())! - 600)).toBeLessThan(5)
    expect(await wait()).toBeUndefined()
  })

  it('keeps mail for later when our own key is wrong', async () => {
    const { transport } = await start('re_wrong')
    await expect(transport.send(message)).rejects.toBeInstanceOf(MailUnavailable)
  })

  it('asks to try again when nothing listens', async () => {
    const { server, transport } = await start()
    await server.close()
    await expect(transport.send(message)).rejects.toBeInstanceOf(MailUnavailable)
  })
})
