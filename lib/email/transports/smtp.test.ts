import { afterEach, describe, expect, it } from 'vitest'
import { startSmtpInbox } from '@/lib/testing/smtp-inbox'
import { MailRejected, MailUnavailable } from '../errors'
import type { Message } from '../message'
import { smtpTransport } from './smtp'
import { describeTransport } from './transport-contract'

describeTransport('smtp', async () => {
  const inbox = await startSmtpInbox()
  const transport = smtpTransport(inbox.url)
  return {
    transport,
    newKey: async () => crypto.randomUUID(),
    arrived: async (subject) => inbox.mails.filter((mail) => mail.subject === subject),
    close: async () => {
      transport.close()
      await inbox.close()
    },
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

describe('smtp', () => {
  const cleanups: (() => unknown)[] = []
  afterEach(async () => {
    for (const clean of cleanups.splice(0).reverse()) await clean()
  })

  async function start(credentials?: { user: string; password: string }) {
    const inbox = await startSmtpInbox(credentials)
    const transport = smtpTransport(inbox.url)
    cleanups.push(inbox.close, transport.close)
    return { inbox, transport }
  }

  it('makes the Message-ID from the key and our own domain, so that a mailbox folds a repeat', async () => {
    const { inbox, transport } = await start()
    const { providerId } = await transport.send(message)
    await transport.send(message)
    expect(providerId).toMatch(/^<[\w-]+@foyer\.example>$/)
    expect(inbox.mails.map((mail) => mail.headers['message-id'])).toEqual([providerId, providerId])
  })

  it('hands the envelope over as plain addresses', async () => {
    const { inbox, transport } = await start()
    await transport.send(message)
    expect(inbox.envelopes).toEqual([{ from: 'tickets@foyer.example', to: ['ann@mail.example'] }])
  })

  it('marks the mail as automatic, so that no out-of-office answer comes back', async () => {
    const { inbox, transport } = await start()
    await transport.send(message)
    expect(inbox.mails[0]!.headers['auto-submitted']).toBe('auto-generated')
  })

  it('sends every line as ASCII ending in CR LF, whatever was in the message', async () => {
    const { inbox, transport } = await start()
    await transport.send({ ...message, html: '<p>a\nb\r\nc\rd – é</p>', text: 'a\nb\r\nc – é', subject: 'Zoë'.repeat(60) })
    const [source] = inbox.raw
    expect(source!.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect([...source!].every((character) => character.codePointAt(0)! < 128)).toBe(true)
    expect(Math.max(...source!.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  })

  it('sends many mails over at most five connections', async () => {
    const { inbox, transport } = await start()
    await Promise.all(Array.from({ length: 30 }, (_, index) => transport.send({ ...message, idempotencyKey: `dlv_${index}` })))
    expect(inbox.mails).toHaveLength(30)
    expect(inbox.connections()).toBeLessThanOrEqual(5)
  })

  it('signs in with the name and password of the address', async () => {
    const { inbox, transport } = await start({ user: 'post@master', password: 'p@ss/word' })
    await transport.send(message)
    expect(inbox.mails).toHaveLength(1)
  })

  it.each([
    ['recipient', 550, '5.1.1 No such person here'],
    ['data', 554, '5.7.1 Content refused'],
    ['sender', 552, '5.3.4 Message too big'],
  ] as const)('gives up when the server refuses the %s with %i, and says why', async (at, code, text) => {
    const { inbox, transport } = await start()
    inbox.refuse({ at, code, message: text })
    const error = await transport.send(message).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(MailRejected)
    expect((error as MailRejected).message).toContain(text)
    expect(inbox.mails).toEqual([])
  })

  it.each([
    ['recipient', 450, '4.2.0 Greylisted, come back later'],
    ['data', 451, '4.3.0 Out of space'],
    ['connect', 421, '4.7.0 Too busy'],
    ['connect', 554, '5.7.1 Your network is blocked'],
    ['sender', 550, '5.7.1 You may not send as this address'],
  ] as const)(
    'asks to try again when the server refuses at %s with %i, and the next attempt gets through',
    async (at, code, text) => {
      const { inbox, transport } = await start()
      inbox.refuse({ at, code, message: text })
      await expect(transport.send(message)).rejects.toBeInstanceOf(MailUnavailable)
      await transport.send(message)
      expect(inbox.mails).toHaveLength(1)
    },
  )

  it('keeps mail for later when our own password is wrong', async () => {
    const { inbox } = await start({ user: 'foyer', password: 'right' })
    const transport = smtpTransport(inbox.url.replace('right', 'wrong'))
    cleanups.push(transport.close)
    await expect(transport.send(message)).rejects.toBeInstanceOf(MailUnavailable)
  })

  it('asks to try again when nothing listens', async () => {
    const { inbox, transport } = await start()
    await inbox.close()
    await expect(transport.send(message)).rejects.toBeInstanceOf(MailUnavailable)
  })
})
