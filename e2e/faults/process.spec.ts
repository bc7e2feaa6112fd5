import { request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from '@playwright/test'
import { newcomer } from '../support/account'
import { newEvent } from '../support/event'
import { launch, type Product, removeData, startProduct } from '../support/product'
import { port as first } from '../support/site'
import { mustHold } from '../support/verify'

const port = first + 20
const base = `http://localhost:${port}`
const dataDir = '.data-e2e-process'

let product: Product | undefined
test.beforeAll(() => removeData(dataDir))
test.afterAll(async () => {
  await product?.stop()
  await removeData(dataDir)
})

/** Sends the head of an order and waits until the server has it. `finish` sends the rest and reads the answer. */
async function beginOrder(event: { id: string; type: { id: string } }, index: number) {
  const body = JSON.stringify({
    lines: [{ ticketTypeId: event.type.id, quantity: 1 }],
    buyer: { name: 'Dora Drained', email: `dora${index}@example.org` },
  })
  const outgoing = request(`${base}/api/v1/events/${event.id}/orders`, {
    method: 'POST',
    agent: false,
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), expect: '100-continue' },
  })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    outgoing.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode)))
    outgoing.on('error', reject)
  })
  await new Promise<void>((resolve, reject) => {
    outgoing.on('continue', resolve)
    outgoing.on('error', reject)
    outgoing.flushHeaders()
  })
  return () => {
    outgoing.end(body)
    return answered
  }
}

test('asked to end in the middle of a sale, it answers every order it has begun to take, then ends well', async () => {
  product = await startProduct({ port, dataDir, env: { FOYER_MODE: 'live', MAIL_TRANSPORT: 'outbox' } })
  const { token } = await newcomer('Dan Drain', base)
  const event = await newEvent(token, { base, title: 'Last orders' })
  const begun = await Promise.all(Array.from({ length: 20 }, (_, index) => beginOrder(event, index)))
  product.child.kill('SIGTERM')
  await expect.poll(() => product?.output(), { message: 'it says that it is stopping' }).toContain('Stopping')
  expect(await Promise.all(begun.map((finish) => finish()))).toEqual(Array(20).fill(201))
  expect(await product.exit()).toBe(0)
  await mustHold(dataDir)
})

/** Starts something that cannot be started. @returns what it said, line by line */
async function refusal(env: Record<string, string>, onPort = port + 1) {
  const started = launch({ port: onPort, dataDir: `${dataDir}-refused`, env })
  const complaints: string[] = []
  started.child.stderr.on('data', (part: Buffer) => complaints.push(part.toString()))
  expect(await started.exit()).toBe(1)
  await removeData(`${dataDir}-refused`)
  return complaints.join('').trimEnd().split('\n')
}

test('a port that is taken is one clear line that says what to do', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, resolve))
  const taken = (other.address() as AddressInfo).port
  expect(await refusal({}, taken)).toEqual([expect.stringContaining(`Port ${taken} is taken. Choose another one:`)])
  other.close()
})

for (const [name, value, said] of [
  ['FOYER_MODE', 'wild', 'FOYER_MODE must be "demo" or "live"'],
  ['PORT', '70000', 'PORT must be a port number'],
  ['DATABASE_URL', 'mysql://localhost/foyer', 'DATABASE_URL must be a postgres:// address'],
  ['SMTP_URL', 'mail.example.org', 'SMTP_URL must be an smtp:// or smtps:// address'],
  ['GOOGLE_CLIENT_ID', 'only-half', 'GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET must be set together'],
  ['TRUSTED_PROXIES', 'the office', 'TRUSTED_PROXIES'],
] as const) {
  test(`a wrong ${name} is one clear line and no stack trace`, async () => {
    expect(await refusal({ [name]: value })).toEqual([expect.stringContaining(said)])
  })
}
