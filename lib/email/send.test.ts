import { afterEach, expect, it, vi } from 'vitest'
import { startSmtpInbox } from '@/lib/testing/smtp-inbox'

const message = {
  idempotencyKey: 'dlv_1',
  to: { name: 'Ann', address: 'ann@mail.example' },
  replyTo: { address: 'hello@hafen.example' },
  subject: 'Your ticket',
  html: '<p>Hello</p>',
  text: 'Hello',
}

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.resetModules()
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

/** This module and what it keeps, as a process with that environment has them. */
async function start(environment: Record<string, string>) {
  const unset = { DATABASE_URL: '', MAIL_TRANSPORT: '', MAIL_FROM: '', RESEND_API_KEY: '', SMTP_URL: '' }
  for (const [name, value] of Object.entries({ ...unset, ...environment })) vi.stubEnv(name, value)
  Reflect.deleteProperty(globalThis, Symbol.for('foyer.mail-transport'))
  const [{ sendMail }, { mailTransport }] = await Promise.all([import('./send'), import('./registry')])
  cleanups.push(() => mailTransport().close())
  return { sendMail, mailTransport }
}

it('sends by the transport the environment names, from the address it names', async () => {
  const inbox = await startSmtpInbox()
  cleanups.push(inbox.close)
  const { sendMail } = await start({ FOYER_MODE: 'live', SMTP_URL: inbox.url, MAIL_FROM: 'Box Office <tickets@foyer.example>' })
  const { transport, providerId } = await sendMail({ ...message, onBehalfOf: 'Hafenklang' })
  expect(transport).toBe('smtp')
  expect(inbox.mails).toMatchObject([
    {
      from: { name: 'Hafenklang via Box Office', address: 'tickets@foyer.example' },
      to: message.to,
      replyTo: message.replyTo,
      headers: { 'message-id': providerId },
    },
  ])
})

it('signs with the name of the house when a mail is about no event', async () => {
  const inbox = await startSmtpInbox()
  cleanups.push(inbox.close)
  const { sendMail } = await start({ FOYER_MODE: 'live', SMTP_URL: inbox.url, MAIL_FROM: 'tickets@foyer.example' })
  await sendMail(message)
  expect(inbox.mails[0]!.from).toEqual({ address: 'tickets@foyer.example' })
})

it.each([
  [{ FOYER_MODE: 'demo' }, 'outbox'],
  [{ FOYER_MODE: 'live', MAIL_TRANSPORT: 'outbox' }, 'outbox'],
  [{ FOYER_MODE: 'live', RESEND_API_KEY: 're_1' }, 'resend'],
  [{ FOYER_MODE: 'live', SMTP_URL: 'smtp://127.0.0.1:1' }, 'smtp'],
  [{ FOYER_MODE: 'live', SMTP_URL: 'smtp://127.0.0.1:1', RESEND_API_KEY: 're_1' }, 'resend'],
  [{ FOYER_MODE: 'live', SMTP_URL: 'smtp://127.0.0.1:1', RESEND_API_KEY: 're_1', MAIL_TRANSPORT: 'smtp' }, 'smtp'],
])('with %j mail goes by %s', async (environment, name) => {
  const { mailTransport } = await start(environment)
  expect(mailTransport().name).toBe(name)
})
