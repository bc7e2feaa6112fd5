import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { listOutbox, outboxExists, readOutbox, withPictures } from './outbox'

const ids: string[] = []
beforeAll(async () => {
  for (let each = 0; each < 53; each++) {
    const id = newId('dlv')
    ids.unshift(id)
    await db().delivery.create({ data: { id, template: 'ticket', dedupeKey: id, toAddress: 'a@example.org' } })
    await db().outboxMessage.create({
      data: {
        deliveryId: id,
        fromAddress: 'Foyer <tickets@localhost>',
        toAddress: each === 7 ? '"Zoë" <Zoe@Example.org>' : 'ann@example.org',
        subject: `Mail ${each}`,
        html: '<img src="cid:qr-1"><img src="cid:gone">',
        text: 'Hello',
        attachments: [{ filename: 'qr.png', contentType: 'image/png', contentId: 'qr-1', base64: 'QUJD' }],
      },
    })
  }
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

describe('the outbox', () => {
  it('lists mail newest first, a page at a time, and finds it by address', async () => {
    const first = await listOutbox({})
    const second = await listOutbox({ before: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ deliveryId }) => deliveryId)).toEqual(ids)
    expect(second.next).toBeNull()
    expect((await listOutbox({ to: 'zoe@example' })).items.map(({ subject }) => subject)).toEqual(['Mail 7'])
  })

  it('shows a mail with its own pictures in it', async () => {
    const mail = await readOutbox(ids[0]!)
    expect(mail).toMatchObject({ template: 'ticket', text: 'Hello' })
    expect(withPictures(mail)).toBe('<img src="data:image/png;base64,QUJD"><img src="cid:gone">')
    await expect(readOutbox('dlv_none')).rejects.toMatchObject({ kind: 'not_found' })
  })

  it.each([
    [{ FOYER_MODE: 'demo', SMTP_URL: 'smtp://localhost' }, true],
    [{ FOYER_MODE: 'live', MAIL_TRANSPORT: 'outbox' }, true],
    [{ FOYER_MODE: 'live', SMTP_URL: 'smtp://localhost' }, false],
  ])('exists in demo mode and where it was named: %j', async (environment, exists) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
    const fresh = await import('./outbox')
    expect(fresh.outboxExists()).toBe(exists)
    if (!exists) {
      await expect(fresh.listOutbox({})).rejects.toMatchObject({ kind: 'not_found' })
      await expect(fresh.readOutbox(ids[0]!)).rejects.toMatchObject({ kind: 'not_found' })
    }
  })

  it('is there in these tests', () => expect(outboxExists()).toBe(true))
})
