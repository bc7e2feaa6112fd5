import { expect, it } from 'vitest'
import { newId } from '@/lib/core/id'
import { closeDb, db } from '@/lib/db/client'
import { type ArrivedMail, readAddress } from '@/lib/testing/arrived-mail'
import { outboxTransport } from './outbox'
import { describeTransport } from './transport-contract'

type Kept = { filename: string; contentType: string; contentId?: string; base64: string }

async function newDelivery() {
  const id = newId('dlv')
  await db().delivery.create({ data: { id, template: 'ticket', dedupeKey: id, toAddress: 'ann@mail.example' } })
  return id
}

async function arrived(subject: string): Promise<ArrivedMail[]> {
  const rows = await db().outboxMessage.findMany({ where: { subject } })
  return rows.map((row) => ({
    from: readAddress(row.fromAddress),
    to: readAddress(row.toAddress),
    replyTo: row.replyTo === null ? undefined : readAddress(row.replyTo),
    subject: row.subject,
    html: row.html,
    text: row.text,
    headers: {},
    attachments: (row.attachments as Kept[]).map(({ base64, ...file }) => ({
      ...file,
      content: new Uint8Array(Buffer.from(base64, 'base64')),
    })),
  }))
}

describeTransport('outbox', async () => ({ transport: outboxTransport(), newKey: newDelivery, arrived, close: closeDb }))

it('keeps the first version of a delivery, as a mailbox would', async () => {
  const transport = outboxTransport()
  const message = {
    idempotencyKey: await newDelivery(),
    from: { address: 'tickets@foyer.example' },
    to: { address: 'ann@mail.example' },
    subject: 'Once',
    html: '<p>First</p>',
    text: 'First',
    attachments: [],
    headers: {},
  }
  await transport.send(message)
  await transport.send({ ...message, html: '<p>Second</p>' })
  expect((await arrived('Once')).map(({ html }) => html)).toEqual(['<p>First</p>'])
  await closeDb()
})

it('takes no mail that belongs to no delivery', async () => {
  const message = { idempotencyKey: 'dlv_unknown', from: { address: 'a@foyer.example' }, to: { address: 'b@mail.example' } }
  const send = outboxTransport().send({ ...message, subject: 'Lost', html: '', text: '', attachments: [], headers: {} })
  await expect(send).rejects.toThrow()
  expect(await arrived('Lost')).toEqual([])
  await closeDb()
})
