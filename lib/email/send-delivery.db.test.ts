import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemContext } from '@/lib/core/context'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/tx'
import { startSmtpInbox } from '@/lib/testing/smtp-inbox'
import { queueDelivery } from './queue-delivery'
import { type LoadContent, sendDelivery } from './send-delivery'
import type { Transport } from './transport'
import { smtpTransport } from './transports/smtp'

const transport = globalThis as unknown as Record<symbol, Transport | undefined>
const slot = Symbol.for('foyer.mail-transport')
let inbox: Awaited<ReturnType<typeof startSmtpInbox>>

beforeAll(async () => {
  inbox = await startSmtpInbox()
  transport[slot] = smtpTransport(inbox.url)
})
afterAll(async () => {
  transport[slot]?.close()
  transport[slot] = undefined
  await inbox.close()
})
beforeEach(() => inbox.mails.splice(0))

const render = async (template: string, props: unknown) => ({
  subject: `${template} ${JSON.stringify(props)}`,
  html: '<p>Hello</p>',
  text: 'Hello',
})
const hello: LoadContent = async () => ({ props: { name: 'Ann' }, onBehalfOf: 'Harbour Nights' })
const ways = { loaders: { greeting: hello }, render, maxAttempts: 3 }

let facts = 0
const mail = (dedupeKey = `fact:${facts++}`, template = 'greeting') => ({
  template,
  dedupeKey,
  to: { name: 'Ann', address: 'ann@mail.example' },
  replyTo: 'hello@hafen.example',
})
async function queue(...delivery: Parameters<typeof mail>) {
  const id = await inTransaction((tx) => queueDelivery(tx, systemContext(), mail(...delivery)))
  if (!id) throw new Error('told before')
  return id
}
const read = (id: string) => db().delivery.findUniqueOrThrow({ where: { id } })

describe('queueing', () => {
  it('tells a fact once, however often and at whatever the same time it is asked', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () => inTransaction((tx) => queueDelivery(tx, systemContext(), mail('once')))),
    )
    expect(all.filter(Boolean)).toHaveLength(1)
    expect(await db().delivery.count({ where: { dedupeKey: 'once' } })).toBe(1)
    const recorded = await db().activity.findMany({ where: { kind: 'delivery.queued' } })
    expect(recorded.map(({ data }) => data)).toEqual([{ deliveryId: all.find(Boolean), template: 'greeting' }])
  })

  it('is undone with the transaction it belongs to', async () => {
    const failing = inTransaction(async (tx) => {
      await queueDelivery(tx, systemContext(), mail('undone'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await db().delivery.count({ where: { dedupeKey: 'undone' } })).toBe(0)
  })
})

describe('sending', () => {
  it('notes which transport took it, when, and under what subject', async () => {
    const id = await queue()
    await sendDelivery(id, ways)
    expect(await read(id)).toMatchObject({
      state: 'sent',
      attempts: 1,
      transport: 'smtp',
      lastError: null,
      subject: 'greeting {"name":"Ann"}',
      providerId: expect.any(String),
      sentAt: expect.any(Date),
    })
    expect(inbox.mails).toHaveLength(1)
    expect(inbox.mails[0]).toMatchObject({
      to: { name: 'Ann', address: 'ann@mail.example' },
      replyTo: { address: 'hello@hafen.example' },
      from: { name: 'Harbour Nights via Foyer' },
    })
  })

  it('again sends nothing', async () => {
    const id = await queue()
    await sendDelivery(id, ways)
    await sendDelivery(id, ways)
    expect(inbox.mails).toHaveLength(1)
    expect((await read(id)).attempts).toBe(1)
  })

  it('again after a crash between sending and noting it is the same mail', async () => {
    const id = await queue()
    await sendDelivery(id, ways)
    await db().delivery.update({ where: { id }, data: { state: 'queued', sentAt: null, providerId: null } })
    await sendDelivery(id, ways)
    const [first, second] = inbox.mails.map(({ headers }) => headers['message-id'])
    expect(second).toBe(first)
    expect((await read(id)).state).toBe('sent')
  })

  it('is tried again while the provider says later, and given up after the last try with the reason kept', async () => {
    const id = await queue()
    for (const attempts of [1, 2]) {
      inbox.refuse({ at: 'recipient', code: 451, message: 'Greylisted' })
      await expect(sendDelivery(id, ways)).rejects.toMatchObject({ code: 'email.unavailable' })
      expect(await read(id)).toMatchObject({ state: 'queued', attempts, lastError: expect.stringContaining('Greylisted') })
    }
    inbox.refuse({ at: 'recipient', code: 451, message: 'Greylisted' })
    await sendDelivery(id, ways)
    expect(await read(id)).toMatchObject({ state: 'failed', attempts: 3, lastError: expect.stringContaining('Greylisted') })
    await sendDelivery(id, ways)
    expect(inbox.mails).toHaveLength(0)
  })

  it('goes out on the next try when the provider is well again, and forgets the error', async () => {
    const id = await queue()
    inbox.refuse({ at: 'data', code: 452, message: 'Full' })
    await expect(sendDelivery(id, ways)).rejects.toThrow()
    await sendDelivery(id, ways)
    expect(await read(id)).toMatchObject({ state: 'sent', attempts: 2, lastError: null })
  })

  it('is given up at once when the provider says never', async () => {
    const id = await queue()
    inbox.refuse({ at: 'recipient', code: 550, message: 'No such user' })
    await sendDelivery(id, ways)
    expect(await read(id)).toMatchObject({ state: 'failed', attempts: 1, lastError: expect.stringContaining('No such user') })
  })

  it('is left out when what it tells is no longer so', async () => {
    const id = await queue()
    await sendDelivery(id, { ...ways, loaders: { greeting: async () => null } })
    expect(await read(id)).toMatchObject({ state: 'failed', lastError: 'Not sent: what it tells is no longer so.' })
    expect(inbox.mails).toHaveLength(0)
  })

  it('waits for a process that knows its kind', async () => {
    const id = await queue('a new kind', 'of-tomorrow')
    await expect(sendDelivery(id, ways)).rejects.toThrow('of-tomorrow')
    expect((await read(id)).state).toBe('queued')
  })
})
