import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { newId } from '@/lib/core/id'
import { db } from '@/lib/db/client'
import { makeEvent, makeTicketType } from '@/lib/testing/factories'
import { makeHeldOrder, makeOpenPayment } from '@/lib/testing/held-order'
import { startRazorpayServer } from '@/lib/testing/razorpay-server'
import { BadSignature } from './errors'
import { backFromRazorpay } from './razorpay-back'
import { razorpayForm } from './razorpay-form'
import { providerNamed } from './registry'

let server: Awaited<ReturnType<typeof startRazorpayServer>>
let session: string
let paymentId: string

beforeAll(async () => {
  server = await startRazorpayServer()
  Object.assign(process.env, {
    RAZORPAY_KEY_ID: server.keyId,
    RAZORPAY_KEY_SECRET: server.keySecret,
    RAZORPAY_WEBHOOK_SECRET: server.webhookSecret,
    RAZORPAY_API_BASE: server.url,
    PUBLIC_URL: 'https://tickets.example.org',
  })
})
afterAll(() => server.close())

beforeEach(async () => {
  const event = await makeEvent({ currency: 'INR' })
  const type = await makeTicketType(event.id, { priceMinor: 50_000 })
  const order = await makeHeldOrder(event.id, [{ ticketTypeId: type.id, quantity: 1 }])
  const bill = {
    paymentId: newId('pay'),
    order: { id: order.id, number: order.number },
    account: null,
    total: { amountMinor: 50_000, currency: 'INR' },
    lines: [{ name: 'Entry', quantity: 1, unitMinor: 50_000 }],
    buyer: { name: 'Zoë <b>', email: 'zoe@example.org' },
    title: event.title,
    locale: null,
    expiresAt: order.expiresAt!,
    returnUrl: `${env().publicUrl}/checkout/${order.token}/return`,
    cancelUrl: `${env().publicUrl}/checkout/${order.token}`,
  }
  const opened = await providerNamed('razorpay').open(bill)
  session = opened.sessionRef
  paymentId = (await makeOpenPayment(order, { provider: 'razorpay', sessionRef: session })).id
  await db().payment.update({ where: { id: paymentId }, data: { bill } })
})

/** Through Razorpay's page with the fields of our form, up to the form it sends buyers back with. */
async function choose(choice: string) {
  const { action, fields } = (await razorpayForm(session))!
  const post = (url: string, form: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  expect(await (await post(action, fields)).text()).toContain('Razorpay for tests')
  const answer = await post(`${server.url}/local/checkout/${session}`, { choice })
  const inputs = (await answer.text()).matchAll(/name="([^"]+)" value="([^"]*)"/g)
  return {
    location: answer.headers.get('location'),
    form: new URLSearchParams([...inputs].map(([, name, value]) => [name!, value!])),
  }
}

it('a buyer who has paid comes back signed, and goes on to where Razorpay is asked', async () => {
  const { form } = await choose('pay')
  expect(await backFromRazorpay(session, form)).toMatch(/^\/checkout\/[\w-]{43}\/return$/)
  expect(server.webhooks.all.at(-1)!.body).toContain(paymentId)
})

it('one whose payment failed goes on there too, and one who left is back at the checkout', async () => {
  const { form } = await choose('fail')
  expect(await backFromRazorpay(session, form)).toMatch(/return$/)
  expect((await choose('cancel')).location).toMatch(/^https:\/\/tickets\.example\.org\/checkout\/[\w-]{43}$/)
})

it('a way back that Razorpay did not sign leads nowhere', async () => {
  const { form } = await choose('pay')
  for (const name of ['razorpay_signature', 'razorpay_payment_id', 'razorpay_order_id']) {
    for (const value of ['', 'pay_forged', `${form.get(name)!.slice(0, -1)}!`]) {
      const forged = new URLSearchParams(form)
      forged.set(name, value)
      await expect(backFromRazorpay(session, forged)).rejects.toBeInstanceOf(BadSignature)
    }
  }
  await expect(backFromRazorpay(session, new URLSearchParams())).rejects.toBeInstanceOf(BadSignature)
  await expect(backFromRazorpay('order_none', form)).rejects.toMatchObject({ kind: 'not_found' })
})

it('the form can be sent while the seats are held and nothing is paid', async () => {
  expect(await razorpayForm(session)).toMatchObject({ open: true, test: true })
  await db().payment.update({ where: { id: paymentId }, data: { state: 'captured' } })
  expect(await razorpayForm(session)).toMatchObject({ open: false })
  const expiresAt = new Date(Date.now() - 1000).toISOString()
  await db().$executeRaw`
    UPDATE payments SET state = 'open', bill = jsonb_set(bill, '{expiresAt}', to_jsonb(${expiresAt}::text)) WHERE id = ${paymentId}`
  expect(await razorpayForm(session)).toMatchObject({ open: false })
  expect(await razorpayForm('order_none')).toBeNull()
})
