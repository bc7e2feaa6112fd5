import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import ICAL from 'ical.js'
import { startSmtpInbox } from '@/lib/testing/smtp-inbox'
import { newAddress, newcomer } from '../support/account'
import { rows } from '../support/database'
import { newEvent, newOrder } from '../support/event'
import { type Product, removeData, root, startProduct } from '../support/product'
import { readQr } from '../support/read-qr'
import { port as first } from '../support/site'
import { mustHold } from '../support/verify'

const port = first + 10
const base = `http://localhost:${port}`
const dataDir = '.data-e2e-mail'
const postmaster = () => Number(readFileSync(join(root, dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

/** A mail server that takes the call and never says a word. */
async function startSilentServer() {
  const calls = new Set<Socket>()
  const server = createServer((socket) => {
    calls.add(socket)
    socket.on('error', () => calls.delete(socket)) // the caller is killed in the middle of it
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls.size,
    close() {
      for (const socket of calls) socket.destroy()
      server.close()
    },
  }
}

const inbox = startSmtpInbox({ user: 'foyer', password: 'p@ss word' })
let product: Product | undefined

/** One server after the other on the same data: the tests of this file follow on each other. */
test.describe.configure({ mode: 'serial' })
test.beforeAll(() => removeData(dataDir))
test.afterAll(async () => {
  await product?.stop()
  await (await inbox).close()
  await removeData(dataDir)
})

const mailsTo = async (address: string) => (await inbox).mails.filter(({ to }) => to.address === address)

test('a server that is killed between registration and mail sends it after its restart, once, from the database it left running', async () => {
  const silent = await startSilentServer()
  product = await startProduct({ port, dataDir, env: { FOYER_MODE: 'live', SMTP_URL: silent.url } })
  const { token } = await newcomer('Kay Killed', base)
  const event = await newEvent(token, { base, title: 'Lights out' })
  const buyers = Array.from({ length: 5 }, (_, index) => ({ name: `Buyer ${index}`, email: newAddress('killed') }))
  const orders = await Promise.all(buyers.map((buyer) => newOrder(event, buyer, { base })))
  await expect.poll(silent.calls, { message: 'a mail is under way' }).toBeGreaterThan(0)
  const database = postmaster()
  await product.kill()
  silent.close()
  await mustHold(dataDir)

  const { url } = await inbox
  product = await startProduct({
    port,
    dataDir,
    env: { FOYER_MODE: 'live', SMTP_URL: url, MAIL_FROM: 'Box Office <box@foyer.example>' },
  })
  expect(postmaster(), 'the database that was left running is the one that is used').toBe(database)
  const states = () =>
    rows<{ state: string }>(
      'SELECT order_id, state FROM deliveries WHERE order_id = ANY($1) ORDER BY order_id',
      [orders.map(({ id }) => id)],
      dataDir,
    )
  const allSent = orders.map(({ id }) => ({ order_id: id, state: 'sent' })).sort((a, b) => (a.order_id < b.order_id ? -1 : 1))
  await expect.poll(states, { timeout: 60_000 }).toEqual(allSent)
  for (const { email } of buyers) expect(await mailsTo(email), email).toHaveLength(1)
  await mustHold(dataDir)
})

test('a mail that went over SMTP has its QR in the text and as a file, its date for the calendar, and a part in plain text', async () => {
  const { token } = await newcomer('Sam Sender', base)
  const event = await newEvent(token, { base, title: 'Über die Brücke' })
  const buyer = { name: 'Bea Buyer', email: newAddress('bea') }
  const order = await newOrder(event, buyer, { base, quantity: 2 })
  await expect.poll(() => mailsTo(buyer.email), { timeout: 30_000 }).toHaveLength(1)
  const mail = (await mailsTo(buyer.email))[0]!

  expect(mail.from.address).toBe('box@foyer.example')
  expect(mail.subject).toContain('Über die Brücke')
  expect(mail.text).toContain(order.number)
  expect(mail.text).toContain(order.url)
  const pictures = mail.attachments.filter(({ contentId }) => contentId?.startsWith('qr-'))
  for (const { contentId } of pictures) expect(mail.html).toContain(`cid:${contentId}`)
  const codes = await Promise.all(pictures.map(({ content }) => readQr(Buffer.from(content))))
  expect(codes).toEqual(order.tickets.map(({ code }) => code))
  const file = mail.attachments.find(({ filename }) => filename.endsWith('.ics'))!
  const calendar = new ICAL.Component(ICAL.parse(Buffer.from(file.content).toString()) as unknown[])
  expect(new ICAL.Event(calendar.getFirstSubcomponent('vevent')!).summary).toBe('Über die Brücke')
})

test('while the mail server refuses, tickets are sold all the same, and the mail goes out when it is well again', async () => {
  const person = await newcomer('Rea Refused', base)
  const event = await newEvent(person.token, { base, title: 'Try again' })
  await expect.poll(() => mailsTo(person.email), { timeout: 30_000 }).toHaveLength(1) // nothing else is on its way now
  ;(await inbox).refuse({ at: 'data', code: 451, message: 'Try again later' })
  const buyer = { name: 'Pat Patient', email: newAddress('pat') }
  const order = await newOrder(event, buyer, { base })
  expect(order.status).toBe('confirmed')
  await expect.poll(() => mailsTo(buyer.email), { timeout: 45_000 }).toHaveLength(1)
  const delivery = () => rows('SELECT state, attempts FROM deliveries WHERE order_id = $1', [order.id], dataDir)
  await expect.poll(delivery).toEqual([{ state: 'sent', attempts: 2 }])
})
