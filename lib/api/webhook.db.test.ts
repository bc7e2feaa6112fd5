import { createHmac } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { deriveKey } from '@/lib/config/secret'
import { db } from '@/lib/db/client'
import { providerNamed } from '@/lib/payments/registry'
import { makeEvent, makeTicketType } from '@/lib/testing/factories'
import { makeHeldOrder, makeOpenPayment } from '@/lib/testing/held-order'
import { restApp } from './rest'

const signatureHeader = 'foyer-sandbox-signature'
const signEvent = (body: string, at = Math.floor(Date.now() / 1000)) =>
  `t=${at},v1=${createHmac('sha256', deriveKey('sandbox webhook')).update(`${at}.${body}`).digest('hex')}`

const app = restApp()
const tell = (body: string | Buffer, headers: Record<string, string> = {}, provider = 'sandbox') =>
  app.fetch(
    new Request(`http://localhost:3000/api/v1/payments/${provider}/webhook`, {
      method: 'POST',
      body: new Uint8Array(Buffer.from(body)),
      headers,
    }),
  )
const signed = (body: string, at?: number) => tell(body, { [signatureHeader]: signEvent(body, at) })

let order: Awaited<ReturnType<typeof makeHeldOrder>>
let captured: string

beforeEach(async () => {
  const event = await makeEvent()
  const type = await makeTicketType(event.id, { priceMinor: 2650 })
  order = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 2 }])
  const { sessionRef, id: paymentId } = await makeOpenPayment(order)
  const fact = { kind: 'captured', sessionRef, paymentId, paymentRef: `money_${paymentId}`, amountMinor: 5300, currency: 'EUR' }
  captured = JSON.stringify({ id: `evt_${paymentId}`, type: 'payment.captured', fact })
})

const now = async () => ({
  status: (await db().order.findUniqueOrThrow({ where: { id: order.id } })).status,
  tickets: await db().ticket.count({ where: { orderId: order.id } }),
  receipts: await db().receipt.count(),
  activities: await db().activity.count(),
})

test('a genuine event settles its order, once, however often it is told and at whatever the same time', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => signed(captured)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  const after = await now()
  expect(after).toMatchObject({ status: 'confirmed', tickets: 2 })
  expect((await signed(captured)).status).toBe(200)
  expect(await now()).toEqual(after)
})

test('a genuine event that does not concern us, or a session nobody here opened, is heard and changes nothing', async () => {
  const before = await now()
  const foreign = {
    kind: 'captured',
    sessionRef: 'sbx_foreign',
    paymentId: 'pay_foreign',
    paymentRef: 'x',
    amountMinor: 1,
    currency: 'EUR',
  }
  for (const body of [
    { id: 'evt_1', type: 'bank.holiday' },
    { id: 'evt_2', type: 'payment.captured', fact: foreign },
  ]) {
    const answer = await signed(JSON.stringify(body))
    expect([answer.status, await answer.json()]).toEqual([200, { received: true }])
  }
  expect(await now()).toMatchObject({ status: 'pending', tickets: 0, activities: before.activities })
})

test('what is forged, unsigned, altered or old is a 400, and nothing is written', async () => {
  const before = await now()
  const late = Math.floor(Date.now() / 1000) - 301
  const header = signEvent(captured)
  const answers = [
    await tell(captured),
    await tell(captured, { [signatureHeader]: `t=1,v1=${'0'.repeat(64)}` }),
    await tell(captured.replace('5300', '5301'), { [signatureHeader]: header }),
    await tell(Buffer.from([0xff, 0xfe]), { [signatureHeader]: header }),
    await tell(''),
    await signed(captured, late),
  ]
  for (const answer of answers) {
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 400, code: 'payment.bad_signature' })
  }
  expect(await now()).toEqual(before)
})

test.each(['stripe', 'paypal', 'constructor', '__proto__'])('a provider that is not set up is a 404: %s', async (name) => {
  const answer = await tell(captured, {}, name)
  expect([answer.status, (await answer.json()).code]).toEqual([404, 'payment_provider.not_found'])
  expect(() => providerNamed(name)).toThrow('no such payment provider')
})

test('more than a megabyte is not read', async () => {
  expect((await tell('x'.repeat(1_000_001))).status).toBe(413)
})

test('it is documented', async () => {
  const document = (await (await app.fetch(new Request('http://localhost:3000/api/v1/openapi.json'))).json()) as {
    paths: Record<string, object>
  }
  expect(document.paths['/api/v1/payments/{provider}/webhook']).toHaveProperty('post')
})
